package io.github.affectj.media.film;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.CancelledException;
import io.github.affectj.base.Progress;
import io.github.affectj.media.OutsideTool;
import io.github.affectj.media.SoundTrack;
import io.github.affectj.media.ffmpeg.FfmpegLibrary;
import io.github.affectj.media.sound.SineTrack;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Films as ffprobe and ffmpeg, programs of their own, see them. */
class VideoWriterTest {
    @TempDir Path folder;

    /**
     * A smooth picture with a bar that walks, so that each frame differs; its edges are of light
     * only, since 4:2:0 blurs those of colour.
     */
    static int[] frame(int width, int height, int index) {
        int[] rgb = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int red = 40 + 160 * x / width;
                int green = 40 + 160 * y / height;
                int more = Math.abs(x - 4 - 3 * index % width) < 4 && y < height / 2 ? 50 : 0;
                rgb[y * width + x] = red + more << 16 | green + more << 8 | 90 + more;
            }
        }
        return rgb;
    }

    private static double[] even(int frames, double seconds) {
        double[] starts = new double[frames];
        Arrays.setAll(starts, i -> i * seconds);
        return starts;
    }

    private Path write(int width, int height, double[] starts, Optional<SoundTrack> sound) {
        Path file = folder.resolve("film " + width + ".mp4");
        VideoWriter.write(
                file,
                width,
                height,
                starts,
                0.5,
                i -> frame(width, height, i),
                sound,
                Progress.NONE);
        return file;
    }

    private static List<String> probe(Path file, String... options) throws IOException {
        List<String> line = new ArrayList<>(List.of("-v", "error", "-of", "csv=p=0"));
        line.addAll(List.of(options));
        line.add(file.toString());
        String said = new String(OutsideTool.ffprobe().run(line), StandardCharsets.UTF_8);
        return said.lines().map(text -> text.replaceFirst(",+$", "")).toList();
    }

    @ParameterizedTest
    @CsvSource({"64, 48", "63, 47", "17, 16", "320, 181", "641, 360"})
    void framesComeBackAtTheirTrueTimes(int width, int height) throws IOException {
        OutsideTool ffmpeg = OutsideTool.ffmpeg();
        // Uneven, far from 0, with a pause of 3 s and two frames of the same time.
        double[] starts = {12.04, 12.08, 12.081, 12.5, 15.5, 15.5, 15.53};
        Path file = write(width, height, starts, Optional.empty());
        assertEquals(
                List.of("h264," + (width + width % 2) + "," + (height + height % 2) + ",yuv420p"),
                probe(file, "-show_entries", "stream=codec_name,width,height,pix_fmt"));
        List<String> times = probe(file, "-select_streams", "v", "-show_entries", "frame=pts_time");
        assertEquals(starts.length, times.size());
        for (int i = 0; i < starts.length; i++) {
            assertEquals(starts[i] - starts[0], Double.parseDouble(times.get(i)), 2e-5);
        }
        String duration = probe(file, "-show_entries", "format=duration").get(0);
        assertEquals(15.53 + 0.5 - 12.04, Double.parseDouble(duration), 0.002);
        byte[] rgb = raw(ffmpeg, file, width, height);
        for (int i = 0; i < starts.length; i++) {
            double psnr = psnr(rgb, i, frame(width, height, i));
            assertTrue(psnr > (width < 20 ? 33 : 38), "frame " + i + " has " + psnr + " dB");
        }
    }

    private static byte[] raw(OutsideTool ffmpeg, Path file, int width, int height)
            throws IOException {
        return ffmpeg.run(
                List.of(
                        "-v",
                        "error",
                        "-i",
                        file.toString(),
                        "-fps_mode",
                        "passthrough",
                        "-vf",
                        "scale=in_color_matrix=bt709:flags=accurate_rnd+full_chroma_int,crop="
                                + width
                                + ":"
                                + height
                                + ":0:0:exact=1,format=rgb24",
                        "-f",
                        "rawvideo",
                        "-"));
    }

    private static double psnr(byte[] all, int index, int[] expected) {
        double sum = 0;
        for (int i = 0; i < expected.length; i++) {
            for (int c = 0; c < 3; c++) {
                int seen = all[(index * expected.length + i) * 3 + c] & 255;
                int wanted = expected[i] >> (16 - 8 * c) & 255;
                sum += (seen - wanted) * (seen - wanted);
            }
        }
        return 10 * Math.log10(255 * 255 / (sum / (3.0 * expected.length)));
    }

    @ParameterizedTest
    @CsvSource({"44100, 1, 44100", "48000, 2, 48000", "16000, 1, 16000", "96000, 2, 48000"})
    void soundIsThatOfTheShownPart(int stored, int channels, int written) throws IOException {
        OutsideTool ffmpeg = OutsideTool.ffmpeg();
        SineTrack track = new SineTrack(stored, channels, 440, 60);
        double[] starts = even(50, 0.04);
        Arrays.setAll(starts, i -> 7.3 + starts[i]);
        Path file = write(64, 48, starts, Optional.of(track));
        assertEquals(0, track.open());
        assertEquals(7.3, track.openedAt(), 1e-9);
        String stream =
                probe(
                                file,
                                "-select_streams",
                                "a",
                                "-show_entries",
                                "stream=codec_name,sample_rate,channels")
                        .get(0);
        assertEquals("aac," + written + "," + channels, stream);
        float[] sound = sound(ffmpeg, file, channels);
        double seconds = 49 * 0.04 + 0.5;
        // AAC counts in blocks of 1024 samples.
        assertEquals(seconds, (double) sound.length / channels / 48_000, 1024.0 / written);
        // The sine itself, in phase with the picture: the frequency and the start survive.
        for (int c = 0; c < channels; c++) {
            double dot = 0;
            double own = 0;
            double wanted = 0;
            for (int i = 4800; i < 48_000 * 2; i++) {
                double s = sound[i * channels + c];
                double v = track.value(7.3 + i / 48_000.0, c);
                dot += s * v;
                own += s * s;
                wanted += v * v;
            }
            assertTrue(dot / Math.sqrt(own * wanted) > 0.99, "correlation " + dot);
            assertEquals(1, Math.sqrt(own / wanted), 0.05, "loudness");
        }
    }

    private static float[] sound(OutsideTool ffmpeg, Path file, int channels) throws IOException {
        byte[] bytes =
                ffmpeg.run(
                        List.of(
                                "-v",
                                "error",
                                "-i",
                                file.toString(),
                                "-vn",
                                "-ar",
                                "48000",
                                "-ac",
                                "" + channels,
                                "-f",
                                "f32le",
                                "-"));
        float[] samples = new float[bytes.length / 4];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(samples);
        return samples;
    }

    @Test
    void soundThatEndsEarlyEndsTheSoundOnly() throws IOException {
        Path file = write(64, 48, even(50, 0.1), Optional.of(new SineTrack(44_100, 1, 440, 1.5)));
        assertEquals(
                List.of("50"),
                probe(
                        file,
                        "-count_frames",
                        "-select_streams",
                        "v",
                        "-show_entries",
                        "stream=nb_read_frames"));
        String sound =
                probe(file, "-select_streams", "a", "-show_entries", "stream=duration").get(0);
        assertEquals(1.5, Double.parseDouble(sound), 0.03);
    }

    @Test
    void theIndexStandsAtTheFront() throws IOException {
        byte[] bytes = Files.readAllBytes(write(64, 48, even(9, 0.04), Optional.empty()));
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        assertTrue(text.indexOf("moov") > 0 && text.indexOf("moov") < text.indexOf("mdat"));
    }

    @Test
    void cancelAndFaultsLeaveWhatStoodThere() throws IOException {
        Path file = folder.resolve("there.mp4");
        Files.writeString(file, "what stood there");
        SineTrack sine = new SineTrack(44_100, 1, 440, 9);
        Progress third =
                new Progress() {
                    private int asked;

                    @Override
                    public void update(double fraction, String message) {
                        asked++;
                    }

                    @Override
                    public boolean isCancelled() {
                        return asked >= 3;
                    }
                };
        assertThrows(
                CancelledException.class,
                () ->
                        VideoWriter.write(
                                file,
                                64,
                                48,
                                even(9, 0.1),
                                0.1,
                                i -> frame(64, 48, i),
                                Optional.of(sine),
                                third));
        VideoWriter.Frames torn =
                i -> {
                    if (i == 4) {
                        throw new IOException("frame 5 is gone");
                    }
                    return frame(64, 48, i);
                };
        String told =
                assertThrows(
                                BadInputException.class,
                                () ->
                                        VideoWriter.write(
                                                file,
                                                64,
                                                48,
                                                even(9, 0.1),
                                                0.1,
                                                torn,
                                                Optional.of(sine),
                                                Progress.NONE))
                        .getMessage();
        assertTrue(told.contains("frame 5 is gone"), told);
        SineTrack gone = new SineTrack(44_100, 1, 440, -1);
        assertThrows(
                BadInputException.class,
                () ->
                        VideoWriter.write(
                                file,
                                64,
                                48,
                                even(9, 0.1),
                                0.1,
                                i -> frame(64, 48, i),
                                Optional.of(gone),
                                Progress.NONE));
        assertEquals(0, sine.open());
        assertEquals("what stood there", Files.readString(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    /** Linux's device that is always full. */
    @Test
    void aFullDiskIsTold() {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.exists(full), "no /dev/full on this system");
        FfmpegLibrary.require();
        long[] ticks = new long[400];
        Arrays.setAll(ticks, i -> i * 3000L);
        int[] asked = {0};
        String told =
                assertThrows(
                                IOException.class,
                                () ->
                                        VideoWriter.write(
                                                full,
                                                320,
                                                240,
                                                ticks,
                                                i -> {
                                                    asked[0]++;
                                                    return noise(320, 240, i);
                                                },
                                                Optional.of(new SineTrack(44_100, 1, 440, 99)),
                                                0,
                                                Progress.NONE))
                        .getMessage();
        assertTrue(told.contains("No space left"), told);
        assertTrue(asked[0] < 50, "noticed after " + asked[0] + " frames only");
    }

    private static int[] noise(int width, int height, int seed) {
        int[] rgb = new int[width * height];
        java.util.Random random = new java.util.Random(seed);
        Arrays.setAll(rgb, i -> random.nextInt(0x1000000));
        return rgb;
    }

    @Test
    void sizesThatTheEncoderTakes() throws IOException {
        assertTrue(VideoWriter.takes(16, 16));
        assertTrue(VideoWriter.takes(3840, 2160));
        assertFalse(VideoWriter.takes(15, 16));
        assertFalse(VideoWriter.takes(4097, 16));
        assertFalse(VideoWriter.takes(4096, 4096));
        for (int[] size : new int[][] {{16, 16}, {4096, 17}, {17, 4096}, {4096, 2304}}) {
            assertTrue(VideoWriter.takes(size[0], size[1]));
            assertTrue(Files.size(write(size[0], size[1], even(2, 1), Optional.empty())) > 500);
        }
    }
}
