package io.github.affectj.training.data;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Counts;
import io.github.affectj.result.EmotionLabels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a training has to know of the labels of its data set. */
public final class Labels {
    private static final int MOST_NAMED = 8;

    private Labels() {}

    /** Refuses a set in which there is nothing to tell apart, or whose labels no model may have. */
    public static void requireTwo(ClipDataset dataset) {
        if (dataset.labels().size() < 2) {
            throw new BadInputException(
                    "The data set "
                            + dataset.folder()
                            + " has the label '"
                            + String.join("", dataset.labels())
                            + "' only; to train, at least two are needed.");
        }
        try {
            new EmotionLabels(dataset.labels());
        } catch (IllegalArgumentException e) {
            throw new BadInputException(
                    "The data set "
                            + dataset.folder()
                            + " can't be used to train: "
                            + e.getMessage()
                            + ".",
                    e);
        }
    }

    /** A sentence if the validation split does not know all labels. */
    public static Optional<String> missing(ClipDataset dataset, List<Sample> val) {
        int[] counts = dataset.counts(val);
        List<String> names = new ArrayList<>();
        for (int k = 0; k < counts.length; k++) {
            if (counts[k] == 0) {
                names.add(dataset.labels().get(k));
            }
        }
        if (names.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                "%d of %d labels %s no clips in the val split (%s%s): the best epoch and the calibration are chosen without them."
                        .formatted(
                                names.size(),
                                counts.length,
                                Counts.word(names.size(), "has", "have"),
                                String.join(", ", names.stream().limit(MOST_NAMED).toList()),
                                names.size() > MOST_NAMED ? ", ..." : ""));
    }

    /**
     * The weight of each label in the loss.
     *
     * @param balance whether rare labels weigh more: inverse frequency, 1 on average over the
     *     clips, where a clip with raters counts for each label by its share of them; else all 1
     * @throws BadInputException if a label has no clips to train on, nor a share of any
     */
    public static double[] weights(ClipDataset dataset, List<Sample> train, boolean balance) {
        double[] counts = counts(dataset.labels().size(), Truth.of(train));
        double[] weights = new double[counts.length];
        double all = Arrays.stream(counts).sum();
        for (int k = 0; k < counts.length; k++) {
            if (counts[k] == 0) {
                throw new BadInputException(
                        "The label '"
                                + dataset.labels().get(k)
                                + "' of "
                                + dataset.folder()
                                + " has no usable clips in the train split.");
            }
            weights[k] = balance ? all / (counts.length * counts[k]) : 1;
        }
        return weights;
    }

    /** Clips, or labelled steps, of each label; a clip with raters is divided by their shares. */
    private static double[] counts(int labels, Truth truth) {
        double[] counts = new double[labels];
        for (int i = 0; i < truth.size(); i++) {
            for (int k = 0; k < labels; k++) {
                counts[k] += truth.share(i, k);
            }
        }
        return counts;
    }
}
