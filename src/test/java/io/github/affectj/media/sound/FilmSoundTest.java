package io.github.affectj.media.sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import io.github.affectj.media.SoundReader;
import io.github.affectj.media.SoundTrack;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the {@code ffmpeg} command's own decoding, on files that it makes here. */
final class FilmSoundTest {
    private static final int RATE = 16000;

    private static final String OTHER = "0.3*sin(2*PI*(900*t-20*t*t))";

    /** Against the moments in which AAC's and Opus's frames fade in. */
    private static final int FADE = RATE / 30;

    /** Files begin and end inside the reach of the resampler's filter. */
    private static final int EDGE = 64;

    @TempDir Path folder;

    private SoundFiles files() {
        return new SoundFiles(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "a.mp4, 48000, 2, -c:a aac -aac_pns 0",
        "b.m4a, 44100, 1, -c:a aac -aac_pns 0",
        "c.mkv, 44100, 1, -c:a flac",
        "d.mkv, 48000, 2, -c:a aac -aac_pns 0",
        "e.webm, 48000, 1, -c:a libopus",
        "f.webm, 44100, 2, -c:a libvorbis",
        "g.avi, 44100, 2, -c:a pcm_s16le",
        "h.mp3, 44100, 1, -c:a libmp3lame",
        "i.wav, 22050, 1, -c:a pcm_u8",
        "j.ogg, 44100, 1, -c:a libvorbis",
        "k.flac, 16000, 2, -c:a flac",
        "l.mov, 32000, 1, -c:a alac",
        "m.ts, 48000, 2, -c:a mp2",
        "n.mkv, 48000, 6, -c:a ac3",
        "o.avi, 44100, 2, -c:a libmp3lame",
        "p.mkv, 48000, 2, -c:a libmp3lame",
        "q.mkv, 48000, 1, -c:a pcm_s24le",
    })
    void decodesAndSeeksLikeFfmpeg(String name, int rate, int channels, String codec)
            throws IOException {
        Path file = files().sound(name, 12, rate, channels, codec);
        FilmSound sound = FilmSound.of(file, Double.NaN).orElseThrow();
        assertEquals(rate, sound.sampleRate());
        assertEquals(channels, sound.channels());
        assertEquals(12, sound.durationSeconds(), 0.1, "duration");

        float[] all = all(sound, RATE, 1, 0);
        float[] expected = SoundFiles.ffmpeg(file, "0:a");
        assertEquals(expected.length, all.length, 2, "samples");
        assertClose(expected, 0, all, 0, all.length - EDGE, 1e-3);

        for (double from : new double[] {0.25, 3.2170, 7, 11.0123}) {
            float[] rest = all(sound, RATE, 1, from);
            int at = (int) Math.round(from * RATE);
            assertEquals(all.length - at, rest.length, "samples from " + from);
            assertClose(all, at, rest, 0, rest.length, 1e-4);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a.mp4, 0.5, 0.5, -c:a aac -aac_pns 0",
        "b.mkv, 0.75, 0.75, -c:a flac",
        // The command itself writes, and reads, Opus that starts late too early by its pre-skip.
        "c.webm, 1.25, 1.2435, -c:a libopus",
        "d.mp4, 2, 2, -c:a aac -aac_pns 0",
        "e.mov, 0.3, 0.3, -c:a pcm_s16le",
    })
    void silenceGoesBeforeALateStart(String name, double asked, double late, String codec)
            throws IOException {
        Path wav = files().sound("tone.wav", 6, 48000, 1, "-c:a pcm_f32le");
        Path film = files().film(name, wav, asked, 0, codec);
        FilmSound sound = FilmSound.of(film, SoundFiles.start(film)).orElseThrow();
        float[] all = all(sound, RATE, 1, 0);
        float[] played = SoundFiles.ffmpeg(wav, "0:a");
        int silent = (int) Math.round(late * RATE);
        assertEquals(silent + played.length, all.length, FADE);
        for (int i = 0; i < silent - FADE; i++) {
            assertEquals(0, all[i], 1e-4, "sample " + i);
        }
        int shift = bestShift(played, all, silent, 400);
        // A millisecond is what Matroska's times and MP4's edit lists tell of a start.
        int most = RATE / 1000;
        assertTrue(Math.abs(shift) <= most, name + " is off by " + shift + " samples");
        float[] rest = all(sound, RATE, 1, 3);
        assertClose(all, 3 * RATE, rest, 0, rest.length, 1e-4);
    }

    @ParameterizedTest
    @CsvSource({"a.mp4, -c:a aac -aac_pns 0", "b.mkv, -c:a flac"})
    void whatLiesBeforeThePictureIsDropped(String name, String codec) throws IOException {
        Path wav = files().sound("tone.wav", 6, 48000, 1, "-c:a pcm_f32le");
        Path film = files().film(name, wav, 0, 0.6, codec);
        double start = SoundFiles.start(film);
        assertTrue(start > 0.4, "the picture starts late: " + start);
        FilmSound sound = FilmSound.of(film, start).orElseThrow();
        float[] all = all(sound, RATE, 1, 0);
        float[] played = SoundFiles.ffmpeg(wav, "0:a");
        int dropped = (int) Math.round(start * RATE);
        int shift = bestShift(all, played, dropped, 400);
        assertTrue(Math.abs(shift) <= 1, name + " is off by " + shift + " samples");
        assertEquals(played.length - dropped, all.length, FADE);
        assertEquals((double) all.length / RATE, sound.durationSeconds(), 0.05);
    }

    @Test
    void twoTracksGiveTheFirstAndSaySo() throws IOException {
        Path one = files().sound("one.wav", 3, 44100, 1, "-c:a pcm_s16le");
        Path two = files().tone("two.wav", OTHER, 3, 44100, 1, "-c:a pcm_s16le");
        Path file = folder.resolve("two.mkv");
        SoundFiles.tool("-i", one.toString(), "-i", two.toString(), "-map", "0:a", "-map", "1:a")
                .of("-c:a", "flac", file.toString());
        FilmSound sound = FilmSound.of(file, Double.NaN).orElseThrow();
        assertEquals("flac, 44100 Hz, 1 channel, track 1 of 2", sound.description());
        float[] expected = SoundFiles.ffmpeg(one, "0:a");
        float[] all = all(sound, RATE, 1, 0);
        assertClose(expected, 0, all, 0, all.length - EDGE, 1e-3);
    }

    @Test
    void readsBothChannelsAtTheStoredRate() throws IOException {
        Path file = folder.resolve("stereo.wav");
        SoundFiles.tool(
                        "-f",
                        "lavfi",
                        "-i",
                        "aevalsrc=" + SoundFiles.TONE + "|" + OTHER + ":s=44100:d=2")
                .of("-c:a", "pcm_f32le", file.toString());
        FilmSound sound = FilmSound.of(file, Double.NaN).orElseThrow();
        float[] all = all(sound, 44100, 2, 0);
        float[] expected = SoundFiles.decoded(file);
        assertArrayEquals(expected, all);
        float[] mono = all(sound, 44100, 1, 0);
        assertEquals((expected[2000] + expected[2001]) / 2, mono[1000], 1e-6);
    }

    @Test
    void oneChannelIsTheSameOnBothSides() throws IOException {
        FilmSound sound =
                FilmSound.of(files().sound("a.wav", 1, 44100, 1, "-c:a pcm_s16le"), Double.NaN)
                        .orElseThrow();
        float[] one = all(sound, 44100, 1, 0);
        float[] two = all(sound, 44100, 2, 0);
        assertEquals(2 * one.length, two.length);
        for (int i = 0; i < one.length; i++) {
            assertEquals(one[i], two[2 * i], 1e-6);
            assertEquals(one[i], two[2 * i + 1], 1e-6);
        }
    }

    @Test
    void nothingStaysOpen() throws IOException {
        File open = new File("/proc/self/fd");
        Assumptions.assumeTrue(open.isDirectory(), "no /proc here to count open files by");
        FilmSound sound =
                FilmSound.of(files().sound("a.mp4", 2, 48000, 2, "-c:a aac"), Double.NaN)
                        .orElseThrow();
        all(sound, RATE, 1, 0);
        int before = open.list().length;
        for (int i = 0; i < 20; i++) {
            // AAC fills its last packet up.
            assertEquals(RATE, all(sound, RATE, 1, 1).length, RATE / 40);
        }
        assertTrue(open.list().length < before + 5, "files stay open");
    }

    @Test
    void smallAndLargeReadsGiveTheSame() throws IOException {
        Path file = files().sound("a.mp4", 3, 48000, 2, "-c:a aac");
        FilmSound sound = FilmSound.of(file, Double.NaN).orElseThrow();
        float[] all = all(sound, RATE, 1, 0.5);
        float[] parts = new float[all.length];
        try (SoundReader reader = sound.open(RATE, 1, 0.5)) {
            int at = 0;
            while (at < parts.length) {
                at += reader.read(parts, at, Math.min(37, parts.length - at));
            }
            assertEquals(0, reader.read(new float[8], 0, 8));
        }
        assertArrayEquals(all, parts);
    }

    @Test
    void readingBeforeZeroIsSilent() throws IOException {
        Path file = files().sound("a.wav", 1, RATE, 1, "-c:a pcm_f32le");
        FilmSound sound = FilmSound.of(file, Double.NaN).orElseThrow();
        float[] all = all(sound, RATE, 1, -0.5);
        assertEquals(RATE * 3 / 2, all.length, 1);
        assertArrayEquals(new float[RATE / 2], Arrays.copyOf(all, RATE / 2));
        assertEquals(0, all(sound, RATE, 1, 5).length, "after the end");
    }

    @Test
    void aCutFileGivesWhatIsThere() throws IOException {
        Path file = files().sound("a.mkv", 10, 48000, 1, "-c:a flac");
        float[] whole = all(FilmSound.of(file, Double.NaN).orElseThrow(), RATE, 1, 0);
        byte[] bytes = Files.readAllBytes(file);
        Path cut = folder.resolve("cut.mkv");
        Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));
        float[] half = all(FilmSound.of(cut, Double.NaN).orElseThrow(), RATE, 1, 0);
        assertTrue(half.length > 3 * RATE && half.length < 7 * RATE, half.length + " samples");
        assertClose(whole, 0, half, 0, half.length - EDGE, 1e-4);
    }

    @Test
    void damageInTheMiddleCostsNoTime() throws IOException {
        Path file = files().sound("a.ts", 10, 48000, 1, "-c:a mp2");
        float[] whole = all(FilmSound.of(file, Double.NaN).orElseThrow(), RATE, 1, 0);
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + bytes.length / 20, (byte) 0x55);
        Path hurt = folder.resolve("hurt.ts");
        Files.write(hurt, bytes);
        float[] all = all(FilmSound.of(hurt, Double.NaN).orElseThrow(), RATE, 1, 0);
        assertEquals(whole.length, all.length, 0.05 * RATE);
        assertClose(whole, 0, all, 0, 4 * RATE, 1e-4);
        assertClose(whole, 8 * RATE, all, 8 * RATE, RATE, 1e-2);
    }

    @Test
    void aFileThatIsGoneIsSaid() throws IOException {
        Path file = files().sound("a.wav", 1, RATE, 1, "-c:a pcm_s16le");
        FilmSound sound = FilmSound.of(file, Double.NaN).orElseThrow();
        Files.delete(file);
        String said =
                assertThrows(BadInputException.class, () -> sound.open(RATE, 1, 0)).getMessage();
        assertEquals("There is no file " + file + " any more.", said);
    }

    @Test
    void textIsNoSound() throws IOException {
        Path file = folder.resolve("a.mp4");
        Files.writeString(file, "once upon a time ".repeat(50));
        String said =
                assertThrows(BadInputException.class, () -> FilmSound.of(file, 0)).getMessage();
        assertTrue(said.startsWith("a.mp4 is no video or audio file"), said);
    }

    @Test
    void aSilentFilmHasNone() throws IOException {
        Path film = folder.resolve("silent.mp4");
        SoundFiles.tool("-f", "lavfi", "-i", "testsrc=size=64x48:rate=10:duration=1")
                .of("-c:v", "mpeg4", film.toString());
        assertEquals(Optional.empty(), FilmSound.of(film, 0));
    }

    static float[] all(SoundTrack sound, int rate, int channels, double from) throws IOException {
        try (SoundReader reader = sound.open(rate, channels, from)) {
            float[] all = new float[8192];
            int length = 0;
            while (true) {
                int got = reader.read(all, length, all.length - length);
                length += got;
                if (length < all.length) {
                    return Arrays.copyOf(all, length);
                }
                all = Arrays.copyOf(all, 2 * all.length);
            }
        }
    }

    /** By how many samples {@code b} from {@code at} on is late against {@code a} from 0 on. */
    private static int bestShift(float[] a, float[] b, int at, int most) {
        int best = 0;
        double least = Double.MAX_VALUE;
        for (int shift = -most; shift <= most; shift++) {
            double off = 0;
            for (int i = RATE; i < 2 * RATE; i++) {
                double d = a[i] - b[at + shift + i];
                off += d * d;
            }
            if (off < least) {
                least = off;
                best = shift;
            }
        }
        return best;
    }

    private static void assertClose(
            float[] expected, int from, float[] actual, int at, int count, double tolerance) {
        double worst = 0;
        int where = 0;
        for (int i = EDGE; i < count; i++) {
            double off = Math.abs(expected[from + i] - actual[at + i]);
            if (off > worst) {
                worst = off;
                where = i;
            }
        }
        assertTrue(worst <= tolerance, "sample " + where + " is off by " + worst);
    }
}
