package io.github.affectj.annotation.agreement;

import io.github.affectj.annotation.Tier;
import io.github.affectj.annotation.TierKind;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.result.EmotionTimeline;
import java.util.List;
import java.util.Optional;

/**
 * One who says something of a clip: a person by a tier, or a model by its timeline.
 *
 * @param name what it is called in tables
 * @param tier what a person, or a detector, said; empty for a model
 * @param timeline what a model said; empty for a tier
 */
public record Voice(String name, Optional<Tier> tier, Optional<EmotionTimeline> timeline) {

    /** The voice of a tier. */
    public static Voice of(Tier tier) {
        return new Voice(tier.name(), Optional.of(tier), Optional.empty());
    }

    /** The voice of a model. */
    public static Voice of(String name, EmotionTimeline timeline) {
        return new Voice(name, Optional.empty(), Optional.of(timeline));
    }

    /** Whether it is a model's. */
    public boolean isModel() {
        return timeline.isPresent();
    }

    /** The labels that it uses, or might use. */
    public List<String> labels() {
        return tier.map(Tier::labels).orElseGet(() -> timeline.get().labels().names());
    }

    /** Whether both have a label in common, so that they may agree on something. */
    public boolean sharesLabels(Voice other) {
        return LabelList.meet(labels(), other.labels());
    }

    /** Whether it has segments that can be compared. */
    public boolean isComparable() {
        return tier.map(t -> t.kind() != TierKind.POINTS && !t.segments().isEmpty()).orElse(true);
    }

    /**
     * Compares moments; the bootstrap draws segments of this voice, or of the other if this is a
     * model's. See {@link TimeComparison}.
     *
     * @param unit seconds
     * @param end of the clip in seconds
     * @throws BadInputException if the voices can't be compared
     */
    public Comparison byTime(Voice other, double unit, double end, Progress progress) {
        requireTier(other);
        Tier one = tier.orElseGet(() -> ModelTier.of(timeline.get(), name));
        Tier two = other.tier.orElseGet(() -> ModelTier.of(other.timeline.get(), other.name));
        return TimeComparison.of(one, two, isModel() ? two : one, unit, end, progress);
    }

    /**
     * Compares segments; a model says of each of the other's segments what it says in the mean. See
     * {@link SegmentComparison}.
     *
     * @throws BadInputException if the voices can't be compared
     */
    public Comparison bySegments(Voice other, Progress progress) {
        requireTier(other);
        Tier one = tier.orElseGet(() -> ModelTier.within(other.tier.get(), timeline.get(), name));
        Tier two =
                other.tier.orElseGet(
                        () -> ModelTier.within(tier.get(), other.timeline.get(), other.name));
        return SegmentComparison.of(one, two, progress);
    }

    private void requireTier(Voice other) {
        if (isModel() && other.isModel()) {
            throw new BadInputException(
                    "first and second are both results of models; at least one must be a tier.");
        }
    }
}
