package io.github.affectj.training.report;

import java.util.List;
import java.util.Locale;

/**
 * One row of {@code metrics.csv}. Accuracies and F1 are shares of clips, 0 to 1; the training ones
 * are taken on the augmented windows as they pass. The training loss is what is minimised, with the
 * weights of the labels and the smoothing; the validation loss is the plain mean, uncalibrated. The
 * best epoch is that of the lowest <em>calibrated</em> validation loss, which is not in the table.
 * Precision and recall of epochs that an earlier version ran are 0: they were not kept.
 */
public record EpochMetrics(
        int epoch,
        double trainLoss,
        double trainAccuracy,
        double valLoss,
        double valAccuracy,
        double valMacroF1,
        double rate,
        double seconds,
        double valMacroPrecision,
        double valMacroRecall) {

    /** Epochs from which the time that the next takes is estimated. */
    private static final int LATEST = 5;

    /** Header of {@code metrics.csv}. */
    public static final String HEADER =
            "epoch,train_loss,train_acc,val_loss,val_acc,val_macro_f1,lr,seconds,"
                    + "val_macro_precision,val_macro_recall";

    /**
     * The last of some epochs in a line for a reader, with an estimate of the time left.
     *
     * @param all at least one
     * @param epochs most epochs of the run, which may end before
     */
    public static String line(List<EpochMetrics> all, int epochs) {
        EpochMetrics last = all.get(all.size() - 1);
        double mean =
                all.stream()
                        .skip(Math.max(0, all.size() - LATEST))
                        .mapToDouble(EpochMetrics::seconds)
                        .average()
                        .orElseThrow();
        double left = mean * (epochs - last.epoch());
        return String.format(
                        Locale.ROOT,
                        "Epoch %d of %d: loss %.3f (validation %.3f), accuracy %.3f (validation"
                                + " %.3f), macro-F1 %.3f, %.1f s",
                        last.epoch(),
                        epochs,
                        last.trainLoss(),
                        last.valLoss(),
                        last.trainAccuracy(),
                        last.valAccuracy(),
                        last.valMacroF1(),
                        last.seconds())
                + (left <= 0 ? "" : ", " + duration(left) + " left");
    }

    private static String duration(double seconds) {
        return seconds < 90
                ? String.format(Locale.ROOT, "about %.0f s", seconds)
                : seconds < 90 * 60
                        ? String.format(Locale.ROOT, "about %.0f min", seconds / 60)
                        : String.format(Locale.ROOT, "about %.1f h", seconds / 3600);
    }

    /** This epoch as a row under {@link #HEADER}. */
    public String csv() {
        return String.format(
                Locale.ROOT,
                "%d,%.6f,%.6f,%.6f,%.6f,%.6f,%.8f,%.2f,%.6f,%.6f",
                epoch,
                trainLoss,
                trainAccuracy,
                valLoss,
                valAccuracy,
                valMacroF1,
                rate,
                seconds,
                valMacroPrecision,
                valMacroRecall);
    }
}
