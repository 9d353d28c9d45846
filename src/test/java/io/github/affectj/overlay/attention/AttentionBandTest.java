package io.github.affectj.overlay.attention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.gui.ShapeRoi;
import ij.process.ImageProcessor;
import io.github.affectj.base.BadInputException;
import io.github.affectj.overlay.AnnotatedFrames;
import io.github.affectj.overlay.OverlayParts;
import io.github.affectj.overlay.Pictures;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.SampleResults;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AttentionBandTest {
    private static final int VISUAL = AttentionBand.VISUAL.getRGB() & 0xFFFFFF;
    private static final int AUDIO = AttentionBand.AUDIO.getRGB() & 0xFFFFFF;

    @TempDir Path folder;

    @Test
    void theUsersElementsStay() {
        ImagePlus image = Pictures.stack(200, 200, 6, Pictures.Kind.GREY);
        Roi mine = new Roi(3, 4, 5, 6);
        mine.setName("mine");
        image.setOverlay(new Overlay(mine));
        EmotionTimeline result = SampleResults.film(200, 200, 6, 4, 0.4);
        AttentionBand.add(image, result, 0);
        int count = image.getOverlay().size();
        for (Roi roi : image.getOverlay()) {
            assertTrue(roi == mine || roi.getName().startsWith("affectj band "), roi.getName());
        }
        AttentionBand.add(image, result, 3);
        assertEquals(count, image.getOverlay().size(), "adding again replaces");
        AttentionBand.remove(image);
        assertEquals(1, image.getOverlay().size());
        assertSame(mine, image.getOverlay().get(0));
    }

    @Test
    void eachFrameHasItsMarkWhereItIsInTime() {
        ImagePlus image = Pictures.stack(300, 200, 10, Pictures.Kind.WHITE);
        AttentionBand.add(image, SampleResults.film(300, 200, 10, 1, 0.5), 0);
        List<Roi> marks = OverlayParts.named(image, "affectj band frame");
        assertEquals(10, marks.size());
        for (int i = 0; i < 10; i++) {
            assertEquals(i + 1, marks.get(i).getPosition());
            assertEquals(30 * i + 15, marks.get(i).getBounds().getCenterX(), 1);
        }
        for (Roi part : OverlayParts.named(image, "affectj band")) {
            assertTrue(marks.contains(part) || part.getPosition() == 0, part.getName());
        }
        image.setSlice(4);
        ImageProcessor flat = image.flatten().getProcessor();
        int y = marks.get(3).getBounds().y + 2;
        assertEquals(0xFFFFFF, flat.get((int) marks.get(3).getBounds().getCenterX(), y) & 0xFFFFFF);
    }

    /** The picture's peak stands in the upper half at a third, the sound's below at two thirds. */
    @ParameterizedTest
    @CsvSource({"64, 64", "640, 360", "1920, 1080", "90, 400"})
    void bothStreamsAreDrawnApart(int width, int height) {
        ImagePlus image = Pictures.stack(width, height, 12, Pictures.Kind.BLACK);
        AttentionBand.add(image, SampleResults.film(width, height, 12, 1, 0.5), 0);
        image.setSlice(12);
        ImageProcessor flat = image.flatten().getProcessor();
        Rectangle mark = OverlayParts.named(image, "affectj band frame").get(0).getBounds();
        int upper = mark.y + Math.max(1, mark.height / 6);
        int lower = mark.y + mark.height * 5 / 8;
        assertEquals(VISUAL, flat.get(width / 3 + 1, upper) & 0xFFFFFF);
        assertEquals(AUDIO, flat.get(width * 2 / 3 + 1, lower) & 0xFFFFFF);
        assertFalse((flat.get(width * 2 / 3 + 1, upper) & 0xFFFFFF) == VISUAL);
        assertFalse((flat.get(width / 3 + 1, lower) & 0xFFFFFF) == AUDIO);
    }

    @ParameterizedTest
    @EnumSource
    void curvesStandOutOnAnyPicture(Pictures.Kind kind) {
        ImagePlus image = Pictures.stack(64, 64, 3, kind);
        AttentionBand.add(image, SampleResults.film(64, 64, 3, 1, 0.5), 0);
        Rectangle plate = OverlayParts.named(image, "affectj band plate").get(0).getBounds();
        AttentionBand.remove(image);
        Roi bare = new Roi(plate);
        bare.setFillColor(new Color(0, 0, 0, 200));
        image.setOverlay(new Overlay(bare));
        ImageProcessor flat = image.flatten().getProcessor();
        double ground = 0;
        for (int x = 0; x < 64; x++) {
            ground += Pictures.luminance(flat.get(x, plate.y + 3)) / 64;
        }
        for (Color colour : List.of(AttentionBand.VISUAL, AttentionBand.AUDIO)) {
            double contrast = Pictures.contrast(Pictures.luminance(colour.getRGB()), ground);
            assertTrue(contrast > 4, kind + ": " + contrast);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "64, 64, false, ''",
        "160, 160, true, ''",
        "240, 320, true, attention weight",
        "640, 360, true, 'attention weight, mean of 4 heads'",
        "1920, 1080, true, 'attention weight, mean of 4 heads'",
    })
    void whatDoesNotFitIsDropped(int width, int height, boolean shares, String title) {
        ImagePlus image = Pictures.stack(width, height, 2, Pictures.Kind.WHITE);
        AttentionBand.add(image, SampleResults.film(width, height, 2, 4, 0.42), 0);
        Rectangle frame = new Rectangle(width, height);
        for (Roi part : OverlayParts.named(image, "affectj band")) {
            assertTrue(frame.contains(part.getBounds()), part + " at " + width);
        }
        assertTrue(AttentionBand.height(image) <= Math.max(11, 0.18 * height));
        assertEquals(shares ? "audio 42 %" : "", text(image, "audio text"));
        assertEquals(shares ? "video 58 %" : "", text(image, "video text"));
        assertEquals(title, text(image, "title"));
    }

    private static String text(ImagePlus image, String part) {
        List<Roi> found = OverlayParts.named(image, "affectj band " + part);
        return found.isEmpty() ? "" : ((ij.gui.TextRoi) found.get(0)).getText().strip();
    }

    @Test
    void aMissingStreamLeavesItsHalf() {
        for (double share : new double[] {0, 1}) {
            ImagePlus image = Pictures.stack(640, 360, 12, Pictures.Kind.BLACK);
            AttentionBand.add(image, SampleResults.film(640, 360, 12, 2, share), 0);
            String gone = share == 0 ? "audio" : "video";
            String there = share == 0 ? "video" : "audio";
            assertTrue(OverlayParts.named(image, "affectj band " + gone).isEmpty());
            assertEquals(there + " 100 %", text(image, there + " text"));
            Rectangle curve = OverlayParts.named(image, "affectj band " + there).get(0).getBounds();
            Rectangle mark = OverlayParts.named(image, "affectj band frame").get(0).getBounds();
            assertTrue(curve.height > 0.8 * mark.height, curve + " in " + mark);
        }
    }

    @Test
    void headsAreShownSeparatelyOrAveraged() {
        ImagePlus image = Pictures.stack(640, 360, 40, Pictures.Kind.BLACK);
        EmotionTimeline result = SampleResults.film(640, 360, 40, 3, 0.5);
        AttentionBand.add(image, result, 1);
        assertEquals("attention weight, head 1", text(image, "title"));
        float first = peak(image);
        AttentionBand.add(image, result, 3);
        float third = peak(image);
        // Each head looks 0.05 of the clip later than the one before.
        assertEquals(0.1 * 640, third - first, 20);
        assertTold(() -> AttentionBand.add(image, result, 4), "heads=4", "0 (their mean) to 3");
        assertTold(() -> AttentionBand.check(result, -1), "heads=-1", "to 3");
        EmotionTimeline gif = SampleResults.plain(640, 360, 40);
        assertTold(() -> AttentionBand.check(gif, 1), "heads=1", "no temporal attention");
        AttentionBand.check(gif, 0);
    }

    /** Where the picture's curve is highest. */
    private static float peak(ImagePlus image) {
        Shape curve =
                ((ShapeRoi) OverlayParts.named(image, "affectj band video").get(0)).getShape();
        float[] point = new float[6];
        float highest = Float.MAX_VALUE;
        float at = 0;
        for (PathIterator i = curve.getPathIterator(null); !i.isDone(); i.next()) {
            if (i.currentSegment(point) != PathIterator.SEG_CLOSE && point[1] < highest) {
                highest = point[1];
                at = point[0];
            }
        }
        return at;
    }

    private static void assertTold(Runnable call, String... parts) {
        String told = assertThrows(BadInputException.class, call::run).getMessage();
        for (String part : parts) {
            assertTrue(told.contains(part), told);
        }
    }

    @Test
    void theScaleBarMakesRoomInAnyOrder() {
        EmotionTimeline result = SampleResults.film(300, 300, 3, 2, 0.5);
        ImagePlus before = Pictures.stack(300, 300, 3, Pictures.Kind.WHITE);
        HeatmapOverlay.add(before, result, "Fire", 45);
        Rectangle alone = plate(before);
        AttentionBand.add(before, result, 0);
        ImagePlus after = Pictures.stack(300, 300, 3, Pictures.Kind.WHITE);
        AttentionBand.add(after, result, 0);
        HeatmapOverlay.add(after, result, "Fire", 45);
        assertEquals(plate(after), plate(before));
        Rectangle band = OverlayParts.named(after, "affectj band plate").get(0).getBounds();
        assertFalse(band.intersects(plate(after)));
        AttentionBand.remove(after);
        assertEquals(alone, plate(after));
    }

    private static Rectangle plate(ImagePlus image) {
        return OverlayParts.named(image, "affectj scale plate").get(0).getBounds();
    }

    /** Of a long film the steps are no more than pixels, and the shortest peak is still there. */
    @Test
    void longFilmsKeepTheirPeaks() {
        EmotionTimeline result = SampleResults.film(100, 100, 5000, 1, 0.5);
        AttentionSpans spans = AttentionSpans.of(result, 0, 100);
        assertTrue(spans.steps().size() <= 100, spans.steps().size() + " steps");
        double highest = 0;
        for (int f = 0; f < 5000; f++) {
            highest = Math.max(highest, result.attention().orElseThrow().visual(f));
        }
        assertEquals(highest, spans.max(), 1e-12);
        assertEquals(0, spans.steps().get(0).from());
        assertEquals(1, spans.steps().get(spans.steps().size() - 1).to());
    }

    @Test
    void percentagesHaveTwoDigits() {
        assertEquals("58 %", AttentionSpans.percent(0.58));
        assertEquals("3.1 %", AttentionSpans.percent(0.0314));
        assertEquals("0.12 %", AttentionSpans.percent(0.0012));
        assertEquals("0 %", AttentionSpans.percent(0));
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertEquals("3.1 %", AttentionSpans.percent(0.0314));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void tiffFileAndExportKeepTheBand() throws Exception {
        ImagePlus image = Pictures.stack(200, 200, 3, Pictures.Kind.BLACK);
        EmotionTimeline result = SampleResults.film(200, 200, 3, 1, 0.5);
        AttentionBand.add(image, result, 0);
        int[] drawn = new AnnotatedFrames(image, result, false).rgb(2);
        int found = 0;
        for (int rgb : drawn) {
            found += rgb == VISUAL ? 1 : 0;
        }
        assertTrue(found > 50, found + " pixels of the picture's curve");
        Path file = folder.resolve("band.tif");
        assertTrue(IJ.saveAsTiff(image, file.toString()));
        ImagePlus again = IJ.openImage(file.toString());
        assertEquals(image.getOverlay().size(), again.getOverlay().size());
        assertEquals(3, OverlayParts.named(again, "affectj band frame").size());
        AttentionBand.remove(again);
        assertNull(again.getOverlay());
    }
}
