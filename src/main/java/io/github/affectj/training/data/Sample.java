package io.github.affectj.training.data;

import io.github.affectj.result.FigureBox;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * A labelled clip of a data set.
 *
 * @param path its file
 * @param label place of its label in the data set's labels
 * @param split {@code train}, {@code val}, {@code test} or another test split, {@code test-<name>};
 *     {@link #NO_SPLIT} in a set that has none
 * @param group what must not cross splits (character, designer, speaker, source); empty if not told
 * @param gender of the speaker: 0 female, 1 male, {@link #UNKNOWN} where it is not told
 * @param where where the set names it, for messages: {@code manifest.csv line 7} or the path itself
 * @param features what it has in the place of frames and sound in a set of feature files, where
 *     {@code label} is {@link #NO_LABEL} if its steps have labels; null for a clip of media
 * @param shares what its raters said, of whom most gave it {@code label}; null where the set does
 *     not tell
 * @param figure where its figure is in the picture; null where the set does not tell
 * @param span which part of its file it is
 */
public record Sample(
        Path path,
        int label,
        String split,
        String group,
        int gender,
        String where,
        ClipFeatures features,
        RaterShares shares,
        FigureBox figure,
        Span span) {
    /** Place of no label. */
    public static final int NO_LABEL = -1;

    /** Gender of a speaker that the set does not tell. */
    public static final int UNKNOWN = -1;

    /** The split of a clip that has none yet. */
    public static final String NO_SPLIT = "";

    /** A clip of media. */
    public Sample(Path path, int label, String split, String group, int gender, String where) {
        this(path, label, split, group, gender, where, null, null, null, Span.WHOLE);
    }

    /** A clip whose speaker's gender is not told. */
    public Sample(Path path, int label, String split, String group, String where) {
        this(path, label, split, group, UNKNOWN, where);
    }

    /** The same in a split, and of a group. */
    Sample in(String newSplit, String newGroup) {
        return new Sample(
                path, label, newSplit, newGroup, gender, where, features, shares, figure, span);
    }

    /**
     * Its name in a set: the path, see {@link ClipDataset#nameIn}, and behind it which part of the
     * file it is.
     */
    public String nameIn(Path folder) {
        return ClipDataset.nameIn(folder, path) + span.suffix();
    }

    /** Places of its labels: one, or those of its steps that have one. */
    public IntStream labels() {
        return isByStep()
                ? Arrays.stream(features.stepLabels()).filter(l -> l != NO_LABEL)
                : IntStream.of(label);
    }

    /** Whether its steps have labels. */
    public boolean isByStep() {
        return features != null && features.isByStep();
    }

    /** Whether its raters' shares say that there is nothing of any label in it. */
    public boolean saysNothing() {
        return shares != null && shares.isEven();
    }

    /**
     * What is wrong with the box of its figure, in a sentence.
     *
     * @param width of its picture in pixels; 0 where it has none
     * @param height of its picture in pixels; 0 where it has none
     */
    public Optional<String> figureProblem(int width, int height) {
        if (figure == null || figure.isWithin(width, height)) {
            return Optional.empty();
        }
        return Optional.of(
                "%s: the figure %s lies beyond %s, which %s."
                        .formatted(
                                where,
                                figure.text(),
                                path,
                                width == 0
                                        ? "has no picture"
                                        : "is %d x %d pixels".formatted(width, height)));
    }

    /** What its hash in a set takes of raters and part; empty where the set tells of neither. */
    String hashedText() {
        return (shares == null ? "" : "|" + shares.text()) + span.suffix();
    }

    /** The same with its labels at other places, of which there are {@code count}. */
    public Sample withLabels(IntUnaryOperator place, int count) {
        return new Sample(
                path,
                isByStep() ? NO_LABEL : place.applyAsInt(label),
                split,
                group,
                gender,
                where,
                features == null ? null : features.with(place),
                shares == null ? null : shares.at(place, count),
                figure,
                span);
    }
}
