package io.github.affectj.media.film;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipTimes;
import io.github.affectj.media.OutsideTool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Films made by the {@code ffmpeg} command, and what it and {@code ffprobe} say of them. */
public final class TestFilm {
    /** Colours, edges and a number that moves; every frame differs. */
    public static final String PICTURE = "-f lavfi -i testsrc2=s=160x120:r=25:d=3";

    public static final String SOUND = "-f lavfi -i sine=440:d=3";

    private static final double LEAST_DECIBEL = 50;

    /** ffprobe prints microseconds, and Matroska keeps milliseconds. */
    private static final double TIME_TOLERANCE = 2e-6;

    private TestFilm() {}

    /**
     * Makes a film.
     *
     * @param file to write; its ending tells the format
     * @param options of ffmpeg, with blanks between them
     */
    public static Path make(Path file, String options) throws IOException {
        List<String> line = new ArrayList<>(List.of("-y", "-v", "error"));
        line.addAll(List.of(options.split(" +")));
        line.add(file.toString());
        OutsideTool.ffmpeg().run(line);
        return file;
    }

    /**
     * All frames as ffmpeg writes them, one after the other.
     *
     * @param before options for reading the file
     * @param filter video filters, empty for none
     * @param format of pixels: {@code rgb24} or {@code rgba}
     */
    static byte[] pixels(Path film, String before, String filter, String format)
            throws IOException {
        List<String> line = new ArrayList<>(List.of("-v", "error"));
        line.addAll(before.isEmpty() ? List.of() : List.of(before.split(" ")));
        line.addAll(List.of("-i", film.toString(), "-map", "0:v:0", "-vsync", "passthrough"));
        line.addAll(filter.isEmpty() ? List.of() : List.of("-vf", filter));
        line.addAll(List.of("-f", "rawvideo", "-pix_fmt", format, "-"));
        return OutsideTool.ffmpeg().run(line);
    }

    /** When each frame is shown by ffprobe, in seconds from the first; NaN where it can't tell. */
    static double[] times(Path film) throws IOException {
        double[] times =
                frames(film, "best_effort_timestamp_time")
                        .mapToDouble(t -> t.equals("N/A") ? Double.NaN : Double.parseDouble(t))
                        .toArray();
        double first = times[0];
        return Arrays.stream(times).map(t -> t - first).toArray();
    }

    /** What ffprobe says of each frame of the picture. */
    public static Stream<String> frames(Path film, String entry) throws IOException {
        byte[] said =
                OutsideTool.ffprobe()
                        .run(
                                List.of(
                                        "-v",
                                        "error",
                                        "-select_streams",
                                        "v:0",
                                        "-show_entries",
                                        "frame=" + entry,
                                        "-of",
                                        "csv=p=0",
                                        film.toString()));
        return new String(said, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replace(",", "").strip())
                .filter(line -> !line.isEmpty());
    }

    /**
     * Asserts that all frames look as ffmpeg shows them.
     *
     * @param rgb all frames by ffmpeg, three bytes a pixel
     */
    static void assertSameFrames(byte[] rgb, Clip clip) throws IOException {
        int bytes = 3 * clip.width() * clip.height();
        assertEquals(rgb.length / bytes, clip.frameCount(), "frames");
        assertEquals(0, rgb.length % bytes, "size of frames");
        for (int i = 0; i < clip.frameCount(); i++) {
            double decibel = decibel(rgb, i * bytes, clip.rgb(i));
            assertTrue(decibel > LEAST_DECIBEL, "frame " + (i + 1) + ": " + decibel + " dB");
        }
    }

    /** Peak signal-to-noise ratio of a frame against bytes R, G, B; infinite if they are equal. */
    static double decibel(byte[] expected, int from, int[] frame) {
        double sum = 0;
        for (int i = 0; i < frame.length; i++) {
            assertEquals(0, frame[i] >>> 24);
            for (int c = 0; c < 3; c++) {
                int difference =
                        (expected[from + 3 * i + c] & 255) - (frame[i] >> (16 - 8 * c) & 255);
                sum += difference * difference;
            }
        }
        return 10 * Math.log10(255.0 * 255 * 3 * frame.length / sum);
    }

    /** Asserts that times are those of ffprobe, and that the frames follow without gaps. */
    static void assertSameTimes(Path film, Clip clip) throws IOException {
        double[] expected = times(film);
        assertEquals(expected.length, clip.frameCount());
        ClipTimes times = clip.times();
        for (int i = 0; i < expected.length; i++) {
            assertEquals(i + 1, times.sourceFrame(i));
            assertTrue(times.duration(i) > 0);
            if (!Double.isNaN(expected[i])) {
                assertEquals(expected[i], times.start(i), TIME_TOLERANCE, "frame " + (i + 1));
            }
            if (i > 0) {
                double end = times.start(i - 1) + times.duration(i - 1);
                assertEquals(end, times.start(i), 1e-9, "frame " + (i + 1));
            }
        }
    }

    /** Asserts that frames are the same in whatever order they are read. */
    static void assertSameInAnyOrder(Clip clip) throws IOException {
        int count = clip.frameCount();
        int[][] frames = new int[count][];
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            frames[i] = clip.rgb(i);
            order.add(i);
        }
        Collections.shuffle(order, new Random(4));
        for (int i : order) {
            assertArrayEquals(frames[i], clip.rgb(i), "frame " + (i + 1) + " at random");
        }
        for (int i = count - 1; i >= 0; i--) {
            assertArrayEquals(frames[i], clip.rgb(i), "frame " + (i + 1) + " backwards");
        }
    }
}
