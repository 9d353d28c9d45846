package io.github.affectj.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import io.github.affectj.overlay.attention.AttentionBand;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.SampleResults;
import java.awt.Color;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameKeyTest {
    private static final int VIDEO = 0xE08BBE;
    private static final int AUDIO = 0xF0E442;

    /** The colours of the rows under picture and strip. */
    private static Set<Integer> key(ImagePlus image, EmotionTimeline result) throws IOException {
        AnnotatedFrames frames = new AnnotatedFrames(image, result, true);
        int strip = Math.max(8, Math.round(image.getHeight() * 0.08f));
        int[] drawn = frames.rgb(0);
        Set<Integer> colours = new TreeSet<>();
        for (int i = (image.getHeight() + strip) * image.getWidth(); i < drawn.length; i++) {
            colours.add(drawn[i]);
        }
        return colours;
    }

    @ParameterizedTest
    @CsvSource({"64, 64", "100, 80", "160, 120", "240, 240", "640, 360", "1920, 1080"})
    void eachColourOfTheStripIsExplainedOnAnyPicture(int width, int height) throws IOException {
        EmotionTimeline result = SampleResults.plain(width, height, 6);
        Set<Integer> dark = key(Pictures.stack(width, height, 6, Pictures.Kind.BLACK), result);
        Set<Integer> light = key(Pictures.stack(width, height, 6, Pictures.Kind.WHITE), result);
        for (int k = 0; k < 6; k++) {
            assertTrue(dark.contains(Palette.colour(k).getRGB() & 0xFFFFFF), "label " + k);
        }
        assertEquals(dark, light, "it does not stand on the picture");
    }

    @Test
    void whatIsNotDrawnIsNotNamed() throws IOException {
        List<String> labels = List.of("one", "two", "three");
        // At 8 pixels the first takes 7, the third the last one, nothing is left for the second.
        EmotionTimeline result = SampleResults.of(200, 60, 1, labels, Double.NaN, Optional.empty());
        ImagePlus image = Pictures.stack(200, 60, 1, Pictures.Kind.GREY);
        int[] strip =
                Arrays.copyOfRange(new AnnotatedFrames(image, result, true).rgb(0), 12000, 13600);
        Set<Integer> key = key(image, result);
        for (int k = 0; k < 3; k++) {
            int colour = Palette.colour(k).getRGB() & 0xFFFFFF;
            boolean isDrawn = Arrays.stream(strip).anyMatch(rgb -> rgb == colour);
            assertEquals(isDrawn, key.contains(colour), labels.get(k));
        }
        assertFalse(key.contains(Palette.colour(1).getRGB() & 0xFFFFFF));
    }

    @ParameterizedTest
    @CsvSource({"64, 64", "160, 120", "640, 360", "1920, 1080"})
    void theGreyMarkIsExplainedWhereAFrameHasIt(int width, int height) throws IOException {
        ImagePlus image = Pictures.stack(width, height, 3, Pictures.Kind.WHITE);
        int grey = LabelStyle.UNFAMILIAR.getRGB() & 0xFFFFFF;
        EmotionTimeline strange = SampleResults.withFamiliarity(width, height, 0.9, 0.01, 0.5);
        assertTrue(key(image, strange).contains(grey));
        EmotionTimeline known = SampleResults.withFamiliarity(width, height, 0.9, 0.2, 0.5);
        // Edges of letters may have the same grey.
        assertTrue(new AnnotatedFrames(image, known, true).keyOfMark().entries().isEmpty());
    }

    /** From 200 pixels on the band says on the picture what it is. */
    @ParameterizedTest
    @CsvSource({"64, 64, true", "100, 100, true", "160, 160, true", "640, 360, false"})
    void aBandWithoutWordsIsExplainedUnderThePicture(int width, int height, boolean explained)
            throws IOException {
        ImagePlus image = Pictures.stack(width, height, 6, Pictures.Kind.GREY);
        EmotionTimeline result = SampleResults.film(width, height, 6, 4, 0.42);
        AttentionBand.add(image, result, 0);
        Set<Integer> key = key(image, result);
        assertEquals(explained, key.contains(VIDEO));
        assertEquals(explained, key.contains(AUDIO));
        FrameKey.Group said = new AnnotatedFrames(image, result, true).keyOfElements();
        if (explained) {
            assertEquals("attention weight, mean of 4 heads:", said.lead());
            assertEquals("video 58 %", said.entries().get(0).text());
            assertEquals("audio", said.entries().get(1).brief());
        }
        int[] film = new FilmFrames(image, result).rgb(0);
        long samples = Arrays.stream(film).filter(rgb -> rgb == VIDEO).count();
        AttentionBand.remove(image);
        LabelOverlay.add(image, result);
        int plain = new FilmFrames(image, result).height();
        AttentionBand.add(image, result, 0);
        assertEquals(explained, new FilmFrames(image, result).height() > plain);
        assertTrue(samples > 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 40, 64, 100, 200})
    void itNeverTakesMoreThanHalfThePictureAndALine(int side) {
        List<FrameKey.Entry> entries =
                SampleResults.LABELS.stream()
                        .map(name -> new FrameKey.Entry(name, name.substring(0, 3), Color.RED))
                        .toList();
        FrameKey key =
                FrameKey.fit(
                        side,
                        side,
                        FrameKey.size(side, side),
                        List.of(new FrameKey.Group("probability:", "", entries)));
        assertTrue(key.height() <= 0.55 * side, key.height() + " of " + side);
        assertEquals(side >= 64, key.height() > 0);
    }

    @Test
    void shortNamesStillDiffer() {
        assertEquals(List.of("hap", "lik"), FrameKey.brief(List.of("happiness", "like")));
        assertEquals(List.of("disg", "disa"), FrameKey.brief(List.of("disgust", "disappointment")));
        assertEquals(List.of("joy", "joyf"), FrameKey.brief(List.of("joy", "joyful")));
        assertEquals(List.of("a", "b"), FrameKey.brief(List.of("a", "b")));
    }
}
