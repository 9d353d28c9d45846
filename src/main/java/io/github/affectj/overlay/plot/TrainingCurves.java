package io.github.affectj.overlay.plot;

import ij.ImagePlus;
import ij.gui.Plot;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import io.github.affectj.overlay.Palette;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Draws how a training went: loss on the left, accuracy and macro-F1 on the right, by epoch. */
public final class TrainingCurves {
    private static final int WIDTH = 430;
    private static final int HEIGHT = 300;
    private static final int TRAIN = 4;
    private static final int VALIDATION = 3;

    /**
     * One value an epoch; all of the same length, at least 1.
     *
     * @param trainLoss mean loss on the training clips
     * @param valLoss mean loss on the validation clips
     * @param trainAccuracy share of training clips recognised, from 0 to 1
     * @param valAccuracy share of validation clips recognised, from 0 to 1
     * @param trainF1 macro-F1 on the training clips, from 0 to 1
     * @param valF1 macro-F1 on the validation clips, from 0 to 1
     */
    @SuppressWarnings("ArrayRecordComponent") // read once and never compared
    public record Series(
            double[] trainLoss,
            double[] valLoss,
            double[] trainAccuracy,
            double[] valAccuracy,
            double[] trainF1,
            double[] valF1) {
        /** Checks the lengths. */
        public Series {
            int epochs = trainLoss.length;
            if (epochs < 1
                    || valLoss.length != epochs
                    || trainAccuracy.length != epochs
                    || valAccuracy.length != epochs
                    || trainF1.length != epochs
                    || valF1.length != epochs) {
                throw new IllegalArgumentException(
                        "All curves need the same number of epochs, at least one");
            }
        }
    }

    private TrainingCurves() {}

    /**
     * The picture; made without a display. NaN values are left out, and series of nothing else from
     * the legend too.
     *
     * @return a new RGB image titled {@code Training curves}, not shown yet
     */
    public static ImagePlus create(Series series) {
        int epochs = series.trainLoss().length;
        double[] x = new double[epochs];
        Arrays.setAll(x, i -> i + 1);
        Plot loss = panel("loss");
        List<String> losses = new ArrayList<>();
        curve(loss, losses, "train", x, series.trainLoss(), TRAIN, 2.5f);
        curve(loss, losses, "validation", x, series.valLoss(), VALIDATION, 2.5f);
        loss.setLimits(
                firstEpoch(epochs),
                lastEpoch(epochs),
                0,
                1.08 * max(series.trainLoss(), series.valLoss()));
        legend(loss, losses, Plot.TOP_RIGHT);
        Plot scores = panel("accuracy, macro-F1");
        List<String> shares = new ArrayList<>();
        curve(scores, shares, "train accuracy", x, series.trainAccuracy(), TRAIN, 2.5f);
        curve(scores, shares, "validation accuracy", x, series.valAccuracy(), VALIDATION, 2.5f);
        curve(scores, shares, "train macro-F1", x, series.trainF1(), TRAIN, 1f);
        curve(scores, shares, "validation macro-F1", x, series.valF1(), VALIDATION, 1f);
        scores.setLimits(firstEpoch(epochs), lastEpoch(epochs), 0, 1.02);
        legend(scores, shares, Plot.BOTTOM_RIGHT);
        ImageProcessor left = loss.getProcessor().convertToRGB();
        ImageProcessor right = scores.getProcessor().convertToRGB();
        ColorProcessor both =
                new ColorProcessor(
                        left.getWidth() + right.getWidth(),
                        Math.max(left.getHeight(), right.getHeight()));
        both.setColor(Color.WHITE);
        both.fill();
        both.insert(left, 0, 0);
        both.insert(right, left.getWidth(), 0);
        return new ImagePlus("Training curves", both);
    }

    private static Plot panel(String title) {
        Plot plot = new Plot("Training curves", "epoch", title, Plot.DEFAULT_FLAGS);
        plot.setFrameSize(WIDTH, HEIGHT);
        plot.setFontSize(13);
        return plot;
    }

    /** Draws a curve and adds its name to the legend; one without any value gets neither. */
    private static void curve(
            Plot plot,
            List<String> legend,
            String name,
            double[] x,
            double[] y,
            int colour,
            float lineWidth) {
        if (Arrays.stream(y).allMatch(Double::isNaN)) {
            return;
        }
        legend.add(name);
        plot.setColor(Palette.colour(colour), Palette.colour(colour));
        plot.setLineWidth(lineWidth);
        // A line through one point is invisible.
        plot.addPoints(x, y, x.length == 1 ? Plot.CIRCLE : Plot.LINE);
    }

    private static void legend(Plot plot, List<String> names, int position) {
        plot.setColor(Color.BLACK);
        plot.setLineWidth(1);
        plot.setLegend(String.join("\n", names), position | Plot.LEGEND_TRANSPARENT);
    }

    private static double firstEpoch(int epochs) {
        return epochs == 1 ? 0 : 1;
    }

    private static double lastEpoch(int epochs) {
        return epochs == 1 ? 2 : epochs;
    }

    private static double max(double[] a, double[] b) {
        double max = 0;
        for (int i = 0; i < a.length; i++) {
            max = Math.max(max, Double.isNaN(a[i]) ? 0 : a[i]);
            max = Math.max(max, Double.isNaN(b[i]) ? 0 : b[i]);
        }
        return max > 0 ? max : 1;
    }
}
