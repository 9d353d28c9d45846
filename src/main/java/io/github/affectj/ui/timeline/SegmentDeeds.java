package io.github.affectj.ui.timeline;

import io.github.affectj.annotation.AnnotationSet;
import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.annotation.edit.Change;
import io.github.affectj.annotation.edit.ModelLabels;
import io.github.affectj.result.EmotionTimeline;
import java.util.List;
import java.util.Optional;

/** What the actions do to segments, tiers and playhead; most to the selected segment. */
final class SegmentDeeds {
    private final TimelinePanel panel;
    private final TimelineModel model;
    private final TimelineActions.Host host;

    SegmentDeeds(TimelinePanel panel, TimelineActions.Host host) {
        this.panel = panel;
        this.model = panel.model();
        this.host = host;
    }

    /** Whether there is a tier to work in. */
    boolean hasTier() {
        return model.tier().isPresent();
    }

    private Tier tier() {
        return model.tier().orElseThrow();
    }

    /** The selected segment, or that of the active tier at the playhead. */
    Optional<Segment> segment() {
        return model.selected().or(() -> model.tier().flatMap(t -> t.at(panel.playhead())));
    }

    /** Whether there is a segment to work on. */
    boolean hasSegment() {
        return segment().isPresent();
    }

    /** Selects a segment of the active tier. */
    void select(Segment segment) {
        model.select(Optional.of(segment));
    }

    private void apply(Change change, String what) {
        model.apply(change, what);
    }

    /** Splits the segment under the playhead; where several are, the selected one. */
    void split() {
        Segment segment =
                model.selected()
                        .filter(s -> s.holds(panel.playhead()))
                        .or(() -> tier().at(panel.playhead()))
                        .orElse(segment().orElseThrow());
        apply(model.edits().split(tier(), segment, panel.playhead()), "split a segment");
    }

    /** Puts the segment and the next one together. */
    void merge() {
        apply(model.edits().mergeWithNext(tier(), segment().orElseThrow()), "merge segments");
    }

    /** Asks for a value and sets it. */
    void value() {
        Segment segment = segment().orElseThrow();
        host.askValue(segment)
                .ifPresent(
                        value -> apply(model.edits().value(tier(), segment, value), "set a value"));
    }

    /** Gives the segment the label of a number key. */
    void label(int key) {
        Optional<String> label = model.keys().label(key);
        if (label.isEmpty()) {
            host.tell("no label has the key " + key + "; choose labels in the menu Tier.");
        } else {
            segment()
                    .ifPresent(
                            s ->
                                    apply(
                                            model.edits().relabel(tier(), s, label.get()),
                                            "label a segment"));
        }
    }

    /** Selects the segment behind, or before, the selected one or the playhead. */
    void step(int direction) {
        List<Segment> all = tier().segments();
        int at;
        if (model.selected().isPresent()) {
            at = all.indexOf(model.selected().get()) + direction;
        } else {
            double now = panel.playhead();
            at = (int) all.stream().filter(s -> s.start() < now).count();
            at = direction > 0 ? at : at - 1;
        }
        if (at >= 0 && at < all.size()) {
            select(all.get(at));
            panel.reveal(all.get(at).start());
        }
    }

    /** Deletes the selected segment. */
    void delete() {
        apply(model.edits().delete(tier(), model.selected().orElseThrow()), "delete a segment");
    }

    /** Deletes the active tier. */
    void deleteTier() {
        String name = tier().name();
        model.apply(model.tierEdits().delete(name), Optional.empty(), "delete tier " + name);
    }

    /** Makes the tier below, or above, the active one. */
    void tierStep(int direction) {
        int place = model.tierIndex() + direction;
        if (place >= 0 && place < model.tiers().tiers().size()) {
            model.activate(place);
            panel.revealTier();
        }
    }

    /** Moves the playhead by frames. */
    void frame(int direction) {
        int frame = model.frames().frameAt(panel.playhead()) + direction;
        panel.reveal(
                model.frames().start(Math.max(0, Math.min(model.frames().count() - 1, frame))));
    }

    /** Makes a tier of what the model says. */
    void copyModel() {
        EmotionTimeline result = model.result().orElseThrow();
        AnnotationSet tiers = model.tiers();
        Tier copy =
                ModelLabels.of(result, tiers.freeName("emotion " + model.person()), model.person());

        model.apply(
                model.tierEdits().with(copy), Optional.of(copy.name()), "copy the model's labels");
        panel.revealTier();
    }
}
