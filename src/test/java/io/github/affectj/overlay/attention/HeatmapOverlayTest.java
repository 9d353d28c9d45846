package io.github.affectj.overlay.attention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.ImageCanvas;
import ij.gui.ImageRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.process.ImageProcessor;
import io.github.affectj.base.BadInputException;
import io.github.affectj.overlay.LabelOverlay;
import io.github.affectj.overlay.OverlayParts;
import io.github.affectj.overlay.Pictures;
import io.github.affectj.result.AttentionMap;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.SampleResults;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeatmapOverlayTest {
    @TempDir Path folder;

    @Test
    void everyFrameHasItsMapUnderALabelAndABar() {
        ImagePlus image = Pictures.stack(300, 200, 5, Pictures.Kind.GREY);
        EmotionTimeline result = SampleResults.withMaps(300, 200, 5);
        LabelOverlay.add(image, result);
        HeatmapOverlay.add(image, result, "Fire", 45);
        Roi[] rois = image.getOverlay().toArray();
        for (int i = 0; i < 5; i++) {
            assertEquals("affectj heat map " + (i + 1), rois[i].getName());
            assertEquals(i + 1, rois[i].getPosition());
            assertEquals(new Rectangle(300, 200), rois[i].getBounds());
        }
        assertTrue(rois[5].getName().startsWith("affectj scale"), rois[5].getName());
        assertEquals(0, rois[5].getPosition(), "the bar shows on all slices");
        assertTrue(rois[rois.length - 1].getName().startsWith("affectj label"), "labels on top");
        int count = rois.length;
        HeatmapOverlay.add(image, result, "Ice", 20);
        assertEquals(count, image.getOverlay().size(), "adding again replaces");
    }

    @Test
    void flattenedPictureFollowsTheRule() {
        ImagePlus image = Pictures.stack(140, 70, 4, Pictures.Kind.GREY);
        EmotionTimeline result = SampleResults.withMaps(140, 70, 4);
        HeatmapOverlay.add(image, result, "Grays", 50);
        image.setSlice(4);
        ImageProcessor flat = image.flatten().getProcessor();
        assertEquals(0x808080, flat.get(5, 35) & 0xFFFFFF, "nothing is drawn where nothing was");
        // The full value: white at half opacity over 128.
        assertEquals(191, flat.get(138, 35) & 0xFF, 2);
        image.setSlice(2);
        // Half the scale: 127 at 0.5 / 0.6 of the opacity, over 128.
        assertEquals(128, image.flatten().getProcessor().get(138, 35) & 0xFF, 2);
    }

    @Test
    void zoomedCanvasShowsTheSameMapSmoothly() {
        ImagePlus image = Pictures.stack(14, 14, 1, Pictures.Kind.BLACK);
        HeatmapOverlay.add(image, SampleResults.withMaps(14, 14, 1), "Grays", 100);
        HeatmapRoi roi = (HeatmapRoi) image.getOverlay().get(0);
        ImageCanvas canvas = new ImageCanvas(image);
        BufferedImage drawn = new BufferedImage(448, 448, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = drawn.createGraphics();
        // As ImageJ does at 3200 %: the visible part only.
        HeatColours colours = new HeatColours(HeatmapLut.byName("Grays"), 1, 0.5f);
        Rectangle whole = new Rectangle(-1000, -1000, 2448, 2448);
        colours.paint(g, roi.map(), whole, new Rectangle(0, 0, 448, 448));
        g.dispose();
        float[] expected = roi.map().resized(2448, 2448);
        int largestStep = 0;
        for (int x = 0; x < 448; x++) {
            float t = expected[1100 * 2448 + 1000 + x] / 0.5f;
            double alpha = Math.min(1, t / 0.6);
            assertEquals(255 * t * alpha, drawn.getRGB(x, 100) & 0xFF, 3, "column " + x);
            if (x > 0) {
                int step = (drawn.getRGB(x, 100) & 0xFF) - (drawn.getRGB(x - 1, 100) & 0xFF);
                largestStep = Math.max(largestStep, Math.abs(step));
            }
        }
        assertTrue(largestStep <= 3, "steps of " + largestStep);
        assertEquals(1.0, canvas.getMagnification());
    }

    @Test
    void tiffFileKeepsTheMapsCompactly() throws Exception {
        ImagePlus image = Pictures.stack(400, 300, 6, Pictures.Kind.GREY);
        EmotionTimeline result = SampleResults.withMaps(400, 300, 6);
        HeatmapOverlay.add(image, result, "Fire", 50);
        LabelOverlay.add(image, result);
        Path file = folder.resolve("heat.tif");
        assertTrue(IJ.saveAsTiff(image, file.toString()));
        long added = Files.size(file) - 6L * 400 * 300 * 3;
        assertTrue(added < 6 * 20_000, "the maps take " + added + " bytes");
        ImagePlus again = IJ.openImage(file.toString());
        Overlay overlay = again.getOverlay();
        assertEquals(image.getOverlay().size(), overlay.size());
        ImageRoi map = assertInstanceOf(ImageRoi.class, overlay.get(5));
        assertEquals(6, map.getPosition());
        assertTrue(OverlayParts.isNamed(map, "affectj heat map 6"));
        assertEquals(new Rectangle(400, 300), map.getBounds());
        assertEquals(0.4, map.getOpacity(), 0.01);
        again.setSlice(6);
        ImageProcessor flat = again.flatten().getProcessor();
        assertEquals(0x808080, flat.get(20, 150) & 0xFFFFFF, "low values are transparent");
        int peak = flat.get(398, 150);
        assertTrue((peak >> 16 & 0xFF) > 160, "high values are in the LUT's last colour");
        HeatmapOverlay.add(again, result, "Fire", 50);
        assertEquals(overlay.size(), again.getOverlay().size(), "what was read is replaced");
    }

    @Test
    void tooManyPixelsAreLeftOutOfTheFileButNotOfTheScreen() {
        AttentionMap map = new AttentionMap(1, 1, new float[] {1});
        HeatColours colours = new HeatColours(HeatmapLut.byName("Fire"), 0.5, 1);
        byte[] left = new HeatmapRoi(1920, 1080, map, colours, false).getSerializedImage();
        assertTrue(left.length < 3000, left.length + " bytes");
        byte[] kept = new HeatmapRoi(1920, 1080, map, colours, true).getSerializedImage();
        assertTrue(kept.length > left.length);
    }

    @Test
    void copiesOfTheImageKeepTheMaps() {
        ImagePlus image = Pictures.stack(60, 40, 3, Pictures.Kind.GREY);
        HeatmapOverlay.add(image, SampleResults.withMaps(60, 40, 3), "Fire", 45);
        ImagePlus copy = image.duplicate();
        assertEquals(3, copy.getOverlay().size());
        HeatmapRoi roi = assertInstanceOf(HeatmapRoi.class, copy.getOverlay().get(1));
        assertEquals(new Rectangle(60, 40), roi.getBounds());
        assertFalse(roi.contains(30, 20), "a click must not select the heat map");
    }

    @Test
    void flattenStackDrawsEachSlicesOwnMap() {
        ImagePlus image = Pictures.stack(60, 40, 3, Pictures.Kind.BLACK);
        HeatmapOverlay.add(image, SampleResults.withMaps(60, 40, 3), "Grays", 100);
        image.flattenStack();
        int first = image.getStack().getProcessor(1).get(59, 20) & 0xFF;
        int last = image.getStack().getProcessor(3).get(59, 20) & 0xFF;
        assertTrue(first < last - 100 && last > 250, first + " and " + last);
    }

    @Test
    void smallFramesHaveNoBar() {
        ImagePlus image = Pictures.stack(100, 200, 2, Pictures.Kind.GREY);
        HeatmapOverlay.add(image, SampleResults.withMaps(100, 200, 2), "Fire", 45);
        assertEquals(2, image.getOverlay().size());
    }

    @Test
    void barFitsIntoTheFrameAndTellsTheScale() {
        for (int[] size : new int[][] {{120, 120}, {160, 160}, {240, 320}, {1920, 1080}}) {
            ImagePlus image = Pictures.stack(size[0], size[1], 1, Pictures.Kind.WHITE);
            HeatmapOverlay.add(image, SampleResults.withMaps(size[0], size[1], 1), "Fire", 45);
            List<Roi> bar = OverlayParts.named(image, "affectj scale");
            assertTrue(bar.size() >= 4, "parts: " + bar);
            Rectangle frame = new Rectangle(size[0], size[1]);
            for (Roi part : bar) {
                assertTrue(frame.contains(part.getBounds()), part + " at " + size[0]);
            }
            Rectangle plate = bar.get(0).getBounds();
            assertTrue(plate.width * plate.height < 0.16 * size[0] * size[1], "hides too much");
        }
        assertEquals("0.50", ScaleBar.number(0.5f));
        assertEquals("0.031", ScaleBar.number(0.0312f));
        assertEquals("1.2e-05", ScaleBar.number(1.23e-5f));
        assertEquals("12.3", ScaleBar.number(12.34f));
    }

    @Test
    void captionNamesSourceAndEmotion() {
        AttentionMap map = new AttentionMap(1, 1, new float[] {1});
        assertEquals(
                "Grad-CAM, fear",
                HeatmapOverlay.caption(
                        new EmotionTimeline.HeatMaps("gradcam", "fear", List.of(map))));
        assertEquals(
                "Grad-CAM, top emotion",
                HeatmapOverlay.caption(
                        new EmotionTimeline.HeatMaps("gradcam", "top", List.of(map))));
        assertEquals(
                "attention weight",
                HeatmapOverlay.caption(
                        new EmotionTimeline.HeatMaps("attention", "top", List.of(map))));
    }

    @Test
    void wrongInputIsToldAndNothingChanges() {
        ImagePlus image = Pictures.stack(60, 60, 2, Pictures.Kind.WHITE);
        EmotionTimeline result = SampleResults.withMaps(60, 60, 2);
        assertTold("lut", () -> HeatmapOverlay.add(image, result, "Fir", 45), "Fire, Grays, Ice");
        assertTold("opacity", () -> HeatmapOverlay.add(image, result, "Fire", 101), "0 to 100");
        EmotionTimeline none = SampleResults.plain(60, 60, 2);
        assertTold("heatmap", () -> HeatmapOverlay.add(image, none, "Fire", 45), "clip.gif");
        assertNull(image.getOverlay());
        HeatmapOverlay.add(image, result, "red/green", 45);
        assertEquals(2, image.getOverlay().size(), "names in any case");
    }

    private static void assertTold(String key, Runnable call, String allowed) {
        String told = assertThrows(BadInputException.class, call::run).getMessage();
        assertTrue(told.contains(key) && told.contains(allowed), told);
    }

    @Test
    void everyBuiltInTableIsThere() {
        assertEquals(12, HeatmapLut.names().stream().map(HeatmapLut::byName).toList().size());
    }

    @Test
    void nothingSeenNothingDrawn() {
        AttentionMap zero = new AttentionMap(7, 7, new float[49]);
        EmotionTimeline result =
                SampleResults.plain(200, 200, 1)
                        .withMaps(new EmotionTimeline.HeatMaps("gradcam", "top", List.of(zero)));
        ImagePlus image = Pictures.stack(200, 200, 1, Pictures.Kind.WHITE);
        HeatmapOverlay.add(image, result, "Fire", 100);
        assertEquals(0xFFFFFF, image.flatten().getProcessor().get(100, 100) & 0xFFFFFF);
    }
}
