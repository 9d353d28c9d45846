package io.github.affectj.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TemporalAttentionTest {
    private static final TemporalAttention TWO =
            new TemporalAttention(
                    new double[][] {{0.5, 0.25}, {0, 0.5}}, new double[][] {{0.25, 0}, {0.5, 0}});

    @Test
    void meansAndHeadsAgree() {
        assertEquals(0.25, TWO.visual(0));
        assertEquals(0.375, TWO.audio(0));
        assertEquals(1, TWO.share(0) + TWO.share(1));
        assertEquals(0.375, TWO.audioShare());
        TemporalAttention second = TWO.head(1);
        assertEquals(1, second.heads());
        assertEquals(0.5, second.visual(1));
        assertEquals(0.5, second.audioShare());
    }

    @Test
    void onlySharesThatCanBeAreTaken() {
        refused(new double[][] {{0.5}}, new double[][] {{0.4}}, "sums to");
        refused(new double[][] {{1.5}}, new double[][] {{-0.5}}, "below 0");
        refused(new double[][] {{Double.NaN}}, new double[][] {{1}}, "below 0");
        refused(new double[][] {}, new double[][] {}, "one at least");
        refused(new double[][] {{1, 0}}, new double[][] {{0}}, "differ");
    }

    private static void refused(double[][] picture, double[][] sound, String why) {
        String told =
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new TemporalAttention(picture, sound))
                        .getMessage();
        assertTrue(told.contains(why), told);
    }
}
