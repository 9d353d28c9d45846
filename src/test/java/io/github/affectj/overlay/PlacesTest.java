package io.github.affectj.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.process.ColorProcessor;
import io.github.affectj.media.Clip;
import io.github.affectj.overlay.attention.AttentionBand;
import io.github.affectj.overlay.attention.HeatmapOverlay;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.SampleResults;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Where our things stand on clips with text that is burnt in, drawn here. */
class PlacesTest {
    private static final String LINE = "Where were you last night?";

    /** Draws white letters with a black rim, as subtitles have them; gives where they are. */
    private static Rectangle write(ImagePlus image, int slice, boolean atTop) {
        int w = image.getWidth();
        int h = image.getHeight();
        ColorProcessor frame = (ColorProcessor) image.getStack().getProcessor(slice);
        BufferedImage canvas = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        canvas.setRGB(0, 0, w, h, (int[]) frame.getPixels(), 0, w);
        Graphics2D g = canvas.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        int size = Math.max(8, Math.min(h / 16, w / 16));
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, size));
        FontMetrics metrics = g.getFontMetrics();
        int x = (w - metrics.stringWidth(LINE)) / 2;
        int y = atTop ? 3 * size / 2 : h - 3 * size / 4;
        g.setColor(Color.BLACK);
        for (int i = 0; i < 9; i++) {
            g.drawString(LINE, x + i % 3 - 1, y + i / 3 - 1);
        }
        g.setColor(Color.WHITE);
        g.drawString(LINE, x, y);
        g.dispose();
        canvas.getRGB(0, 0, w, h, (int[]) frame.getPixels(), 0, w);
        image.getStack().setPixels(frame.getPixels(), slice);
        return new Rectangle(x, y - size, metrics.stringWidth(LINE), size + size / 3)
                .intersection(new Rectangle(w, h));
    }

    private static ImagePlus stack(int width, int height, Pictures.Kind kind, boolean... ends) {
        ImagePlus image = Pictures.stack(width, height, 9, kind);
        for (int slice = 1; slice <= 9; slice++) {
            for (boolean atTop : ends) {
                write(image, slice, atTop);
            }
        }
        return image;
    }

    private static EmotionTimeline annotate(ImagePlus image) {
        int w = image.getWidth();
        EmotionTimeline result = SampleResults.film(w, image.getHeight(), 9, 4, 0.42);
        LabelOverlay.add(image, result);
        AttentionBand.add(image, result, 0);
        HeatmapOverlay.add(image, result, "Fire", 0);
        return result;
    }

    @ParameterizedTest
    @CsvSource({
        "160, 120, WHITE", "160, 120, BLACK", "240, 240, WHITE", "240, 240, BLACK",
        "640, 360, WHITE", "640, 360, GREY", "640, 360, BLACK", "1920, 1080, BLACK"
    })
    void subtitlesStayReadable(int width, int height, Pictures.Kind kind) throws IOException {
        for (boolean atTop : new boolean[] {false, true}) {
            ImagePlus image = stack(width, height, kind, atTop);
            Rectangle words = write(image, 1, atTop);
            EmotionTimeline result = annotate(image);
            assertEquals(new Places(!atTop, atTop), Places.of(image));
            // The heat maps are transparent here: all that hides letters is ours to place.
            int[] drawn = new AnnotatedFrames(image, result, true).rgb(0);
            int[] bare = (int[]) image.getStack().getPixels(1);
            for (int y = words.y; y < words.y + words.height; y++) {
                for (int x = words.x; x < words.x + words.width; x++) {
                    int i = y * width + x;
                    assertEquals(bare[i] & 0xFFFFFF, drawn[i], x + ", " + y + " top: " + atTop);
                }
            }
        }
    }

    @Test
    void enlargedFilmsKeepThemReadableToo() throws IOException {
        ImagePlus image = stack(160, 120, Pictures.Kind.BLACK, true);
        Rectangle words = write(image, 1, true);
        FilmFrames film = new FilmFrames(image, annotate(image));
        int[] drawn = film.rgb(0);
        int[] bare = (int[]) image.getStack().getPixels(1);
        for (int y = 2 * words.y; y < 2 * (words.y + words.height); y++) {
            for (int x = 2 * words.x; x < 2 * (words.x + words.width); x++) {
                assertEquals(bare[y / 2 * 160 + x / 2] & 0xFFFFFF, drawn[y * film.width() + x]);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void picturesWithoutTextHaveTheUsualPlaces(Pictures.Kind kind) {
        ImagePlus image = Pictures.stack(320, 240, 9, kind);
        annotate(image);
        assertEquals(new Places(false, false), Places.of(image));
        assertEquals(7, named(image, "affectj label").get(0).getBounds().y);
        Rectangle band = named(image, "affectj band plate").get(0).getBounds();
        assertEquals(240, band.y + band.height);
    }

    @Test
    void textAtBothEndsLeavesTheUsualPlaces() {
        ImagePlus image = stack(320, 240, Pictures.Kind.GREY, true, false);
        assertEquals(new Places(false, false), Places.of(image));
    }

    @Test
    void linesThatComeAndGoCountAndASingleFrameDoesNot() {
        ImagePlus image = Pictures.stack(320, 240, 90, Pictures.Kind.GREY);
        write(image, 46, false);
        assertFalse(Places.of(image).allAtTop());
        ImagePlus talking = Pictures.stack(320, 240, 90, Pictures.Kind.GREY);
        for (int slice = 1; slice <= 90; slice++) {
            if (slice % 30 > 15) {
                write(talking, slice, false);
            }
        }
        assertTrue(Places.of(talking).allAtTop());
    }

    @Test
    void placesStayWhereTheSlicesWithTextAreDeleted() {
        ImagePlus image = Pictures.stack(320, 240, 9, Pictures.Kind.GREY);
        write(image, 1, false);
        write(image, 2, false);
        assertTrue(Places.of(image).allAtTop());
        image.getStack().deleteSlice(1);
        image.getStack().deleteSlice(1);
        image.setStack(image.getStack());
        assertEquals(7, image.getStackSize());
        assertTrue(Places.of(image).allAtTop());
    }

    /** In one place for the whole clip, in whatever order things come and go. */
    @Test
    void nothingJumpsAndTheOrderDoesNotMatter() {
        ImagePlus image = stack(320, 240, Pictures.Kind.GREY, false);
        EmotionTimeline result = annotate(image);
        Map<String, Integer> first = rows(image);
        assertEquals(
                1,
                named(image, "affectj label").stream()
                        .map(label -> label.getBounds().y)
                        .distinct()
                        .count());
        AttentionBand.remove(image);
        assertEquals(7, named(image, "affectj label").get(0).getBounds().y, "no gap stays");
        LabelOverlay.remove(image);
        HeatmapOverlay.add(image, result, "Fire", 45);
        AttentionBand.add(image, result, 0);
        LabelOverlay.add(image, result);
        assertEquals(first, rows(image));
        LabelOverlay.add(image, result);
        AttentionBand.add(image, result, 1);
        assertEquals(first, rows(image));
    }

    private static Map<String, Integer> rows(ImagePlus image) {
        Map<String, Integer> rows = new TreeMap<>();
        named(image, "affectj").forEach(roi -> rows.put(roi.getName(), roi.getBounds().y));
        rows.values().removeIf(y -> y == 0);
        return rows;
    }

    private static List<Roi> named(ImagePlus image, String prefix) {
        return OverlayParts.named(image, prefix);
    }

    /** What an analysis reads is enough: nothing is decoded again. */
    @Test
    void framesThatAnAnalysisReadsAreLookedAtInPassing() throws IOException {
        ImagePlus image = stack(320, 240, Pictures.Kind.GREY, false);
        try (Clip clip = Places.watched(image)) {
            for (int i = 0; i < 9; i++) {
                clip.rgb(i);
            }
        }
        for (int slice = 1; slice <= 9; slice++) {
            image.getStack().getProcessor(slice).setColor(Color.GRAY);
            image.getStack().getProcessor(slice).fill();
        }
        assertTrue(Places.of(image).allAtTop(), "what was seen then");
        ImagePlus other = stack(320, 240, Pictures.Kind.GREY, false);
        try (Clip clip = Places.watched(other)) {
            clip.rgb(0);
        }
        assertTrue(Places.of(other).allAtTop(), "too few frames were read to know");
    }
}
