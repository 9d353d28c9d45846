package io.github.affectj.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class FamiliarityTextTest {
    @Test
    void unfamiliarFramesAreCountedAndTheDomainIsTold() {
        EmotionTimeline result = SampleResults.withFamiliarity(64, 64, 0.01, 0.05, 0.049);
        assertEquals(2, result.unfamiliarFrames());
        assertEquals(
                "clip.gif: 2 of 3 frames look like nothing that gif7 was trained on.",
                FamiliarityText.of(result).orElseThrow());
        assertEquals(
                "clip.gif: 2 of 3 frames look like nothing that gif7 was trained on. Drawn faces.",
                FamiliarityText.of(result.withEnvironment(EmotionTimeline.DOMAIN, "Drawn faces."))
                        .orElseThrow());
    }

    @Test
    void nothingIsToldOfFamiliarFrames() {
        assertEquals(
                Optional.empty(),
                FamiliarityText.of(SampleResults.withFamiliarity(64, 64, 0.05, 1)));
    }

    @Test
    void anOlderModelSaysThatItCannotTell() {
        EmotionTimeline result = SampleResults.plain(64, 64, 3);
        String told = FamiliarityText.of(result).orElseThrow();
        assertTrue(told.startsWith("gif7 can't tell how familiar"), told);
        assertTrue(Double.isNaN(result.clipFamiliarity()));
        assertFalse(result.isUnfamiliar());
    }

    @Test
    void theClipIsUnfamiliarWhereHalfOfItsFramesAre() {
        assertEquals(
                0.04, SampleResults.withFamiliarity(8, 8, 0.9, 0.01, 0.04, 0.5).clipFamiliarity());
        assertTrue(SampleResults.withFamiliarity(8, 8, 0.9, 0.01, 0.04, 0.5).isUnfamiliar());
        assertFalse(SampleResults.withFamiliarity(8, 8, 0.9, 0.01, 0.4).isUnfamiliar());
    }
}
