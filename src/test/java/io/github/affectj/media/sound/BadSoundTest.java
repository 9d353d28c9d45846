package io.github.affectj.media.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of audio files that are not whole, or claim what can't be. */
final class BadSoundTest {
    private static final double SECONDS = 4;

    private static final String LATE = "asetpts=PTS+gt(N\\,8000)*8000*500000";

    @TempDir Path folder;

    /** What is missing is said, and the clip is as long as what is left. */
    @ParameterizedTest
    @CsvSource({
        "a.flac,-c:a flac",
        "a.aiff,-c:a pcm_s16be",
        "a.wav,-c:a pcm_s16le",
        "a.mp3,-c:a libmp3lame",
        "a.m4a,-c:a aac -movflags +faststart",
        "a.mka,-c:a libvorbis",
        "a.ogg,-c:a libvorbis",
        "a.opus,-c:a libopus",
    })
    void whatIsMissingIsSaid(String name, String codec) throws IOException {
        SoundFiles files = new SoundFiles(folder);
        Path file = files.sound(name.replace("mka", "mkv"), SECONDS, 48000, 1, codec);
        try (Clip clip = ClipOpener.open(file)) {
            assertEquals(List.of(), clip.notes());
            assertEquals(SECONDS, clip.sound().orElseThrow().durationSeconds(), 0.1);
        }
        byte[] whole = Files.readAllBytes(file);
        Path cut = Files.write(folder.resolve("cut-" + name), half(whole));
        try (Clip clip = ClipOpener.open(cut)) {
            double left = clip.sound().orElseThrow().durationSeconds();
            assertTrue(left > 0.4 * SECONDS && left < 0.8 * SECONDS, "" + left);
            assertEquals(SoundFiles.ffmpeg(cut, "0:a").length / 16000.0, left, 0.1);
            assertEquals(1, clip.notes().size(), clip.notes().toString());
            String said = clip.notes().get(0);
            assertTrue(said.startsWith("cut-" + name + " is cut off or damaged: "), said);
            assertTrue(said.contains(" seconds can be read."), said);
        }
    }

    private static byte[] half(byte[] whole) {
        return Arrays.copyOf(whole, whole.length * 6 / 10);
    }

    @ParameterizedTest
    @CsvSource({"2,0", "1,700", "0,2791", "3,60000"})
    void mp3IsFoundBehindTagsAndZeros(int tags, int zeros) throws IOException {
        SoundFiles files = new SoundFiles(folder);
        Path plain = files.sound("plain.mp3", SECONDS, 44100, 1, "-id3v2_version 0");
        byte[] tag =
                ByteBuffer.allocate(10 + 5000)
                        .put("ID3\4\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1))
                        .array();
        tag[8] = 5000 >> 7;
        tag[9] = 5000 & 0x7F;
        byte[] mp3 = Files.readAllBytes(plain);
        ByteBuffer all = ByteBuffer.allocate(tags * tag.length + zeros + mp3.length);
        for (int i = 0; i < tags; i++) {
            all.put(tag);
        }
        all.position(all.position() + zeros).put(mp3);
        Path hidden = Files.write(folder.resolve("hidden.mp3"), all.array());
        try (Clip clip = ClipOpener.open(hidden);
                Clip whole = ClipOpener.open(plain)) {
            assertFalse(clip.hasPicture());
            assertEquals(
                    whole.sound().orElseThrow().durationSeconds(),
                    clip.sound().orElseThrow().durationSeconds(),
                    0.1);
            assertEquals(List.of(), clip.notes());
        }
    }

    /** Each of its few bytes would be a second of audio at any usual rate. */
    @Test
    void absurdRatesAreRefused() throws IOException {
        ByteBuffer wav = ByteBuffer.allocate(4044).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(4036)
                .put("WAVEfmt ".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(16);
        wav.putShort((short) 1).putShort((short) 1).putInt(1).putInt(1).putShort((short) 1);
        wav.putShort((short) 8).put("data".getBytes(StandardCharsets.ISO_8859_1)).putInt(4000);
        assertEquals(
                "slow.wav has audio of 1 Hz; 1000 Hz or more can be read.",
                complaint(Files.write(folder.resolve("slow.wav"), wav.array())));
    }

    /** What a file says of its length is not believed where it is not so. */
    @Test
    void absurdLengthsAreNotBelieved() throws IOException {
        Path file = new SoundFiles(folder).sound("a.mkv", 1, 8000, 1, "-c:a pcm_s16le");
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        String absurd = bytes.replace("00:00:01.000000000", "9999:00:00.0000000");
        Files.writeString(file, absurd, StandardCharsets.ISO_8859_1);
        try (Clip clip = ClipOpener.open(file)) {
            assertEquals(5, clip.frameCount());
            assertEquals(
                    List.of(
                            "a.mkv is cut off or damaged: of its audio, 1.0 of 35996400.0 seconds can be"
                                    + " read."),
                    clip.notes());
        }
    }

    /** A few bytes of audio that are to be heard after days of silence. */
    @Test
    void absurdTimesAreRefused() throws IOException {
        Path file = folder.resolve("late.mkv");
        SoundFiles.tool("-f", "lavfi", "-i", "sine=d=2:r=8000", "-af", LATE)
                .of("-c:a pcm_s16le " + file);
        assertEquals(
                "late.mkv says that its audio lasts 139 hours; at most 100 hours can be read.",
                complaint(file));
    }

    private static String complaint(Path file) {
        return assertThrows(BadInputException.class, () -> ClipOpener.open(file)).getMessage();
    }
}
