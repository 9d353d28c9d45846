package io.github.affectj.overlay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import io.github.affectj.media.film.VideoWriter;
import io.github.affectj.overlay.attention.HeatmapOverlay;
import io.github.affectj.regions.Box;
import io.github.affectj.regions.Region;
import io.github.affectj.regions.RegionSet;
import io.github.affectj.regions.RegionShape;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.SampleResults;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilmFramesTest {
    @ParameterizedTest
    @CsvSource({
        "64, 64",
        "1, 1",
        "16, 2000",
        "3000, 8",
        "240, 240",
        "321, 181",
        "1920, 1080",
        "3840, 2160",
        "6000, 4000"
    })
    void everySizeFitsAFilm(int width, int height) throws IOException {
        ImagePlus image = Pictures.stack(width, height, 2, Pictures.Kind.GREY);
        FilmFrames film = new FilmFrames(image, SampleResults.plain(width, height, 2));
        assertTrue(VideoWriter.takes(film.width(), film.height()));
        assertTrue(film.width() >= FilmFrames.LEAST_WIDTH);
        assertEquals(0, film.width() % 2 + film.height() % 2);
        assertEquals(film.width() * film.height(), film.rgb(1).length);
    }

    @Test
    void atFullSizeThePictureIsThatOfTheOtherFormats() throws IOException {
        ImagePlus image = Pictures.stack(640, 360, 2, Pictures.Kind.NOISE);
        EmotionTimeline result = SampleResults.withMaps(640, 360, 2);
        LabelOverlay.add(image, result);
        HeatmapOverlay.add(image, result, "Fire", 60);
        int[] plain = new AnnotatedFrames(image, result, false).rgb(1);
        int[] film = new FilmFrames(image, result).rgb(1);
        assertArrayEquals(plain, Arrays.copyOf(film, plain.length));
    }

    @Test
    void smallPicturesAreEnlargedWholePixelByPixel() throws IOException {
        ImagePlus image = Pictures.stack(64, 64, 1, Pictures.Kind.NOISE);
        FilmFrames film = new FilmFrames(image, SampleResults.plain(64, 64, 1));
        assertEquals(320, film.width());
        int[] drawn = film.rgb(0);
        int[] source = (int[]) image.getStack().getPixels(1);
        for (int y = 150; y < 320; y++) {
            for (int x = 0; x < 320; x++) {
                assertEquals(source[y / 5 * 64 + x / 5] & 0xFFFFFF, drawn[y * 320 + x]);
            }
        }
    }

    @Test
    void namesOfRegionsAreAsLargeAsLabelsInAnEnlargedFilm() throws IOException {
        ImagePlus image = Pictures.stack(64, 64, 1, Pictures.Kind.BLACK);
        StackResults.of(image).put(List.of(SampleResults.plain(64, 64, 1)));
        Region mia = Region.still("Mia", RegionShape.of(new Box(20, 40, 20, 20)), Region.DRAWN);
        StackResults.of(image).put(new RegionSet(List.of(mia.coloured(0xE69F00))));
        int[] drawn = new FilmFrames(image, SampleResults.plain(64, 64, 1)).rgb(0);
        int rows = 0;
        for (int y = 0; y < 190; y++) { // above the box, which is five times as large here
            int[] row = Arrays.copyOfRange(drawn, y * 320, y * 320 + 320);
            rows += Arrays.stream(row).filter(pixel -> pixel == 0xE69F00).count() > 10 ? 1 : 0;
        }
        assertTrue(rows >= 8 && rows <= 24, "the plate has " + rows + " rows");
    }

    @Test
    void theStripShowsEachLabelsProbabilityAndTheCursorMoves() throws IOException {
        ImagePlus image = Pictures.stack(700, 200, 7, Pictures.Kind.BLACK);
        EmotionTimeline result = SampleResults.plain(700, 200, 7);
        FilmFrames film = new FilmFrames(image, result);
        int[] first = film.rgb(0);
        // Each label leads in one frame: its colour fills a seventh of its row nearly to the top.
        for (int k = 0; k < 7; k++) {
            int colour = Palette.colour(k).getRGB() & 0xFFFFFF;
            long filled =
                    Arrays.stream(first, 200 * 700, first.length).filter(p -> p == colour).count();
            assertTrue(filled > 500, "label " + k + " fills " + filled + " pixels");
        }
        int[] places = IntStream.range(0, 7).map(i -> cursor(film, i)).toArray();
        for (int i = 1; i < 7; i++) {
            assertEquals((places[6] - places[0]) / 6.0, places[i] - places[i - 1], 1.5);
        }
    }

    /** Where the column of black through all rows stands. */
    private static int cursor(FilmFrames film, int index) {
        int[] rgb;
        try {
            rgb = film.rgb(index);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        int top = film.height() - 100;
        for (int x = 0; x < film.width(); x++) {
            boolean black = true;
            for (int y = top; y < top + 70; y++) {
                black &= rgb[y * film.width() + x] == 0;
            }
            if (black) {
                return x;
            }
        }
        throw new AssertionError("no cursor in frame " + index);
    }

    @Test
    void manyLabelsAndAttentionHaveRows() throws IOException {
        List<String> names = IntStream.range(0, 30).mapToObj(i -> "emotion " + i).toList();
        ImagePlus image = Pictures.stack(400, 100, 3, Pictures.Kind.WHITE);
        FilmFrames many =
                new FilmFrames(
                        image, SampleResults.of(400, 100, 3, names, Double.NaN, Optional.empty()));
        FilmFrames two =
                new FilmFrames(
                        image,
                        SampleResults.of(
                                400, 100, 3, List.of("a", "b"), Double.NaN, Optional.empty()));
        FilmFrames attentive =
                new FilmFrames(
                        image,
                        SampleResults.of(
                                400, 100, 3, List.of("a", "b"), 1 / 3.0, Optional.empty()));
        assertEquals(8 * 14, many.height() - two.height());
        assertEquals(14, attentive.height() - two.height());
        assertNotEquals(0, many.rgb(0).length);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.00 s", "59.994, 59.99 s", "61.26, 1:01.3", "3599.99, 1:00:00.0"})
    void timesAreShort(double seconds, String text) {
        assertEquals(text, ProbabilityStrip.clock(seconds));
    }
}
