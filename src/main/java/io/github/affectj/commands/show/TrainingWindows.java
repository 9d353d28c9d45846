package io.github.affectj.commands.show;

import ij.IJ;
import ij.ImagePlus;
import io.github.affectj.base.ForeignText;
import io.github.affectj.overlay.OwnerStack;
import io.github.affectj.overlay.PngFiles;
import io.github.affectj.overlay.plot.TrainingCurves;
import io.github.affectj.training.report.ClassificationReport;
import io.github.affectj.training.report.EpochMetrics;
import io.github.affectj.training.report.RunFolder;
import io.github.affectj.training.run.TrainingListener;
import java.awt.GraphicsEnvironment;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Draws a training as it goes: {@code curves.png} after every epoch and {@code confusion.png} at
 * the end, in the run folder; the same in two ImageJ windows, if there is a display. Writes a line
 * an epoch into the log, and remembers the model.
 */
public final class TrainingWindows implements TrainingListener {
    private final ImagePlus curves = new ImagePlus();
    private final int epochs;

    /**
     * @param epochs most epochs of the run
     */
    public TrainingWindows(int epochs) {
        this.epochs = epochs;
    }

    @Override
    public void epochFinished(Path runFolder, List<EpochMetrics> all) {
        IJ.log(EpochMetrics.line(all, epochs));
        ImagePlus drawn = drawn(all);
        PngFiles.write(drawn, runFolder.resolve("curves.png"));
        if (!GraphicsEnvironment.isHeadless()) {
            curves.setTitle(drawn.getTitle() + " of " + ForeignText.of(runFolder.getFileName()));
            curves.setProcessor(drawn.getProcessor());
            OwnerStack.setNone(curves);
            curves.show();
        }
    }

    @Override
    public void finished(Path runFolder, List<EpochMetrics> all, ClassificationReport report) {
        ReportView.show(report, runFolder);
        Path model = new RunFolder(runFolder).model();
        ModelInput.recent().remember(model);
        IJ.log("The model is in " + model + "; the dialogs offer it from now on.");
    }

    @Override
    public void warning(String sentence) {
        IJ.log(ForeignText.sentence(sentence));
    }

    /** The curves of some epochs. */
    static ImagePlus drawn(List<EpochMetrics> all) {
        return TrainingCurves.create(
                new TrainingCurves.Series(
                        values(all, EpochMetrics::trainLoss),
                        values(all, EpochMetrics::valLoss),
                        values(all, EpochMetrics::trainAccuracy),
                        values(all, EpochMetrics::valAccuracy),
                        // Only taken on validation: the training clips are augmented.
                        values(all, metrics -> Double.NaN),
                        values(all, EpochMetrics::valMacroF1)));
    }

    private static double[] values(List<EpochMetrics> all, ToDoubleFunction<EpochMetrics> value) {
        return all.stream().mapToDouble(value).toArray();
    }
}
