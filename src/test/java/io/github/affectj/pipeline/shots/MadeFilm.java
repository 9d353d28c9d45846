package io.github.affectj.pipeline.shots;

import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * A small film with known transitions, of the moving patterns of scripts/convert_transnetv2.py:
 * shots one behind the other, at 25 frames a second unless told otherwise.
 */
public final class MadeFilm implements Clip {
    private static final int WIDTH = 96;
    private static final int HEIGHT = 54;

    /** A frame: shares of two patterns and of an even grey, which sum to 1. */
    private record Mix(int shot, int next, double share, double even, int grey) {}

    private final List<Mix> frames = new ArrayList<>();
    private IntUnaryOperator look = pixel -> pixel;
    private int bars;
    private double slower = 1;
    private int read;

    /** Frames of a pattern, 0 to 3. */
    public MadeFilm shot(int pattern, int count) {
        for (int i = 0; i < count; i++) {
            frames.add(new Mix(pattern, pattern, 0, 0, 0));
        }
        return this;
    }

    /** Frames in which one pattern goes over into another. */
    MadeFilm dissolve(int from, int to, int count) {
        for (int i = 1; i <= count; i++) {
            frames.add(new Mix(from, to, i / (count + 1.0), 0, 0));
        }
        return this;
    }

    /** Frames to an even grey and as many from it. */
    MadeFilm fade(int from, int to, int count, int grey) {
        for (int i = 1; i <= count; i++) {
            frames.add(new Mix(from, from, 0, (double) i / count, grey));
        }
        for (int i = count - 1; i >= 1; i--) {
            frames.add(new Mix(to, to, 0, (double) i / count, grey));
        }
        return this;
    }

    /** Frames of a pattern under a flash of light. */
    MadeFilm flash(int pattern, int count) {
        for (int i = 0; i < count; i++) {
            frames.add(new Mix(pattern, pattern, 0, 0.8, 255));
        }
        return this;
    }

    /** All of it without colours. */
    MadeFilm blackAndWhite() {
        look =
                pixel -> {
                    int grey =
                            (299 * (pixel >> 16) + 587 * (pixel >> 8 & 0xff) + 114 * (pixel & 0xff))
                                    / 1000;
                    return grey * 0x010101;
                };
        return this;
    }

    /** Black bars of so many rows above and below. */
    MadeFilm letterbox(int rows) {
        bars = rows;
        return this;
    }

    /** The second half of the frames lasts so many times longer. */
    MadeFilm secondHalfSlower(double times) {
        slower = times;
        return this;
    }

    /** How many frames were asked for. */
    int read() {
        return read;
    }

    @Override
    public String name() {
        return "made film";
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
        int count = frames.size();
        int[] numbers = new int[count];
        double[] starts = new double[count];
        double[] durations = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = i + 1;
            durations[i] = 0.04 * (2 * i >= count ? slower : 1);
            starts[i] = i == 0 ? 0 : starts[i - 1] + durations[i - 1];
        }
        return new ClipTimes(numbers, starts, durations);
    }

    @Override
    public int[] rgb(int index) {
        read++;
        Mix mix = frames.get(index);
        int[] pixels = new int[WIDTH * HEIGHT];
        for (int y = bars; y < HEIGHT - bars; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int pixel = 0;
                for (int c = 0; c < 3; c++) {
                    double value =
                            pattern(mix.shot(), index, x / 2, y / 2, c) * (1 - mix.share())
                                    + pattern(mix.next(), index, x / 2, y / 2, c) * mix.share();
                    value = value * (1 - mix.even()) + mix.grey() * mix.even();
                    pixel = pixel << 8 | (int) Math.round(value);
                }
                pixels[y * WIDTH + x] = look.applyAsInt(pixel);
            }
        }
        return pixels;
    }

    private static int pattern(int shot, int t, int x, int y, int c) {
        int a = 3 + 4 * shot;
        int b = 11 - 2 * shot;
        return (x * a + y * b + x * y / (5 + 3 * c + shot) + t * (1 + shot) + 70 * c * shot) % 256;
    }

    @Override
    public void close() {
        // Nothing to close.
    }
}
