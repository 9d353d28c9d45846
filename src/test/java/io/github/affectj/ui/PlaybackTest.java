package io.github.affectj.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.media.ClipTimes;
import io.github.affectj.media.sound.SineTrack;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Playing in pretended time: a minute takes no time, and every run is the same. */
class PlaybackTest {
    private static final long MILLI = 1_000_000;
    private static final double FIRST = 2.5;

    private long now = 123 * MILLI;
    private FakeOutput device;

    /** Where frames are "seen", with the time that reading one takes. */
    private final class FakeScreen implements Playback.Screen {
        private final long cost;
        private int frame;
        private final List<Integer> shown = new ArrayList<>();

        FakeScreen(long cost) {
            this.cost = cost;
        }

        @Override
        public int frame() {
            return frame;
        }

        @Override
        public void show(int index) {
            now += cost;
            frame = index;
            shown.add(index);
        }
    }

    private static ClipTimes times(int frames, double seconds) {
        int[] numbers = new int[frames];
        double[] starts = new double[frames];
        double[] durations = new double[frames];
        Arrays.setAll(numbers, i -> i + 1);
        Arrays.setAll(starts, i -> FIRST + i * seconds);
        Arrays.fill(durations, seconds);
        return new ClipTimes(numbers, starts, durations);
    }

    private Playback.Clocks clocks(SineTrack track, double skew, int step) {
        return (rate, sound) -> {
            if (sound && track != null) {
                try {
                    return new SoundClock(
                            track,
                            (hertz, channels) -> {
                                device = new FakeOutput(hertz, channels, () -> now, skew, step);
                                return device;
                            },
                            rate,
                            () -> now);
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
            return new SilentClock(() -> now, rate);
        };
    }

    /** Where the sound that is heard now stands in the clip; nothing was sought. */
    private double heardSeconds(double rate) {
        return FIRST + device.exactlyHeard() / 48_000 * rate;
    }

    /** Also on a device that counts its whole buffer as heard when it starts. */
    @ParameterizedTest
    @CsvSource({
        "1, 1.0, 1, 5", "1, 1.003, 960, 12", "1, 0.997, 2400, 12", "2, 1.001, 480, 5",
        "0.25, 1.001, 960, 5", "4, 1, 960, 3", "1.7, 1, 480, 5", "1, 1.002, 960, 30"
    })
    void thePictureStaysWithTheSoundForAMinute(double rate, double skew, int step, long cost) {
        SineTrack track = new SineTrack(48_000, 1, 440, 90);
        int frames = (int) (60 * 25 * rate);
        ClipTimes times = times(frames, 0.04);
        FakeScreen screen = new FakeScreen(cost * MILLI);
        double worst = 0;
        long begun = now;
        try (Playback playback =
                new Playback(times, rate, clocks(track, skew, step), screen, () -> now)) {
            device.greedy = step == 480;
            playback.play();
            while (playback.isPlaying()) {
                long wait = playback.tick();
                if (playback.isPlaying()) {
                    // Only by how much the wrong frame is seen counts, in seconds of the viewer.
                    double heard = heardSeconds(rate);
                    double from = times.start(screen.frame());
                    double off = Math.max(from - heard, heard - from - 0.04) / rate;
                    worst = Math.max(worst, off);
                }
                now += wait;
            }
        }
        assertTrue(worst < 0.025, "off by " + worst + " s");
        assertEquals(60 / skew, (now - begun) * 1e-9, 0.15);
        assertEquals(frames - 1, screen.frame());
        boolean allInTime = rate == 1 && cost < 20;
        if (allInTime) {
            assertEquals(frames - 1, screen.shown.size(), 2, "no frame is left out without need");
        }
        assertEquals(0, track.open());
        assertTrue(device.closed);
    }

    @Test
    void framesThatWouldBeLateAreLeftOut() {
        FakeScreen screen = new FakeScreen(100 * MILLI);
        try (Playback playback =
                new Playback(times(250, 0.04), 1, clocks(null, 1, 1), screen, () -> now)) {
            long begun = now;
            play(playback, Long.MAX_VALUE);
            assertEquals(10, (now - begun) * 1e-9, 0.15);
        }
        assertEquals(249, screen.frame());
        assertEquals(100, screen.shown.size(), 12);
        assertEquals(screen.shown.stream().sorted().toList(), screen.shown);
    }

    private void step(Playback playback) {
        // Not "now += ...", which would forget what passes meanwhile.
        long wait = playback.tick();
        now += wait;
    }

    private void play(Playback playback, long nanos) {
        long until = nanos == Long.MAX_VALUE ? nanos : now + nanos;
        playback.play();
        while (playback.isPlaying() && now < until) {
            step(playback);
        }
    }

    @Test
    void theDeviceGetsTheSoundOfThePlaceWithoutGaps() {
        SineTrack track = new SineTrack(48_000, 2, 440, 60);
        FakeScreen screen = new FakeScreen(MILLI);
        screen.frame = 10;
        try (Playback playback =
                new Playback(times(100, 0.04), 1, clocks(track, 1, 480), screen, () -> now)) {
            play(playback, 1000 * MILLI);
        }
        for (int i = 0; i < 48_000; i++) {
            double wanted = track.value(FIRST + 10 * 0.04 + i / 48_000.0, 0);
            assertEquals(wanted, device.given.get(i), 1e-3, "sample " + i);
        }
    }

    @Test
    void pauseHoldsAndGoesOnFromThere() {
        SineTrack track = new SineTrack(44_100, 1, 440, 60);
        FakeScreen screen = new FakeScreen(MILLI);
        try (Playback playback =
                new Playback(times(500, 0.04), 1, clocks(track, 1, 441), screen, () -> now)) {
            play(playback, 2000 * MILLI);
            playback.pause();
            int held = screen.frame();
            double at = playback.seconds();
            assertEquals(50, held, 1);
            for (int i = 0; i < 100; i++) {
                step(playback);
            }
            assertEquals(held, screen.frame());
            assertEquals(at, playback.seconds());
            assertFalse(playback.isPlaying());
            play(playback, 1000 * MILLI);
            assertEquals(75, screen.frame(), 1);
            assertEquals(2, device.starts);
            assertEquals(track.openedAt(), at, "what was on its way is read again");
        }
    }

    @Test
    void anotherSliceIsGoneOnFrom() {
        SineTrack track = new SineTrack(48_000, 1, 440, 60);
        FakeScreen screen = new FakeScreen(MILLI);
        try (Playback playback =
                new Playback(times(1000, 0.04), 1, clocks(track, 1, 480), screen, () -> now)) {
            play(playback, 1000 * MILLI);
            // Dragged through some slices, one each 50 ms: nothing is shown in between.
            for (int frame = 100; frame <= 600; frame += 100) {
                screen.frame = frame;
                int before = screen.shown.size();
                play(playback, 50 * MILLI);
                assertEquals(before, screen.shown.size());
                assertEquals(frame, screen.frame());
            }
            play(playback, Playback.SETTLE_NANOS + 1000 * MILLI);
            assertEquals(625, screen.frame(), 2);
            assertEquals(FIRST + 600 * 0.04, track.openedAt(), 1e-9);
            assertEquals(1, track.open());
            // Also while it holds, and back.
            playback.pause();
            screen.frame = 3;
            for (int i = 0; i < 30; i++) {
                step(playback);
            }
            assertEquals(FIRST + 3 * 0.04, playback.seconds(), 1e-9);
            play(playback, 400 * MILLI);
            assertEquals(13, screen.frame(), 1);
        }
    }

    @Test
    void atTheEndItHoldsAndBeginsAnew() {
        SineTrack track = new SineTrack(48_000, 1, 440, 3);
        FakeScreen screen = new FakeScreen(MILLI);
        try (Playback playback =
                new Playback(times(100, 0.04), 1, clocks(track, 1, 480), screen, () -> now)) {
            // The sound ends 3.5 s before the picture, which goes on to its end.
            play(playback, Long.MAX_VALUE);
            assertEquals(99, screen.frame());
            assertFalse(playback.isPlaying());
            assertFalse(playback.soundFailed());
            play(playback, 400 * MILLI);
            assertEquals(10, screen.frame(), 1);
        }
    }

    @Test
    void theRateChangesOnTheWay() {
        SineTrack track = new SineTrack(48_000, 1, 440, 60);
        FakeScreen screen = new FakeScreen(MILLI);
        try (Playback playback =
                new Playback(times(1000, 0.04), 1, clocks(track, 1, 480), screen, () -> now)) {
            play(playback, 1000 * MILLI);
            playback.rate(2);
            play(playback, 1000 * MILLI);
            assertEquals(75, screen.frame(), 2);
            assertEquals(1, track.open());
        }
    }

    @Test
    void aDeviceThatStopsLeavesThePictures() {
        SineTrack track = new SineTrack(48_000, 1, 440, 60);
        FakeScreen screen = new FakeScreen(MILLI);
        try (Playback playback =
                new Playback(times(500, 0.04), 1, clocks(track, 1, 480), screen, () -> now)) {
            play(playback, 1000 * MILLI);
            device.broken = true;
            play(playback, 3000 * MILLI);
            assertTrue(playback.soundFailed());
            assertTrue(device.closed);
            assertEquals(0, track.open());
            // 1 s played, 1.5 s waited for the device, then on.
            assertEquals(25 + 37, screen.frame(), 3);
            play(playback, Long.MAX_VALUE);
            assertEquals(499, screen.frame());
        }
    }

    @Test
    void aSoundThatCannotBeReadLeavesThePictures() {
        SineTrack gone = new SineTrack(48_000, 1, 440, -1);
        FakeScreen screen = new FakeScreen(MILLI);
        try (Playback playback =
                new Playback(times(50, 0.04), 1, clocks(gone, 1, 480), screen, () -> now)) {
            play(playback, Long.MAX_VALUE);
            assertTrue(playback.soundFailed());
        }
        assertEquals(49, screen.frame());
    }

    @Test
    void unevenTimesAreKept() {
        double[] starts = {0, 0.5, 0.5, 0.6, 3};
        double[] lengths = {0.5, 0.001, 0.1, 2.4, 1};
        ClipTimes times = new ClipTimes(new int[] {1, 2, 3, 4, 5}, starts, lengths);
        FakeScreen screen = new FakeScreen(0);
        List<Double> when = new ArrayList<>();
        long begun = now;
        try (Playback playback = new Playback(times, 1, clocks(null, 1, 1), screen, () -> now)) {
            playback.play();
            while (playback.isPlaying()) {
                int before = screen.shown.size();
                long wait = playback.tick();
                if (screen.shown.size() > before) {
                    when.add((now - begun) * 1e-9);
                }
                now += wait;
            }
        }
        assertEquals(List.of(2, 3, 4), screen.shown);
        double[] wanted = {0.5, 0.6, 3};
        for (int i = 0; i < 3; i++) {
            assertEquals(wanted[i], when.get(i), 0.002);
        }
        assertEquals(4, (now - begun) * 1e-9, 0.03);
    }

    /** Also with sound, which begins anew with each round. */
    @ParameterizedTest
    @CsvSource({"false", "true"})
    void aStretchIsPlayedAgainAndAgain(boolean sound) {
        SineTrack track = sound ? new SineTrack(48_000, 1, 440, 90) : null;
        FakeScreen screen = new FakeScreen(0);
        try (Playback playback =
                new Playback(times(100, 0.04), 1, clocks(track, 1, 480), screen, () -> now)) {
            playback.play();
            playback.loop(Optional.of(new Playback.Span(FIRST + 0.4, FIRST + 0.8)));
            assertEquals(10, screen.frame());
            long begun = now;
            while (now - begun < 2_000 * MILLI) {
                now += playback.tick();
                assertTrue(playback.isPlaying());
                assertTrue(screen.frame() >= 10 && screen.frame() < 20, "" + screen.frame());
            }
            long rounds = screen.shown.stream().filter(frame -> frame == 10).count();
            assertTrue(rounds >= 4 && rounds <= 6, rounds + " rounds in 2 s");
            assertFalse(playback.soundFailed());
            playback.loop(Optional.empty());
            while (playback.isPlaying()) {
                now += playback.tick();
            }
            assertEquals(99, screen.frame(), "then it goes on to the end");
        }
    }
}
