package io.github.affectj.ui.timeline;

import io.github.affectj.annotation.AnnotationSet;
import io.github.affectj.annotation.FrameTimes;
import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.annotation.Vocabularies;
import io.github.affectj.annotation.edit.Change;
import io.github.affectj.annotation.edit.LabelKeys;
import io.github.affectj.annotation.edit.SegmentEdits;
import io.github.affectj.annotation.edit.TierEdits;
import io.github.affectj.exchange.tiers.ElanDocument;
import io.github.affectj.media.Clip;
import io.github.affectj.overlay.StackResults;
import io.github.affectj.overlay.timeline.TimelineContent;
import io.github.affectj.overlay.timeline.TimelineHit;
import io.github.affectj.overlay.timeline.Waveform;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.ResultSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the window shows and changes: the tiers that are attached to a stack, one of them the active
 * one, and a selected segment. An edit that goes on, as a drag, is a draft until it is committed.
 */
final class TimelineModel {
    private final StackResults results;
    private final FrameTimes frames;
    private final List<Runnable> listeners = new ArrayList<>();
    private final Map<String, LabelKeys> keys = new HashMap<>();
    private TimelineContent content;
    private List<EmotionTimeline> shownResults;
    private Vocabularies shownVocabularies = Vocabularies.EMPTY;
    private Optional<Change> draft = Optional.empty();
    private Optional<String> active;
    private Optional<Segment> selected = Optional.empty();
    private String person;

    /**
     * @param clip whose frames the stack shows
     * @param frames when these begin
     * @param cutTier name of the tier of shots
     * @param person who edits
     */
    TimelineModel(
            StackResults results, Clip clip, FrameTimes frames, String cutTier, String person) {
        this.results = results;
        this.frames = frames;
        this.person = person;
        shownResults = results.get().together();
        content = TimelineContent.of(clip.times(), shownResults, tiers(), cutTier);
        shownVocabularies = vocabularies();
        // A tier of one's own, or the one that came last.
        List<String> names = tiers().names();
        active = names.isEmpty() ? Optional.empty() : Optional.of(names.get(names.size() - 1));
        ownTiers().findFirst().ifPresent(own -> active = Optional.of(own.name()));
    }

    private Stream<Tier> ownTiers() {
        return tiers().tiers().stream().filter(tier -> tier.coder().equals(person));
    }

    /** Whether there is a tier of the person who edits. */
    boolean hasOwnTier() {
        return ownTiers().findAny().isPresent();
    }

    /** Is told of each change, also of a draft and of the selection. */
    void addListener(Runnable listener) {
        listeners.add(listener);
    }

    private void tell() {
        List.copyOf(listeners).forEach(Runnable::run);
    }

    /** What is attached now. */
    AnnotationSet tiers() {
        return results.get()
                .part(AnnotationSet.KEY, AnnotationSet.class)
                .orElse(AnnotationSet.EMPTY);
    }

    private Vocabularies vocabularies() {
        return results.get().part(Vocabularies.KEY, Vocabularies.class).orElse(Vocabularies.EMPTY);
    }

    /** Takes over what was attached or changed by whomever. */
    void refresh() {
        ResultSet now = results.get();
        if (!now.together().equals(shownResults)) {
            shownResults = now.together();
            content = content.withResults(shownResults);
        }
        if (!vocabularies().equals(shownVocabularies)) {
            shownVocabularies = vocabularies();
            keys.clear();
        }
        draft = Optional.empty();
        content = content.withTiers(tiers());
        if (active.isPresent() && tiers().tier(active.get()).isEmpty()) {
            active = tiers().names().stream().findFirst();
        }
        selected = selected.flatMap(this::asItIs);
        tell();
    }

    /** A segment of the active tier after a change: itself, or what is at its place now. */
    private Optional<Segment> asItIs(Segment segment) {
        List<Segment> now = tier().map(Tier::segments).orElse(List.of());
        return now.contains(segment)
                ? Optional.of(segment)
                : now.stream()
                        .filter(s -> s.start() == segment.start() && s.end() == segment.end())
                        .findFirst();
    }

    /** Shows the sound. */
    void waveform(Waveform waveform) {
        content = content.withWaveform(Optional.of(waveform));
        tell();
    }

    /** What is drawn, with the draft. */
    TimelineContent content() {
        return content;
    }

    /** When frames begin. */
    FrameTimes frames() {
        return frames;
    }

    /** The model's current result, if there is one. */
    Optional<EmotionTimeline> result() {
        return results.get().timeline();
    }

    /** Who edits. */
    String person() {
        return person;
    }

    /** Says who edits from now on. */
    void person(String name) {
        person = name;
        tell();
    }

    /** Edits in that person's name. */
    SegmentEdits edits() {
        return new SegmentEdits(frames, person);
    }

    /** The active tier as it is attached. */
    Optional<Tier> tier() {
        return active.flatMap(name -> tiers().tier(name));
    }

    /** The selected segment, as it is attached. */
    Optional<Segment> selected() {
        return selected;
    }

    /** Place of the active tier among those that are drawn; -1 for none. */
    int tierIndex() {
        return active.map(name -> content.tiers().names().indexOf(name)).orElse(TimelineHit.NONE);
    }

    /** Place of the selected segment in the tier as it is drawn; -1 for none. */
    int segmentIndex() {
        int place = tierIndex();
        Optional<Segment> drawn = draft.isPresent() ? draft.get().selected() : selected;
        return place < 0 || drawn.isEmpty()
                ? TimelineHit.NONE
                : content.tiers().tiers().get(place).segments().indexOf(drawn.get());
    }

    /** Makes a tier the active one; nothing in it is selected then, if it was another. */
    void activate(int place) {
        String name = content.tiers().names().get(place);
        if (!active.equals(Optional.of(name))) {
            active = Optional.of(name);
            selected = Optional.empty();
            tell();
        }
    }

    /** Selects a segment of the active tier, or none. */
    void select(Optional<Segment> segment) {
        if (!selected.equals(segment)) {
            selected = segment;
            tell();
        }
    }

    /** Shows an edit that goes on. */
    void draft(Change change) {
        draft = Optional.of(change);
        content = content.withTiers(tiers().with(change.tier()));
        tell();
    }

    /** Shows what is attached again. */
    void dropDraft() {
        if (draft.isPresent()) {
            draft = Optional.empty();
            content = content.withTiers(tiers());
            tell();
        }
    }

    /** Makes the draft, if there is one, a step. */
    void commit(String what) {
        draft.ifPresent(change -> apply(change, what));
    }

    /** Makes an edit of the active tier a step; one that changed nothing is none. */
    void apply(Change change, String what) {
        draft = Optional.empty();
        selected = change.selected();
        if (tiers().tier(change.tier().name()).equals(Optional.of(change.tier()))) {
            content = content.withTiers(tiers());
            tell();
        } else {
            results.put(List.of(tiers().with(change.tier())), what);
        }
    }

    /** The tiers with what was chosen for them, to add, rename or delete one. */
    TierEdits tierEdits() {
        return new TierEdits(tiers(), vocabularies());
    }

    /**
     * Makes a change of whole tiers a step.
     *
     * @param name of the tier that is active then
     */
    void apply(TierEdits changed, Optional<String> name, String what) {
        name.ifPresent(
                given -> {
                    active = name;
                    selected = Optional.empty();
                    keys.remove(given);
                });
        results.put(List.of(changed.tiers(), changed.vocabularies()), what);
    }

    /** What can be undone, for the menu. */
    Optional<String> undoable() {
        return results.history().undoable();
    }

    /** What can be done again, for the menu. */
    Optional<String> redoable() {
        return results.history().redoable();
    }

    void undo() {
        results.undo();
    }

    void redo() {
        results.redo();
    }

    /** Which label a number key gives in the active tier. */
    LabelKeys keys() {
        Optional<Tier> tier = tier();
        if (tier.isEmpty()) {
            return new LabelKeys(List.of());
        }
        LabelKeys now =
                keys.computeIfAbsent(tier.get().name(), name -> fresh(tier.get()))
                        .and(LabelKeys.of(tier.get(), List.of(), List.of(), List.of()).labels());
        keys.put(tier.get().name(), now);
        return now;
    }

    private LabelKeys fresh(Tier tier) {
        List<String> file =
                results.get()
                        .part(ElanDocument.KEY, ElanDocument.class)
                        .map(elan -> elan.vocabulary(tier.name()))
                        .orElse(List.of());
        List<String> model = result().map(found -> found.labels().names()).orElse(List.of());
        return LabelKeys.of(tier, vocabularies().of(tier.name()), file, model);
    }
}
