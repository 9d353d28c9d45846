package io.github.affectj.training.report;

import java.util.Locale;

/**
 * One row of {@code metrics.csv}. Accuracies and F1 are shares of clips, 0 to 1; the training ones
 * are taken on the augmented windows as they pass. The training loss is what is minimised, with the
 * weights of the labels and the smoothing; the validation loss is the plain mean, uncalibrated. The
 * best epoch is that of the lowest <em>calibrated</em> validation loss, which is not in the table.
 */
public record EpochMetrics(
        int epoch,
        double trainLoss,
        double trainAccuracy,
        double valLoss,
        double valAccuracy,
        double valMacroF1,
        double rate,
        double seconds) {

    /** Header of {@code metrics.csv}. */
    public static final String HEADER =
            "epoch,train_loss,train_acc,val_loss,val_acc,val_macro_f1,lr,seconds";

    /** This epoch as a row under {@link #HEADER}. */
    public String csv() {
        return String.format(
                Locale.ROOT,
                "%d,%.6f,%.6f,%.6f,%.6f,%.6f,%.8f,%.2f",
                epoch,
                trainLoss,
                trainAccuracy,
                valLoss,
                valAccuracy,
                valMacroF1,
                rate,
                seconds);
    }
}
