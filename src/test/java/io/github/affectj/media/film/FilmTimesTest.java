package io.github.affectj.media.film;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.media.ClipTimes;
import io.github.affectj.media.OutsideTool;
import io.github.affectj.media.SoundReader;
import io.github.affectj.media.SoundTrack;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Films whose times are not what they should be. */
class FilmTimesTest {
    private static final int RATE = 16000;

    /** A beep in each second, while the picture is white. */
    private static final String FLASHES =
            "-f lavfi -i color=s=64x48:r=25:d=SECONDS,drawbox=t=fill:c=white:enable='lt(mod(t,1),0.2)'"
                    + " -f lavfi -i aevalsrc=0.5*sin(2500*t)*lt(mod(t\\,1)\\,0.2):s=48000:d=SECONDS"
                    + " -c:v libx264 -pix_fmt yuv420p -g 15 -c:a mp2 -b:a 128k";

    @TempDir Path folder;

    private Path flashes(String name, int seconds, String options) throws IOException {
        String all = FLASHES.replace("SECONDS", Integer.toString(seconds)) + " " + options;
        return TestFilm.make(folder.resolve(name), all.strip());
    }

    /**
     * Parts whose times start again, go back to an earlier hour, or jump ahead are one film, as the
     * ffmpeg command shows it, with audio in step, wherever one begins to read.
     */
    @ParameterizedTest
    @CsvSource({"ts,0,0", "ts,0,5000", "ts,3000,10", "mpg,0,0", "mpg,0,5000"})
    void joinedPartsAreOneFilm(String ending, int first, int second) throws IOException {
        String codec = ending.equals("mpg") ? " -c:v mpeg2video" : "";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int offset : new int[] {first, second}) {
            String shifted = "-output_ts_offset " + offset + codec;
            bytes.write(Files.readAllBytes(flashes("part." + ending, 3, shifted)));
        }
        Path film = Files.write(folder.resolve("joined." + ending), bytes.toByteArray());
        double[] expected = shown(film);
        try (Clip clip = ClipOpener.open(film)) {
            ClipTimes times = clip.times();
            assertEquals(150, times.size());
            assertEquals(expected.length, times.size());
            for (int i = 0; i < times.size(); i++) {
                assertEquals(expected[i], times.start(i), 0.021, "frame " + (i + 1));
            }
            assertEquals(List.of(), clip.notes());
            TestFilm.assertSameInAnyOrder(clip);
            SoundTrack sound = clip.sound().orElseThrow();
            assertEquals(6, sound.durationSeconds(), 0.1);
            float[] whole = read(sound, 0);
            assertTrue(Math.abs(whole.length - 6 * RATE) < RATE / 8, "" + whole.length);
            for (int frame : new int[] {2, 15, 27, 40, 52, 66, 77, 90, 102, 140}) {
                boolean white = (clip.rgb(frame)[0] & 255) > 128;
                int at = (int) ((times.start(frame) + 0.02) * RATE);
                assertEquals(white, isLoud(whole, at), "frame " + (frame + 1));
            }
            float[] late = read(sound, 4.5);
            int from = (int) (4.5 * RATE);
            for (double seconds : new double[] {4.6, 5.1, 5.5}) {
                int at = (int) (seconds * RATE);
                assertEquals(isLoud(whole, at), isLoud(late, at - from), seconds + " s");
            }
        }
    }

    private static boolean isLoud(float[] samples, int from) {
        return IntStream.range(from, from + RATE / 100).anyMatch(i -> Math.abs(samples[i]) > 0.1);
    }

    private static float[] read(SoundTrack sound, double from) throws IOException {
        float[] samples = new float[8 * RATE];
        try (SoundReader reader = sound.open(RATE, 1, from)) {
            int count = 0;
            int got;
            while ((got = reader.read(samples, count, samples.length - count)) > 0) {
                count += got;
            }
            return Arrays.copyOf(samples, count);
        }
    }

    /** When the ffmpeg command shows each frame, in seconds from the first. */
    private static double[] shown(Path film) throws IOException {
        String said =
                new String(
                        OutsideTool.ffmpeg()
                                .run(
                                        List.of(
                                                "-v",
                                                "error",
                                                "-i",
                                                film.toString(),
                                                "-map",
                                                "0:v",
                                                "-vsync",
                                                "passthrough",
                                                "-enc_time_base",
                                                "1:90000",
                                                "-f",
                                                "framecrc",
                                                "-")),
                        StandardCharsets.UTF_8);
        double[] times =
                said.lines()
                        .filter(line -> !line.startsWith("#"))
                        .mapToDouble(line -> Double.parseDouble(line.split(",")[2].strip()))
                        .map(ticks -> ticks / 90000)
                        .toArray();
        double start = times[0];
        return Arrays.stream(times).map(t -> t - start).toArray();
    }

    /** Frames at the start to which FFmpeg gives no time stand before those with one. */
    @Test
    void negativeTimesAreEvenlyFilledIn() throws IOException {
        Path film =
                flashes(
                        "negative.mkv",
                        2,
                        "-c:a aac -bf 2 -output_ts_offset -0.4 -avoid_negative_ts disabled");
        try (Clip clip = ClipOpener.open(film)) {
            assertEquals(50, clip.frameCount());
            for (int i = 0; i < 50; i++) {
                assertEquals(0.04 * i, clip.times().start(i), 0.0021, "frame " + (i + 1));
            }
            SoundTrack sound = clip.sound().orElseThrow();
            float[] samples = read(sound, 0);
            assertTrue(isLoud(samples, RATE / 20));
            assertTrue(!isLoud(samples, RATE / 2));
            assertTrue(isLoud(samples, RATE + RATE / 20));
        }
    }

    /** Raw streams have no times at all. */
    @ParameterizedTest
    @CsvSource({"a.h264,-c:v libx264 -bf 2", "a.m4v,-c:v mpeg4", "a.m2v,-c:v mpeg2video -bf 2"})
    void packetsWithoutTimesAreEven(String name, String codec) throws IOException {
        Path film = TestFilm.make(folder.resolve(name), TestFilm.PICTURE + " " + codec);
        try (Clip clip = ClipOpener.open(film)) {
            assertEquals(75, clip.frameCount());
            for (int i = 0; i < 75; i++) {
                assertEquals(0.04 * i, clip.times().start(i), 1e-6, "frame " + (i + 1));
            }
        }
    }

    /** A time lapse. */
    @Test
    void oneFrameAnHourIsAFilm() throws IOException {
        Path film =
                TestFilm.make(
                        folder.resolve("slow.mp4"),
                        "-f lavfi -i testsrc2=s=64x48:r=1/3600:d=36000 -c:v libx264 -bf 2"
                                + " -pix_fmt yuv420p -video_track_timescale 600");
        try (Clip clip = ClipOpener.open(film)) {
            assertEquals(10, clip.frameCount());
            for (int i = 0; i < 10; i++) {
                assertEquals(3600 * i, clip.times().start(i), 1, "frame " + (i + 1));
                assertTrue(clip.times().duration(i) > 0, "frame " + (i + 1));
            }
        }
    }
}
