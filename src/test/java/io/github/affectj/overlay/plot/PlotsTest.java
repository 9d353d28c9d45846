package io.github.affectj.overlay.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.gui.Plot;
import ij.process.ImageProcessor;
import io.github.affectj.overlay.Palette;
import io.github.affectj.overlay.Pictures;
import io.github.affectj.overlay.PngFiles;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.FrameUnion;
import io.github.affectj.result.SampleResults;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlotsTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 24, 2000})
    void timelineShowsEveryEmotionInItsColour(int frames) {
        EmotionTimeline result = SampleResults.plain(64, 64, frames);
        Plot plot = TimelinePlot.create(result);
        ImagePlus image = plot.getImagePlus();
        assertEquals("clip.gif emotions", image.getTitle());
        Set<Integer> colours = colours(image);
        for (int k = 0; k < 7; k++) {
            int colour = Palette.colour(k).getRGB() & 0xFFFFFF;
            assertTrue(colours.contains(colour), "label " + k + " is missing");
        }
        double[] limits = plot.getLimits();
        assertEquals(0, limits[0]);
        assertEquals(frames * 0.08, limits[1], 1e-6, "the axis ends with the last frame");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 24, 2000})
    void attentionStandsBelowTheProbabilities(int frames) {
        Plot plot = TimelinePlot.create(SampleResults.film(64, 64, frames, 4, 0.42));
        ImageProcessor picture = plot.getImagePlus().getProcessor();
        Set<Integer> above = new HashSet<>();
        Set<Integer> below = new HashSet<>();
        int zero = (int) plot.scaleYtoPxl(0);
        int end = (int) plot.scaleXtoPxl(frames * 0.08);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < end; x++) {
                (y < zero - 2 ? above : below).add(picture.getPixel(x, y) & 0xFFFFFF);
            }
        }
        for (int k : new int[] {5, 7}) {
            int colour = Palette.colour(k).getRGB() & 0xFFFFFF;
            assertTrue(below.contains(colour) && !above.contains(colour), "stream " + k);
        }
        assertTrue(above.contains(Palette.colour(2).getRGB() & 0xFFFFFF));
        assertFalse(below.contains(Palette.colour(2).getRGB() & 0xFFFFFF));
        // What the window lists are the probabilities, not what is drawn of the attention.
        assertEquals(3, plot.getDataObjectDesignations().length);
        assertEquals(0.87f, plot.getDataObjectArrays(0)[1][0]);
    }

    @Test
    void theClipsOwnLabelStandsOverThePlotAndIsNotCut() {
        EmotionTimeline result = SampleResults.plain(64, 64, 5);
        assertEquals("clip.gif: happiness 0.14, gif7", TimelinePlot.title(result));
        ImageProcessor picture = TimelinePlot.create(result).getImagePlus().getProcessor();
        boolean written = false;
        for (int x = 80; x < 300; x++) {
            assertEquals(0xFFFFFF, picture.getPixel(x, 0) & 0xFFFFFF, "cut at " + x);
            for (int y = 16; y < 34; y++) {
                written |= Pictures.luminance(picture.getPixel(x, y)) < 0.2;
            }
        }
        assertTrue(written);
    }

    @Test
    void timelineStepsFromFrameToFrame() {
        Plot plot = TimelinePlot.create(SampleResults.plain(64, 64, 3));
        float[][] happiness = plot.getDataObjectArrays(0);
        assertArrayEquals(new float[] {0, 0.08f, 0.08f, 0.16f, 0.16f, 0.24f}, happiness[0], 1e-6f);
        float low = 0.13f / 6;
        assertArrayEquals(new float[] {0.87f, 0.87f, low, low, low, low}, happiness[1], 1e-6f);
    }

    @Test
    void clickedTimeFindsItsFrame() {
        EmotionTimeline result = SampleResults.plain(64, 64, 10);
        assertEquals(0, FrameUnion.of(List.of(result)).indexAt(-1));
        assertEquals(0, FrameUnion.of(List.of(result)).indexAt(0.079));
        assertEquals(3, FrameUnion.of(List.of(result)).indexAt(0.25));
        assertEquals(9, FrameUnion.of(List.of(result)).indexAt(99));
    }

    @Test
    void confusionMatrixIsDarkOnItsDiagonal() {
        ImagePlus image =
                ConfusionMatrixImage.create(
                        List.of("negative", "neutral", "positive"),
                        new int[][] {{90, 10, 0}, {5, 95, 0}, {0, 0, 0}});
        ImageProcessor ip = image.getProcessor();
        // The cells are squares of 76 px that end 14 px from the lower right corner.
        int right = ip.getWidth() - 14;
        int bottom = ip.getHeight() - 14;
        int corner = 70;
        double hit = Pictures.luminance(ip.get(right - 3 * 76 + corner, bottom - 3 * 76 + corner));
        double miss = Pictures.luminance(ip.get(right - 76 + corner, bottom - 3 * 76 + corner));
        double empty = Pictures.luminance(ip.get(right - 76 + corner, bottom - 76 + corner));
        assertTrue(hit < 0.1, "hits: " + hit);
        assertTrue(miss > 0.8, "no confusion: " + miss);
        assertTrue(empty > 0.8, "a class without clips: " + empty);
    }

    /** Identities of drawings, say: at 14 px a cell the picture would take 1.4 GB. */
    @Test
    void confusionMatrixOfAThousandLabelsStaysSmallAndIsStillDrawn() {
        int n = 959;
        int[][] matrix = new int[n][n];
        for (int i = 0; i < n; i++) {
            matrix[i][i] = 1;
        }
        ImagePlus image = ConfusionMatrixImage.create(Collections.nCopies(n, "a label"), matrix);
        assertTrue(image.getWidth() < 2100, image.getWidth() + " px");
        // Left of the matrix stand the rim and one word.
        int left = image.getWidth() - 14 - 2 * n;
        assertEquals(0x08306B, image.getProcessor().get(left, left) & 0xFFFFFF);
    }

    @Test
    void confusionMatrixOfAnySize() {
        for (int n : new int[] {2, 7, 12, 40}) {
            ImagePlus image =
                    ConfusionMatrixImage.create(Collections.nCopies(n, "a label"), new int[n][n]);
            assertTrue(image.getWidth() < 1200 && image.getHeight() < 1200, n + " labels");
        }
        List<String> two = List.of("a", "b");
        assertThrows(
                IllegalArgumentException.class,
                () -> ConfusionMatrixImage.create(two, new int[1][2]));
    }

    @Test
    void curvesAreDrawnAndWritten() throws Exception {
        double[] falling = {1, 0.5, 0.25};
        double[] rising = {0.2, Double.NaN, 0.9};
        ImagePlus image =
                TrainingCurves.create(
                        new TrainingCurves.Series(
                                falling, falling, rising, rising, rising, rising));
        Set<Integer> colours = colours(image);
        assertTrue(colours.contains(Palette.colour(4).getRGB() & 0xFFFFFF), "training");
        assertTrue(colours.contains(Palette.colour(3).getRGB() & 0xFFFFFF), "validation");
        Path file = folder.resolve("curves.png");
        PngFiles.write(image, file);
        assertEquals(image.getWidth(), ImageIO.read(file.toFile()).getWidth());
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new TrainingCurves.Series(
                                falling, new double[2], rising, rising, rising, rising));
    }

    /** Pixels from a frame into which its ticks reach. */
    private static final int TICK = 10;

    /** Between two epochs there is none; names stand above the frames, which hold curves only. */
    @Test
    void curvesOfATrainingHaveWholeEpochsAndNothingOverThem() {
        double[] two = {0.2, 0.9};
        ImageProcessor drawn =
                TrainingCurves.create(new TrainingCurves.Series(two, two, two, two, two, two))
                        .getProcessor();
        List<Integer> across = new ArrayList<>();
        for (int y = 0; y < drawn.getHeight(); y++) {
            if (dark(drawn.getIntArray(), y) > drawn.getWidth() / 2) {
                across.add(y);
            }
        }
        assertEquals(2, across.size(), "upper and lower ends of the frames: " + across);
        int top = across.get(0);
        int bottom = across.get(1);
        List<Integer> down = new ArrayList<>();
        for (int x = 0; x < drawn.getWidth(); x++) {
            int white = 0;
            for (int y = top; y < bottom; y++) {
                white += (drawn.get(x, y) & 0xFFFFFF) == 0xFFFFFF ? 1 : 0;
            }
            if (white < (bottom - top) / 2) {
                down.add(x);
            }
        }
        assertEquals(4, down.size(), "the sides of the frames, no epoch between: " + down);
        for (int i = 0; i < 4; i += 2) {
            for (int x = down.get(i) + TICK; x < down.get(i + 1) - TICK; x++) {
                for (int y = top + TICK; y < bottom - TICK; y++) {
                    assertFalse(isDark(drawn.get(x, y)), "a letter in the frame at " + x);
                }
            }
        }
        drawn.setRoi(0, 0, drawn.getWidth(), top);
        Set<Integer> above = colours(new ImagePlus("", drawn.crop()));
        assertTrue(above.contains(Palette.colour(4).getRGB() & 0xFFFFFF), "training");
        assertTrue(above.contains(Palette.colour(3).getRGB() & 0xFFFFFF), "validation");
    }

    private static int dark(int[][] columns, int y) {
        return (int) Arrays.stream(columns).filter(column -> isDark(column[y])).count();
    }

    private static boolean isDark(int rgb) {
        return (rgb & 0xFF) < 64 && (rgb >> 8 & 0xFF) < 64 && (rgb >> 16 & 0xFF) < 64;
    }

    private static Set<Integer> colours(ImagePlus image) {
        Set<Integer> colours = new HashSet<>();
        for (int rgb : (int[]) image.getProcessor().convertToRGB().getPixels()) {
            colours.add(rgb & 0xFFFFFF);
        }
        return colours;
    }
}
