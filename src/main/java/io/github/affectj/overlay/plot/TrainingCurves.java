package io.github.affectj.overlay.plot;

import ij.ImagePlus;
import ij.gui.Plot;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import io.github.affectj.overlay.Palette;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Draws how a training went: loss on the left, accuracy and macro-F1 on the right, by epoch. */
public final class TrainingCurves {
    private static final int WIDTH = 430;
    private static final int HEIGHT = 300;
    private static final int TRAIN = 4;
    private static final int VALIDATION = 3;

    /** Up to this many epochs ImageJ would put numbers between them. */
    private static final int FEW_EPOCHS = 7;

    /** Two rows of two names stand above a panel, where they cover no curve. */
    private static final int HEAD = 46;

    private static final int ROW = 20;
    private static final int LEFT = 70;
    private static final int COLUMN = 210;
    private static final int SAMPLE = 26;
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

    private record Name(String text, int colour, float lineWidth) {}

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
     * the names too.
     *
     * @return a new RGB image titled {@code Training curves}, not shown yet
     */
    public static ImagePlus create(Series series) {
        int epochs = series.trainLoss().length;
        double[] x = new double[epochs];
        Arrays.setAll(x, i -> i + 1);
        Plot loss = panel("loss", epochs);
        List<Name> losses = new ArrayList<>();
        curve(loss, losses, "train", x, series.trainLoss(), TRAIN, 2.5f);
        curve(loss, losses, "validation", x, series.valLoss(), VALIDATION, 2.5f);
        loss.setLimits(
                firstEpoch(epochs),
                lastEpoch(epochs),
                0,
                1.08 * max(series.trainLoss(), series.valLoss()));
        Plot scores = panel("accuracy, macro-F1", epochs);
        List<Name> shares = new ArrayList<>();
        curve(scores, shares, "train accuracy", x, series.trainAccuracy(), TRAIN, 2.5f);
        curve(scores, shares, "validation accuracy", x, series.valAccuracy(), VALIDATION, 2.5f);
        curve(scores, shares, "train macro-F1", x, series.trainF1(), TRAIN, 1f);
        curve(scores, shares, "validation macro-F1", x, series.valF1(), VALIDATION, 1f);
        scores.setLimits(firstEpoch(epochs), lastEpoch(epochs), 0, 1.02);
        ImageProcessor left = underNames(loss.getProcessor().convertToRGB(), losses);
        ImageProcessor right = underNames(scores.getProcessor().convertToRGB(), shares);
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

    private static Plot panel(String title, int epochs) {
        Plot plot = new Plot("Training curves", "epoch", title, Plot.DEFAULT_FLAGS);
        plot.setFrameSize(WIDTH, HEIGHT);
        plot.setFontSize(13);
        if (epochs <= FEW_EPOCHS) {
            plot.setOptions("xinterval=1");
        }
        return plot;
    }

    /** Draws a curve and adds its name to the others; one without any value gets neither. */
    private static void curve(
            Plot plot,
            List<Name> legend,
            String name,
            double[] x,
            double[] y,
            int colour,
            float lineWidth) {
        if (Arrays.stream(y).allMatch(Double::isNaN)) {
            return;
        }
        legend.add(new Name(name, colour, lineWidth));
        plot.setColor(Palette.colour(colour), Palette.colour(colour));
        plot.setLineWidth(lineWidth);
        // A line through one point is invisible.
        plot.addPoints(x, y, x.length == 1 ? Plot.CIRCLE : Plot.LINE);
        // The frame is drawn as the last curve was.
        plot.setColor(Color.BLACK);
        plot.setLineWidth(1);
    }

    /** The panel under the names of its curves, {@value #HEAD} pixels higher. */
    private static ImageProcessor underNames(ImageProcessor panel, List<Name> names) {
        BufferedImage image =
                new BufferedImage(
                        panel.getWidth(), HEAD + panel.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.drawImage(panel.getBufferedImage(), 0, HEAD, null);
        g.setFont(FONT);
        for (int i = 0; i < names.size(); i++) {
            int x = LEFT + i % 2 * COLUMN;
            int y = ROW * (i / 2 + 1);
            int thick = Math.round(names.get(i).lineWidth());
            g.setColor(Palette.colour(names.get(i).colour()));
            g.fillRect(x, y - thick / 2, SAMPLE, thick);
            g.setColor(Color.BLACK);
            g.drawString(names.get(i).text(), x + SAMPLE + 8, y + 5);
        }
        g.dispose();
        return new ColorProcessor(image);
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
