package io.github.affectj.media.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.media.film.TestFilm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileEndTest {
    @TempDir Path folder;

    /** Whole files are never suspected, and those without their last third always. */
    @ParameterizedTest
    @CsvSource({
        "a.mp4,-c:v libx264 -c:a aac -movflags +faststart",
        "a.mp4,-c:v libx264 -c:a aac -movflags +frag_keyframe+empty_moov",
        "a.mov,-c:v mjpeg -c:a pcm_s16le",
        "a.m4a,-vn -c:a aac -movflags +frag_keyframe+empty_moov",
        "a.mkv,-c:v libx264 -c:a aac",
        "a.mkv,-c:v libx264 -c:a aac -live 1",
        "a.mkv,-c:v libx264 -c:a aac -cluster_time_limit 400 -live 1",
        "a.webm,-c:v libvpx -c:a libopus",
        "a.mka,-vn -c:a libvorbis",
        "a.avi,-c:v mpeg4 -c:a libmp3lame",
        "a.wav,-vn -c:a pcm_s16le",
        "a.aiff,-vn -c:a pcm_s16be",
        "a.flv,-c:v flv -c:a libmp3lame -ar 22050",
        "a.ogg,-vn -c:a libvorbis",
        "a.opus,-vn -c:a libopus",
        "a.ogv,-c:v libtheora -c:a libvorbis",
        "a.mpg,-c:v mpeg1video -c:a mp2 -f mpeg",
        "a.vob,-c:v mpeg2video -c:a ac3 -f vob",
        "a.ts,-c:v libx264 -c:a mp2",
        "a.m2ts,-c:v libx264 -c:a ac3 -mpegts_m2ts_mode 1",
    })
    void tellsCutFilesFromWholeOnes(String name, String options) throws IOException {
        Path film =
                TestFilm.make(
                        folder.resolve(name),
                        TestFilm.PICTURE + " " + TestFilm.SOUND + " -pix_fmt yuv420p " + options);
        assertFalse(FileEnd.isCutOff(film), name + " " + options);
        byte[] whole = Files.readAllBytes(film);
        for (int percent : new int[] {60, 90, 99}) {
            byte[] part = Arrays.copyOf(whole, whole.length * percent / 100 / 8 * 8 + 5);
            assertTrue(
                    FileEnd.isCutOff(Files.write(folder.resolve("cut-" + name), part)),
                    name + " " + options + " at " + percent + " %");
        }
    }

    /** Whatever lies in a file, it is only read. */
    @Test
    void saysNothingOfOtherFiles() throws IOException {
        for (String text : new String[] {"", "R", "RIFF", "FLV", "OggS", "FORM", "Hello, world"}) {
            Path file = Files.writeString(folder.resolve("text"), text);
            boolean cut = FileEnd.isCutOff(file);
            assertEquals("OggS".equals(text), cut, text);
        }
    }
}
