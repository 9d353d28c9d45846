package io.github.affectj.overlay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.plugin.RoiRotator;
import io.github.affectj.overlay.attention.HeatmapOverlay;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.SampleResults;
import java.awt.Color;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AnnotatedFramesTest {
    /** As a rotation by ImageJ makes of elements; ImageJ can't draw it without an image. */
    @Test
    void newPolygonsAreDrawn() throws IOException {
        ImagePlus image = Pictures.stack(64, 48, 2, Pictures.Kind.BLACK);
        Roi box = new Roi(10, 10, 20, 20);
        box.setFillColor(Color.RED);
        box.setStrokeWidth(2);
        Roi turned = RoiRotator.rotate(box, 90, 32, 24);
        turned.setName("affectj box");
        image.setOverlay(new Overlay(turned));
        AnnotatedFrames frames = new AnnotatedFrames(image, SampleResults.plain(64, 48, 2), false);
        assertEquals(0xFF0000, frames.rgb(1)[20 * 64 + 36] & 0xFF0000);
    }

    @Test
    void drawsWhatFlattenDraws() throws IOException {
        ImagePlus image = Pictures.stack(200, 160, 3, Pictures.Kind.NOISE);
        EmotionTimeline result = SampleResults.withMaps(200, 160, 3);
        LabelOverlay.add(image, result);
        HeatmapOverlay.add(image, result, "Fire", 60);
        image.setSlice(2);
        int[] flat = (int[]) image.flatten().getProcessor().getPixels();
        int[] drawn = new AnnotatedFrames(image, result, false).rgb(1);
        int different = 0;
        for (int i = 0; i < flat.length; i++) {
            different += distance(flat[i], drawn[i]) > 6 ? 1 : 0;
        }
        assertTrue(different < flat.length / 500, different + " pixels differ");
    }

    private static int distance(int a, int b) {
        return Math.max(
                Math.abs((a >> 16 & 0xFF) - (b >> 16 & 0xFF)),
                Math.max(
                        Math.abs((a >> 8 & 0xFF) - (b >> 8 & 0xFF)),
                        Math.abs((a & 0xFF) - (b & 0xFF))));
    }

    @Test
    void leavesTheUsersElementsOutAndTheImageAlone() throws IOException {
        ImagePlus image = Pictures.stack(100, 100, 2, Pictures.Kind.WHITE);
        Roi users = new Roi(40, 40, 20, 20);
        users.setFillColor(Color.RED);
        image.setOverlay(new Overlay(users));
        int[] drawn = new AnnotatedFrames(image, SampleResults.plain(100, 100, 2), false).rgb(0);
        assertEquals(0xFFFFFF, drawn[50 * 100 + 50]);
        assertTrue(Arrays.stream(drawn).anyMatch(p -> p != 0xFFFFFF), "labels where ours are none");
        assertEquals(1, image.getOverlay().size());
        assertEquals(1, image.getCurrentSlice());
        assertNull(image.getRoi());
    }

    @Test
    void greyStacksLookAsInTheirWindow() throws IOException {
        ImagePlus image = IJ.createImage("grey", "16-bit black", 100, 100, 2);
        image.getStack().getProcessor(2).setValue(500);
        image.getStack().getProcessor(2).set(90, 90, 500);
        image.setDisplayRange(0, 1000);
        int[] drawn = new AnnotatedFrames(image, SampleResults.plain(100, 100, 2), false).rgb(1);
        assertEquals(127, drawn[90 * 100 + 90] & 0xFF, 1);
    }

    @Test
    void stripStandsUnderThePictureAndMoves() throws IOException {
        ImagePlus image = Pictures.stack(140, 100, 7, Pictures.Kind.WHITE);
        EmotionTimeline result = SampleResults.plain(140, 100, 7);
        AnnotatedFrames plain = new AnnotatedFrames(image, result, false);
        AnnotatedFrames strip = new AnnotatedFrames(image, result, true);
        assertTrue(strip.height() > 108, "picture, strip and key");
        assertEquals(7, strip.size());
        int[] first = strip.rgb(0);
        assertArrayEquals(plain.rgb(0), Arrays.copyOf(first, 140 * 100), "the picture is whole");
        // The middle of each frame's part shows the colour of its top emotion.
        for (int i = 1; i < 7; i++) {
            int colour = first[104 * 140 + i * 20 + 10];
            assertEquals(Palette.colour(i).getRGB() & 0xFFFFFF, colour, "frame " + i);
        }
        int[] last = strip.rgb(6);
        assertNotEquals(first[104 * 140], last[104 * 140]);
    }

    @Test
    void lostFrameIsTold() {
        ImagePlus image = Pictures.stack(50, 50, 3, Pictures.Kind.WHITE);
        EmotionTimeline result = SampleResults.plain(50, 50, 5);
        AnnotatedFrames frames = new AnnotatedFrames(image, result, false);
        assertTrue(assertThrows(IOException.class, () -> frames.rgb(4)).getMessage().contains("5"));
    }
}
