package io.github.affectj.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import ij.ImagePlus;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.SampleResults;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResultsTest {
    @Test
    void resultStaysWithItsImage() {
        ImagePlus image = Pictures.stack(8, 8, 2, Pictures.Kind.WHITE);
        assertEquals(Optional.empty(), Results.of(image));
        EmotionTimeline first = SampleResults.plain(8, 8, 2);
        EmotionTimeline second = SampleResults.withMaps(8, 8, 2);
        Results.attach(image, first);
        assertSame(first, Results.of(image).orElseThrow());
        Results.attach(image, second);
        assertSame(second, Results.of(image).orElseThrow());
    }
}
