package io.github.affectj.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.gui.TextRoi;
import ij.process.ImageProcessor;
import io.github.affectj.overlay.attention.HeatmapOverlay;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.SampleResults;
import java.awt.Color;
import java.awt.Rectangle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LabelOverlayTest {
    @TempDir Path folder;

    @Test
    void oneLabelForEachFrameNamedAndPlacedBySlice() {
        ImagePlus image = Pictures.stack(240, 240, 9, Pictures.Kind.WHITE);
        LabelOverlay.add(image, SampleResults.plain(240, 240, 9));
        Overlay overlay = image.getOverlay();
        assertEquals(9, overlay.size());
        for (int i = 0; i < 9; i++) {
            TextRoi roi = (TextRoi) overlay.get(i);
            assertEquals("affectj label " + (i + 1), roi.getName());
            assertEquals(i + 1, roi.getPosition());
            assertEquals(SampleResults.LABELS.get(i % 7) + " 0.87", roi.getText().strip());
        }
    }

    @Test
    void usersElementsStayAndOursAreReplaced() {
        ImagePlus image = Pictures.stack(100, 100, 3, Pictures.Kind.WHITE);
        Roi mine = new Roi(1, 2, 3, 4);
        Roi named = new Roi(5, 6, 7, 8);
        named.setName("my affectj thing");
        Overlay overlay = new Overlay(mine);
        overlay.add(named);
        overlay.drawLabels(true);
        image.setOverlay(overlay);
        EmotionTimeline result = SampleResults.withMaps(100, 100, 3);
        LabelOverlay.add(image, result);
        LabelOverlay.add(image, result);
        HeatmapOverlay.add(image, result, "Fire", 45);
        assertEquals(2 + 3 + 3, image.getOverlay().size());
        assertSame(mine, image.getOverlay().get(3), "heat maps lie under the user's elements");
        assertTrue(image.getOverlay().getDrawLabels(), "the user's overlay options stay");
        LabelOverlay.remove(image);
        HeatmapOverlay.remove(image);
        assertEquals(List.of(mine, named), List.of(image.getOverlay().toArray()));
    }

    @ParameterizedTest
    @EnumSource(Pictures.Kind.class)
    void lettersStandOutFromAnyPicture(Pictures.Kind kind) {
        for (int side : new int[] {64, 128, 240, 1080}) {
            ImagePlus image = Pictures.stack(side, side, 1, kind);
            LabelOverlay.add(image, SampleResults.plain(side, side, 1));
            Rectangle plate = image.getOverlay().get(0).getBounds();
            assertTrue(new Rectangle(side, side).contains(plate), "plate " + plate + " at " + side);
            ImageProcessor flat = image.flatten().getProcessor();
            List<Double> lights = new ArrayList<>();
            for (int y = plate.y; y < plate.y + plate.height; y++) {
                for (int x = plate.x; x < plate.x + plate.width; x++) {
                    lights.add(Pictures.luminance(flat.get(x, y)));
                }
            }
            Collections.sort(lights);
            double letters = lights.get(lights.size() - 1 - lights.size() / 50);
            double ground = lights.get(lights.size() / 2);
            double contrast = Pictures.contrast(letters, ground);
            assertTrue(contrast > 6, kind + " at " + side + " px: contrast " + contrast);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "64, 64, happiness",
        "100, 100, happiness 0.87",
        "240, 135, happiness 0.87",
        "1920, 1080, happiness 0.87",
        "40, 300, happ",
        "1, 1, h",
    })
    void textIsShortenedOnlyWhereItMustBe(int width, int height, String begin) {
        LabelStyle style = LabelStyle.fit(width, height, SampleResults.LABELS, false);
        String text = style.text("happiness", 0.87, false).strip();
        assertTrue(text.startsWith(begin), text);
        if (begin.contains("0.87")) {
            assertEquals(begin, text);
        }
    }

    @ParameterizedTest
    @CsvSource({"64, happiness ?", "100, happiness 0.87 ?", "240, happiness 0.87 ?", "20, hap?"})
    void unfamiliarFramesAreGreyWithAQuestionMarkThatFits(int side, String first) {
        ImagePlus image = Pictures.stack(side, side, 2, Pictures.Kind.WHITE);
        LabelOverlay.add(image, SampleResults.withFamiliarity(side, side, 0.049, 0.05));
        TextRoi unfamiliar = (TextRoi) image.getOverlay().get(0);
        TextRoi familiar = (TextRoi) image.getOverlay().get(1);
        assertEquals(first, unfamiliar.getText().strip());
        assertFalse(familiar.getText().contains("?"), familiar.getText());
        Rectangle plate = unfamiliar.getBounds();
        assertTrue(side < 64 || new Rectangle(side, side).contains(plate), "plate " + plate);
        assertEquals(Color.WHITE, familiar.getStrokeColor());
        Color grey = unfamiliar.getStrokeColor();
        double ground = Pictures.luminance(0x474747); // the plate over white
        double contrast = Pictures.contrast(Pictures.luminance(grey.getRGB() & 0xffffff), ground);
        assertTrue(contrast > 4.4 && contrast < 6, "contrast " + contrast);
    }

    @Test
    void fontGrowsWithTheFrame() {
        int small = LabelStyle.fit(128, 128, SampleResults.LABELS, false).font().getSize();
        int large = LabelStyle.fit(1920, 1080, SampleResults.LABELS, false).font().getSize();
        assertTrue(small >= 9 && small <= 12, "128 px: " + small);
        assertTrue(large >= 48 && large <= 80, "1080 px: " + large);
    }

    @Test
    void labelsSurviveATiffFile() {
        ImagePlus image = Pictures.stack(200, 100, 4, Pictures.Kind.GREY);
        LabelOverlay.add(image, SampleResults.plain(200, 100, 4));
        Path file = folder.resolve("labelled.tif");
        assertTrue(IJ.saveAsTiff(image, file.toString()));
        Overlay again = IJ.openImage(file.toString()).getOverlay();
        assertEquals(4, again.size());
        TextRoi second = (TextRoi) again.get(1);
        assertEquals("like 0.87", second.getText().strip());
        assertEquals(2, second.getPosition());
        assertEquals("affectj label 2", second.getName());
        assertEquals(image.getOverlay().get(1).getFillColor(), second.getFillColor());
    }

    @Test
    void hyperstackOfTimePointsIsLabelledByTimePoint() {
        ImagePlus image = Pictures.stack(80, 80, 12, Pictures.Kind.WHITE);
        image.setDimensions(1, 3, 4);
        image.setOpenAsHyperStack(true);
        LabelOverlay.add(image, SampleResults.plain(80, 80, 4));
        assertEquals(4, image.getOverlay().size());
        assertEquals(3, image.getOverlay().get(2).getTPosition());
        assertEquals(0, image.getOverlay().get(2).getZPosition());
    }

    @Test
    void removedSlicesAreFoundByTheirLabels() {
        ImagePlus image = Pictures.stack(80, 80, 6, Pictures.Kind.WHITE);
        image.getStack().deleteSlice(2);
        image.setStack(image.getStack());
        LabelOverlay.add(image, SampleResults.plain(80, 80, 6));
        assertEquals(5, image.getOverlay().size());
        assertEquals("affectj label 3", image.getOverlay().get(1).getName());
        assertEquals(2, image.getOverlay().get(1).getPosition());
    }

    /**
     * ImageJ looks at every element of an overlay whenever it paints. Whether 4,000 of them make
     * scrolling slow: the share of one painting must stay far below the 16 ms of a screen's frame.
     */
    @Test
    void thousandsOfElementsDoNotSlowPaintingDown() {
        int frames = 2000;
        ImagePlus image = Pictures.stack(16, 16, frames, Pictures.Kind.WHITE);
        EmotionTimeline result = SampleResults.withMaps(16, 16, frames);
        HeatmapOverlay.add(image, result, "Fire", 45);
        LabelOverlay.add(image, result);
        assertEquals(2 * frames, image.getOverlay().size());
        double best = Double.MAX_VALUE;
        for (int run = 0; run < 20; run++) {
            long start = System.nanoTime();
            int shown = 0;
            for (Roi roi : image.getOverlay().toArray()) {
                if (roi.getPosition() == 1000) {
                    shown++;
                }
            }
            best = Math.min(best, (System.nanoTime() - start) / 1e6);
            assertEquals(2, shown);
        }
        assertTrue(best < 4, "looking for the elements of a slice takes " + best + " ms");
    }

    @Test
    void thinLabelsOfOddModelsFitToo() {
        List<String> labels = List.of("an emotion without a short name", "b");
        EmotionTimeline result = SampleResults.of(90, 60, 2, labels, Double.NaN, Optional.empty());
        ImagePlus image = Pictures.stack(90, 60, 2, Pictures.Kind.WHITE);
        LabelOverlay.add(image, result);
        Rectangle plate = image.getOverlay().get(0).getBounds();
        assertTrue(plate.x >= 0 && plate.x + plate.width <= 90, plate.toString());
    }
}
