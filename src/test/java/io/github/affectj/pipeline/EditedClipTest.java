package io.github.affectj.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipTimes;
import io.github.affectj.media.SoundReader;
import io.github.affectj.media.SoundTrack;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EditedClipTest {
    private static final int WIDTH = 20;
    private static final int HEIGHT = 12;

    /** Three frames of noise at 0, 0.5 and 0.75 s, with a sound of ones where asked for. */
    private record Film(boolean sounding) implements Clip {
        @Override
        public String name() {
            return "film";
        }

        @Override
        public String source() {
            return "";
        }

        @Override
        public int width() {
            return WIDTH;
        }

        @Override
        public int height() {
            return HEIGHT;
        }

        @Override
        public ClipTimes times() {
            return new ClipTimes(
                    new int[] {1, 2, 3}, new double[] {0, 0.5, 0.75}, new double[] {.5, .25, .25});
        }

        @Override
        public Optional<SoundTrack> sound() {
            return sounding ? Optional.of(new Ones()) : Optional.empty();
        }

        @Override
        public int[] rgb(int index) {
            return new Random(index).ints((long) WIDTH * HEIGHT, 0, 0x1000000).toArray();
        }

        @Override
        public void close() {
            throw new IllegalStateException("not the test's to close");
        }
    }

    /** Two seconds of ones. */
    private record Ones() implements SoundTrack {
        @Override
        public String source() {
            return "ones";
        }

        @Override
        public double durationSeconds() {
            return 2;
        }

        @Override
        public int sampleRate() {
            return 100;
        }

        @Override
        public int channels() {
            return 2;
        }

        @Override
        public String description() {
            return "ones";
        }

        @Override
        public SoundReader open(int sampleRate, int channels, double fromSeconds) {
            return new SoundReader() {
                private int left = (int) ((2 - fromSeconds) * sampleRate) * channels;

                @Override
                public int read(float[] out, int offset, int length) {
                    int count = Math.min(length, left);
                    Arrays.fill(out, offset, offset + count, 1);
                    left -= count;
                    return count;
                }

                @Override
                public void close() {}
            };
        }
    }

    private static BitSet bits(int... places) {
        BitSet bits = new BitSet();
        for (int place : places) {
            bits.set(place);
        }
        return bits;
    }

    @Test
    void cellsThatAreTakenAwayAreSmoothAndAllElseIsAsItWas() throws IOException {
        Film film = new Film(false);
        // Of the second frame the cell in the middle row, last column.
        EditedClip edited = new EditedClip(film, 4, 3, bits(12 + 4 + 3), new BitSet());
        assertArrayEquals(film.rgb(0), edited.rgb(0));
        assertArrayEquals(film.rgb(2), edited.rgb(2));
        int[] before = film.rgb(1);
        int[] after = edited.rgb(1);
        int largest = 0;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int i = y * WIDTH + x;
                if (x >= 15 && y >= 4 && y < 8) {
                    if (x > 15) {
                        int step = (after[i] & 0xFF) - (after[i - 1] & 0xFF);
                        largest = Math.max(largest, Math.abs(step));
                    }
                } else {
                    assertEquals(before[i], after[i], "pixel " + x + ", " + y);
                }
            }
        }
        assertTrue(largest < 30, "a step of " + largest + " in what noise left");
        assertEquals(3, edited.frameCount());
        edited.close();
    }

    @Test
    void aWholeFrameThatIsTakenAwayIsItsMeanColour() throws IOException {
        Film film = new Film(false);
        int[] gone = new EditedClip(film, 1, 1, bits(0), new BitSet()).rgb(0);
        assertEquals(1, Arrays.stream(gone).distinct().count());
        double blue = Arrays.stream(film.rgb(0)).map(rgb -> rgb & 0xFF).average().orElseThrow();
        assertEquals(blue, gone[0] & 0xFF, 0.51);
        double red = Arrays.stream(film.rgb(0)).map(rgb -> rgb >> 16).average().orElseThrow();
        assertEquals(red, gone[0] >> 16, 0.51);
    }

    @Test
    void framesSmallerThanTheGridAreNoError() throws IOException {
        BitSet all = new BitSet();
        all.set(0, 3 * 30 * 30);
        int[] gone = new EditedClip(new Film(false), 30, 30, all, new BitSet()).rgb(2);
        assertEquals(WIDTH * HEIGHT, gone.length);
    }

    @Test
    void soundIsSilentWhileItsFrameShows() throws IOException {
        Film film = new Film(true);
        EditedClip edited = new EditedClip(film, 1, 1, new BitSet(), bits(1));
        float[] heard = new float[400];
        try (SoundReader reader = edited.sound().orElseThrow().open(100, 2, 0.25)) {
            int count = 0;
            // In odd bites, always whole samples.
            for (int n = reader.read(heard, 0, 14); n > 0; n = reader.read(heard, count, 14)) {
                count += n;
            }
            assertEquals(350, count);
        }
        for (int i = 0; i < 350; i++) {
            double time = 0.25 + i / 2 / 100.0;
            assertEquals(time >= 0.5 && time < 0.75 ? 0 : 1, heard[i], "at " + time);
        }
        assertSame(Ones.class, whole(film).getClass(), "nothing to silence, nothing in between");
        assertTrue(new EditedClip(new Film(false), 1, 1, bits(0), bits(0)).sound().isEmpty());
    }

    private static SoundTrack whole(Film film) {
        return new EditedClip(film, 1, 1, new BitSet(), new BitSet()).sound().orElseThrow();
    }

    @Test
    void whatFollowsTheLastFrameBelongsToIt() throws IOException {
        EditedClip edited = new EditedClip(new Film(true), 1, 1, new BitSet(), bits(2));
        float[] heard = new float[100];
        try (SoundReader reader = edited.sound().orElseThrow().open(100, 1, 1.5)) {
            assertEquals(50, reader.read(heard, 0, 100));
        }
        assertEquals(0, heard[49]);
    }
}
