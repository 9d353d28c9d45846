package io.github.affectj.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.summary.SegmentSound;
import io.github.affectj.base.Progress;
import io.github.affectj.features.audio.TestAudio;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tones of known level and pitch, over more than one of the parts that are measured at a time. */
class SoundOfSegmentsTest {
    private static final double SECONDS = 34;

    /** A tone of 220 Hz; silence from 10 s on; from 28 s on one of 440 Hz, ten times as weak. */
    private static double sound(double t) {
        if (t < 10) {
            return 0.5 * Math.sin(2 * Math.PI * 220 * t);
        }
        return t < 28 ? 0 : 0.05 * Math.sin(2 * Math.PI * 440 * t);
    }

    @Test
    void levelAndPitchOfTones() throws IOException {
        List<SegmentSound> heard =
                SoundOfSegments.of(
                        TestAudio.of(SECONDS, SoundOfSegmentsTest::sound),
                        List.of(
                                new Segment(1, 9, "loud"),
                                new Segment(8, 12, "half"),
                                new Segment(12, 26, "silent"),
                                new Segment(29, 33, "over the edge of a part"),
                                new Segment(30, 30, "point"),
                                new Segment(40, 50, "behind the end")),
                        Progress.NONE);
        // The root mean square of a sine is its amplitude over the root of 2.
        double loud = 20 * Math.log10(0.5 / Math.sqrt(2));
        assertEquals(loud, heard.get(0).levelDb(), 0.05);
        assertEquals(loud, heard.get(0).peakDb(), 0.2);
        assertEquals(220, heard.get(0).pitchHz(), 1);
        assertEquals(1, heard.get(0).voiced(), 1e-9);
        assertEquals(loud - 10 * Math.log10(2), heard.get(1).levelDb(), 0.1, "half of the time");
        assertEquals(0.5, heard.get(1).voiced(), 0.02);
        assertEquals(-100, heard.get(2).levelDb(), 1e-3);
        assertTrue(Double.isNaN(heard.get(2).pitchHz()));
        assertEquals(0, heard.get(2).voiced());
        assertEquals(loud - 20, heard.get(3).levelDb(), 0.05);
        assertEquals(440, heard.get(3).pitchHz(), 2);
        assertEquals(SegmentSound.NONE, heard.get(4));
        assertEquals(SegmentSound.NONE, heard.get(5));
    }
}
