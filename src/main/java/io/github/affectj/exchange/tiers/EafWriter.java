package io.github.affectj.exchange.tiers;

import io.github.affectj.annotation.AnnotationSet;
import io.github.affectj.annotation.Tier;
import io.github.affectj.annotation.TierKind;
import io.github.affectj.exchange.tiers.EafContent.EafTier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/**
 * Brings a document of ELAN up to date with tiers. What has not changed stays as it is, to the last
 * attribute; tiers that were never imported, and all else, are not touched, nor written a second
 * time where the same tier came from elsewhere. Where annotations change their times, tiers below
 * them can no longer refer to them and become tiers with times of their own.
 */
final class EafWriter {
    private final EafContent content;
    private final EafEditor editor;
    private final EafLanes lanes;
    private final AnnotationSet tiers;
    private final Map<String, List<String>> imported;
    private final long origin;
    private final Map<String, EafGroup> groups = new HashMap<>();
    private final Set<String> done = new HashSet<>();
    private final List<String> notes = new ArrayList<>();

    /**
     * @param content the document
     * @param tiers what it shall hold
     * @param imported ids of its tiers, by the names in {@code tiers}
     * @param origin milliseconds of the film at which its times begin
     */
    EafWriter(
            EafContent content,
            AnnotationSet tiers,
            Map<String, List<String>> imported,
            long origin) {
        this.content = content;
        this.tiers = tiers;
        this.imported = imported;
        this.origin = origin;
        editor = new EafEditor(content.document());
        lanes = new EafLanes(editor, content.root());
    }

    /** Does it; gives sentences for the user. */
    List<String> update() {
        List<EafGroup> all = EafGroup.of(content);
        all.forEach(group -> groups.put(group.id(), group));
        Set<String> written = new HashSet<>();
        for (EafGroup group : all) {
            Optional<String> name = name(group);
            name.ifPresent(written::add);
            if (name.isPresent() && !done.contains(group.id())) {
                tiers.tier(name.get())
                        .ifPresentOrElse(tier -> change(group, tier), () -> remove(group));
            }
        }
        for (Tier tier : tiers.tiers()) {
            if (!written.contains(tier.name()) && all.stream().noneMatch(g -> isThere(g, tier))) {
                add(tier);
            }
        }
        editor.finish();
        return notes;
    }

    /** The name of the tier that was made of a group; empty if it was not imported. */
    private Optional<String> name(EafGroup group) {
        return imported.entrySet().stream()
                .filter(entry -> entry.getValue().contains(group.id()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Whether the document has a tier that was never imported, but came on another way. */
    private boolean isThere(EafGroup group, Tier tier) {
        List<EafRow> rows = rows(tier);
        List<EafGroup.Row> there = group.rows(content);
        boolean same =
                group.id().equals(tier.name())
                        && name(group).isEmpty()
                        && group.coder().equals(tier.coder())
                        && there.size() == rows.size();
        for (int i = 0; i < rows.size() && same; i++) {
            same = rows.get(i).isAt(there.get(i)) && rows.get(i).saysTheSame(there.get(i));
        }
        return same;
    }

    private List<EafRow> rows(Tier tier) {
        return EafRow.of(tier, content.unit(), origin);
    }

    private void change(EafGroup group, Tier tier) {
        done.add(group.id());
        List<EafRow> rows = rows(tier);
        List<EafGroup.Row> old = group.rows(content);
        boolean sameTimes = old.size() == rows.size();
        boolean same = sameTimes;
        for (int i = 0; i < rows.size() && sameTimes; i++) {
            sameTimes = rows.get(i).isAt(old.get(i));
            same &= sameTimes && rows.get(i).saysTheSame(old.get(i));
        }
        for (EafTier lane : group.lanes()) {
            if (!group.coder().equals(tier.coder())) {
                lane.element().setAttribute("ANNOTATOR", EafXml.legal(tier.coder()));
            }
        }
        if (group.kind().isPresent() && !group.kind().get().equals(tier.kind())) {
            setKind(group, tier, rows);
        }
        if (same) {
            return;
        }
        if (sameTimes) {
            relabel(group, old, rows, tier);
        } else if (group.lanes().size() == 1
                && group.lanes().get(0).parent().isEmpty()
                && EafRow.lanes(rows).size() == 1) {
            patch(group, old, rows, tier);
        } else {
            rewrite(group, rows, tier.coder(), Optional.of(tier.kind()));
        }
    }

    private void relabel(EafGroup group, List<EafGroup.Row> old, List<EafRow> rows, Tier tier) {
        Map<String, EafRow> byId = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            EafAnnotation annotation = old.get(i).annotation();
            if (!annotation.label().equals(rows.get(i).label())) {
                annotation.label(rows.get(i).label());
            }
            byId.put(annotation.id(), rows.get(i));
        }
        removeNotes(group);
        for (EafTier lane : group.lanes()) {
            Map<String, EafRow> own = new LinkedHashMap<>();
            lane.annotations().forEach(a -> own.put(a.id(), byId.get(a.id())));
            lanes.notes(lane.id(), own, tier.coder());
        }
    }

    /** Keeps what is at the same place, takes away what is not any more, and adds what is new. */
    private void patch(EafGroup group, List<EafGroup.Row> old, List<EafRow> rows, Tier tier) {
        EafTier lane = group.lanes().get(0);
        List<EafGroup.Row> left = new ArrayList<>(old);
        List<EafRow> added = new ArrayList<>();
        Map<String, EafRow> byId = new LinkedHashMap<>();
        for (EafRow row : rows) {
            Optional<EafGroup.Row> there = left.stream().filter(row::isAt).findFirst();
            there.ifPresent(left::remove);
            if (there.isEmpty()) {
                added.add(row);
                continue;
            }
            EafAnnotation annotation = there.get().annotation();
            if (!annotation.label().equals(row.label())) {
                annotation.label(row.label());
            }
            byId.put(annotation.id(), row);
        }
        if (!left.isEmpty()) {
            free(group);
        }
        removeNotes(group);
        left.forEach(gone -> editor.remove(gone.annotation()));
        added.forEach(row -> byId.put(lanes.annotation(lane.element(), row), row));
        lanes.notes(lane.id(), byId, tier.coder());
        if (group.kind().isPresent() || added.stream().anyMatch(EafRow::point)) {
            setKind(group, tier, rows);
        }
    }

    private void setKind(EafGroup group, Tier tier, List<EafRow> rows) {
        EafHead.property(content.root(), EafHead.KIND + group.id(), EafRow.kind(tier.kind(), rows));
    }

    /** Writes a group anew, as a tier with times of its own. */
    private void rewrite(EafGroup group, List<EafRow> rows, String coder, Optional<TierKind> kind) {
        done.add(group.id());
        free(group);
        removeNotes(group);
        for (EafTier lane : group.lanes()) {
            lane.annotations().forEach(editor::remove);
        }
        for (EafTier lane : group.lanes().subList(1, group.lanes().size())) {
            EafEditor.remove(lane.element());
            EafHead.property(content.root(), EafHead.LANE + lane.id(), null);
        }
        Element first = group.lanes().get(0).element();
        if (first.hasAttribute("PARENT_REF")) {
            first.removeAttribute("PARENT_REF");
            first.setAttribute("LINGUISTIC_TYPE_REF", EafHead.TYPE);
            EafHead.type(content.root(), EafHead.TYPE);
            notes.add(
                    "The tier '%s' has times of its own now: its annotations no longer fit those of the tier above it."
                            .formatted(group.id()));
        }
        lanes.fill(first, group.id(), rows, coder);
        kind.ifPresent(
                k ->
                        EafHead.property(
                                content.root(), EafHead.KIND + group.id(), EafRow.kind(k, rows)));
    }

    /** Gives the tiers below a group times of their own. */
    private void free(EafGroup group) {
        for (EafTier lane : group.lanes()) {
            for (EafTier child : content.children(lane.id())) {
                EafGroup below = groups.get(child.id());
                if (below == null || done.contains(below.id())) {
                    continue; // values and sources, or done
                }
                Optional<String> name = name(below);
                Optional<Tier> tier = name.flatMap(tiers::tier);
                if (name.isPresent() && tier.isEmpty()) {
                    remove(below);
                } else {
                    rewrite(
                            below,
                            tier.map(this::rows).orElseGet(() -> EafRow.of(below, content)),
                            tier.map(Tier::coder).orElseGet(below::coder),
                            tier.map(Tier::kind));
                }
            }
        }
    }

    private void remove(EafGroup group) {
        done.add(group.id());
        free(group);
        removeNotes(group);
        for (EafTier lane : group.lanes()) {
            lane.annotations().forEach(editor::remove);
            EafEditor.remove(lane.element());
            EafHead.property(content.root(), EafHead.LANE + lane.id(), null);
        }
        EafHead.property(content.root(), EafHead.KIND + group.id(), null);
    }

    private void removeNotes(EafGroup group) {
        for (EafTier note : group.notes()) {
            note.annotations().forEach(editor::remove);
            EafEditor.remove(note.element());
        }
    }

    private void add(Tier tier) {
        List<EafRow> rows = rows(tier);
        String id = editor.freeTierId(tier.name());
        Element first = editor.tier(id, EafHead.TYPE, "", tier.coder());
        lanes.fill(first, id, rows, tier.coder());
        EafHead.property(content.root(), EafHead.KIND + id, EafRow.kind(tier.kind(), rows));
    }
}
