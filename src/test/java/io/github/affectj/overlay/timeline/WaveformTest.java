package io.github.affectj.overlay.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.CancelledException;
import io.github.affectj.base.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The sound as it is drawn, against its samples. */
class WaveformTest {
    private static final int RATE = 8000;
    private static final double BIN = 0.001;

    @Test
    void isAsIfEachSampleWereLookedAt() throws Exception {
        MadeSound sound = new MadeSound(RATE, 12);
        Waveform wave = Waveform.read(sound, 2, 12, Progress.NONE);
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            int first = random.nextInt(9000);
            int last = first + 1 + random.nextInt(9999 - first);
            // From the border of a bin to another one.
            double from = 2 + first * BIN + 1e-7;
            double to = 2 + last * BIN - 1e-7;
            float low = 1;
            float high = -1;
            double squares = 0;
            for (int i = first * 8; i < last * 8; i++) {
                float sample = MadeSound.sample(2 + (double) i / RATE);
                low = Math.min(low, sample);
                high = Math.max(high, sample);
                squares += (double) sample * sample;
            }
            assertEquals(low, wave.min(from, to), 1e-6);
            assertEquals(high, wave.max(from, to), 1e-6);
            assertEquals(Math.sqrt(squares / ((last - first) * 8)), wave.rms(from, to), 1e-5);
        }
    }

    @Test
    void aTrackThatIsStillReadIsAFlatLine() {
        Waveform wave = Waveform.flat(2, 12);
        assertEquals(0, wave.max(2, 12));
        assertEquals(0, wave.min(3, 4));
        assertEquals(0, wave.rms(11, 12));
    }

    @Test
    void behindTheEndThereIsSilence() throws Exception {
        Waveform wave = Waveform.read(new MadeSound(RATE, 3), 0, 10, Progress.NONE);
        assertTrue(wave.max(1, 3) > 0.9);
        assertEquals(0, wave.max(3.1, 9));
        assertEquals(0, wave.min(3.1, 9));
        assertEquals(0, wave.rms(3.1, 9));
        assertEquals(0, wave.max(11, 12));
    }

    @Test
    void aLongFilmHasNoMoreBinsThanAShortOne() throws Exception {
        // Three hours at a low rate; the loudest moment is still there.
        Waveform wave = Waveform.read(new MadeSound(400, 10_800), 0, 10_800, Progress.NONE);
        assertTrue(wave.max(0, 10_800) > 0.99);
        assertTrue(wave.bins() <= 1 << 19, wave.bins() + " bins");
        assertTrue(wave.bins() > 1 << 18, wave.bins() + " bins");
    }

    @Test
    void tellsHowFarItIsAndStopsWhenAsked() throws Exception {
        List<Double> told = new ArrayList<>();
        Progress stops =
                new Progress() {
                    @Override
                    public void update(double fraction, String message) {
                        told.add(fraction);
                    }

                    @Override
                    public boolean isCancelled() {
                        return told.size() >= 3;
                    }
                };
        assertThrows(
                CancelledException.class,
                () -> Waveform.read(new MadeSound(48_000, 1000), 0, 1000, stops));
        assertEquals(3, told.size());
        assertTrue(told.get(1) > told.get(0) && told.get(2) < 0.01, told.toString());
    }
}
