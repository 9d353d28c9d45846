package io.github.affectj.media.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.media.ClipTimes;
import io.github.affectj.media.OutsideTool;
import io.github.affectj.media.RangedClip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SoundOnlyClipTest {
    private static final SoundFileReader READER = new SoundFileReader();

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({"a.wav", "a.mp3", "a.flac", "a.ogg", "a.m4a", "a.mka", "a.aac", "a.aiff"})
    void soundFilesOpenAsBlankClips(String name) throws IOException {
        Path file = tone(name, "2.5");
        try (Clip clip = ClipOpener.open(file)) {
            assertFalse(clip.hasPicture());
            assertEquals(name, clip.name());
            ClipTimes times = clip.times();
            // Formats without a length are as long as their packets, encoder's lead-in and all.
            assertEquals(2.5, clip.sound().orElseThrow().durationSeconds(), 0.08);
            assertTrue(times.size() == 13 || times.size() == 14 || times.size() == 12, name);
            int last = times.size() - 1;
            assertEquals(0.2 * last, times.start(last), 1e-9);
            assertEquals(2.5, times.start(last) + times.duration(last), 0.08);
            assertTrue(times.duration(last) > 0);
            assertTrue(Arrays.stream(clip.rgb(last)).allMatch(p -> p == 0xFFFFFF));
            assertThrows(IndexOutOfBoundsException.class, () -> clip.rgb(last + 1));
            assertFalse(RangedClip.of(clip, 2, 0, 2).hasPicture());
        }
    }

    @Test
    void aCoverIsNoPicture() throws IOException {
        Path plain = tone("plain.mp3", "1");
        Path cover = folder.resolve("cover.png");
        ffmpeg("-f lavfi -i color=red:size=32x32 -frames:v 1 " + cover);
        Path file = folder.resolve("covered.mp3");
        ffmpeg(
                "-i "
                        + plain
                        + " -i "
                        + cover
                        + " -map 0 -map 1 -c copy -disposition:v:0 attached_pic "
                        + file);
        assertTrue(READER.canRead(file, head(file)));
    }

    @Test
    void filmsAreNotClaimed() throws IOException {
        Path film = folder.resolve("film.mp4");
        ffmpeg(
                "-f lavfi -i testsrc=size=64x48:rate=10:duration=1 -f lavfi -i sine=duration=1"
                        + " -c:v mpeg4 -c:a aac "
                        + film);
        assertFalse(READER.canRead(film, head(film)));
        Path silent = folder.resolve("silent.mkv");
        ffmpeg("-f lavfi -i testsrc=size=64x48:rate=10:duration=1 -c:v mpeg4 " + silent);
        assertFalse(READER.canRead(silent, head(silent)));
        Path broken = folder.resolve("broken.wav");
        Files.writeString(broken, "RIFF1234WAVE and no more");
        assertFalse(READER.canRead(broken, head(broken)));
    }

    private Path tone(String name, String seconds) throws IOException {
        Path file = folder.resolve(name);
        ffmpeg("-f lavfi -i sine=frequency=300:sample_rate=44100:duration=" + seconds + " " + file);
        return file;
    }

    private static void ffmpeg(String arguments) throws IOException {
        OutsideTool.ffmpeg().run(List.of(("-v error -y " + arguments).split(" ", -1)));
    }

    private static byte[] head(Path file) throws IOException {
        return Arrays.copyOf(Files.readAllBytes(file), 64);
    }
}
