package io.github.affectj.media.film;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.CancelledException;
import io.github.affectj.base.Progress;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user is told of films that can't be read, or not to their end. */
class BadVideoTest {
    @TempDir Path folder;

    private Path make(String name, String options) throws IOException {
        return TestFilm.make(folder.resolve(name), options);
    }

    private Path film(String name, String options) throws IOException {
        return make(name, TestFilm.PICTURE + " -pix_fmt yuv420p " + options);
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static String complaint(Path file) {
        String said = assertThrows(BadInputException.class, () -> open(file).close()).getMessage();
        assertTrue(said.contains(file.getFileName().toString()), said);
        assertTrue(said.endsWith("."), said);
        assertEquals(1, said.lines().count(), said);
        return said;
    }

    /** By the reader for films itself, whoever else may want the file. */
    private static Clip open(Path file) throws IOException {
        return new VideoReader().open(file);
    }

    @Test
    void tellsOfTextNamedLikeAFilm() throws IOException {
        byte[] text = "Dear reader, this is no film.\n".repeat(50).getBytes(StandardCharsets.UTF_8);
        Path file = write("text.mp4", text);
        assertEquals(
                "text.mp4 is no video or audio file: FFmpeg does not know this kind of content.",
                complaint(file));
        String said =
                assertThrows(BadInputException.class, () -> ClipOpener.open(file)).getMessage();
        assertTrue(said.contains("text.mp4 is not of a kind that can be opened here"), said);
        assertTrue(said.contains("video (mp4, mov, mkv, webm, avi"), said);
    }

    /** Lists that name other files or addresses are not followed. */
    @ParameterizedTest
    @CsvSource({
        "'#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n/etc/passwd\n'",
        "'ffconcat version 1.0\nfile other.mp4\n'",
        "'v=0\nm=video 5004 RTP/AVP 96\n'",
    })
    void followsNoLists(String text) throws IOException {
        Path file = write("list.mp4", text.getBytes(StandardCharsets.UTF_8));
        assertTrue(complaint(file).contains("FFmpeg does not know this kind of content"));
    }

    @Test
    void tellsOfAFilmWhoseIndexIsCutOff() throws IOException {
        byte[] whole = Files.readAllBytes(film("film.mp4", "-c:v libx264"));
        for (int length : new int[] {40, whole.length / 2, whole.length - 100}) {
            assertEquals(
                    "cut.mp4 is cut off or damaged: its index (moov) is missing or broken, so that"
                            + " none of it can be read.",
                    complaint(write("cut.mp4", Arrays.copyOf(whole, length))));
        }
    }

    @Test
    void tellsOfSoundWithoutPicture() throws IOException {
        Path sound = make("sound.mp4", TestFilm.SOUND + " -c:a aac");
        assertEquals("sound.mp4 has no video, only audio or other tracks.", complaint(sound));
        Path cover =
                make(
                        "cover.m4a",
                        TestFilm.PICTURE
                                + " -i "
                                + sound
                                + " -c:a copy -frames:v 1 -c:v mjpeg -pix_fmt yuvj420p"
                                + " -disposition:v attached_pic");
        assertTrue(complaint(cover).contains("has no video"));
    }

    @Test
    void tellsOfAPictureTrackWithoutFrames() throws IOException {
        Path film =
                make(
                        "none.mkv",
                        TestFilm.PICTURE
                                + " "
                                + TestFilm.SOUND
                                + " -vf select=0 -c:v libx264 -c:a aac");
        assertEquals("none.mkv has a video track, but no frames in it.", complaint(film));
    }

    @Test
    void tellsOfACodecThatIsMissing() throws IOException {
        Path film = film("film.avi", "-c:v mjpeg");
        String changed =
                new String(Files.readAllBytes(film), StandardCharsets.ISO_8859_1)
                        .replace("MJPG", "ZQZQ");
        assertEquals(
                "film.avi can't be decoded: its video is coded as \"ZQZQ\", for which FFmpeg has"
                        + " no decoder here; convert it to H.264 first.",
                complaint(Files.write(film, changed.getBytes(StandardCharsets.ISO_8859_1))));
    }

    @Test
    void tellsOfAnAbsurdFrameRate() throws IOException {
        Path film =
                make(
                        "fast.mp4",
                        "-f lavfi -i color=s=64x64:r=1000000:d=0.0001 -c:v libx264"
                                + " -video_track_timescale 1000000");
        assertTrue(
                complaint(film)
                        .startsWith(
                                "fast.mp4 has an impossible frame rate: 100 frames in 0.000100"),
                complaint(film));
    }

    @Test
    void tellsThatNothingCanBeDecoded() throws IOException {
        byte[] bytes = Files.readAllBytes(film("film.mp4", "-c:v libx264 -g 10"));
        int from = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("mdat") + 4;
        int to = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("moov") - 4;
        Arrays.fill(bytes, from, to, (byte) 0);
        assertTrue(
                complaint(write("zeros.mp4", bytes)).contains("none of its 75 frames (h264)"),
                complaint(write("zeros.mp4", bytes)));
    }

    @Test
    void refusesSizesTooLargeBeforeDecoding() throws IOException {
        Path film = make("huge.mkv", "-f lavfi -i color=s=9000x9000:r=1:d=1 -c:v libx264");
        assertEquals(
                "huge.mkv is 9000 x 9000 pixels, too large: a frame may have at most 40 million"
                        + " pixels.",
                complaint(film));
    }

    /** What is left of a film that is cut off can be read, and it is said. */
    @ParameterizedTest
    @CsvSource({
        "film.mp4,-c:v libx264 -g 20 -movflags +faststart",
        "film.avi,-c:v mpeg4 -g 20",
        "film.mkv,-c:v libx264 -g 20",
        "film.webm,-c:v libvpx -b:v 200k -g 20",
        "film.ts,-c:v libx264 -g 20",
        "film.flv,-c:v libx264 -g 20",
        "film.mpg,-c:v mpeg2video -g 20",
        "live.mkv,-c:v libx264 -g 20 -live 1",
        "fragments.mp4,-c:v libx264 -g 20 -movflags +frag_keyframe+empty_moov",
        "fragments.mov,-c:v libx264 -g 20 -movflags +frag_every_frame+empty_moov",
    })
    void readsWhatIsLeft(String name, String options) throws IOException {
        Path film = film(name, options);
        byte[] whole = Files.readAllBytes(film);
        Path cut = write("cut-" + name, Arrays.copyOf(whole, whole.length * 2 / 3 | 1));
        try (Clip clip = ClipOpener.open(cut);
                Clip all = ClipOpener.open(film)) {
            assertTrue(clip.frameCount() > 20 && clip.frameCount() < 70, "" + clip.frameCount());
            // Decoders make up what is missing of the very last frames.
            for (int i = 0; i < clip.frameCount() - 3; i++) {
                assertArrayEquals(all.rgb(i), clip.rgb(i), "frame " + (i + 1));
            }
            assertEquals(clip.width() * clip.height(), clip.rgb(clip.frameCount() - 1).length);
            assertEquals(1, clip.notes().size(), clip.notes().toString());
            String note = clip.notes().get(0);
            assertTrue(note.startsWith("cut-" + name + " is cut off or damaged: "), note);
            assertEquals(List.of(), all.notes());
        }
    }

    /** A recording that begins between keyframes begins with the first whole frame. */
    @Test
    void beginsWithTheFirstWholeFrame() throws IOException {
        Path film = film("film.ts", "-c:v libx264 -g 25");
        byte[] whole = Files.readAllBytes(film);
        int from = whole.length / 3 / 188 * 188;
        Path late = write("late.ts", Arrays.copyOfRange(whole, from, whole.length));
        try (Clip clip = ClipOpener.open(late)) {
            TestFilm.assertSameFrames(TestFilm.pixels(late, "", "", "rgb24"), clip);
            TestFilm.assertSameTimes(late, clip);
            assertTrue(clip.frameCount() > 20 && clip.frameCount() <= 50, "" + clip.frameCount());
        }
    }

    /** Of a damaged film every frame gives some picture; what is far from the damage is right. */
    @ParameterizedTest
    @ValueSource(ints = {30, 10})
    void showsTheFrameBeforeADamagedOne(int damaged) throws IOException {
        Path film = film("film.mp4", "-c:v libx264 -g 25 -bf 0");
        Path hurt = folder.resolve("hurt.mp4");
        byte[] bytes = Files.readAllBytes(film);
        try (VideoInput input = new VideoInput(film, Progress.NONE)) {
            for (int i = 0; i <= damaged; i++) {
                var packet = input.read();
                if (i == damaged) {
                    Arrays.fill(
                            bytes,
                            (int) packet.pos() + 4,
                            (int) packet.pos() + packet.size(),
                            (byte) 0xFF);
                }
            }
        }
        Files.write(hurt, bytes);
        try (Clip clip = ClipOpener.open(hurt);
                Clip whole = ClipOpener.open(film)) {
            assertEquals(75, clip.frameCount());
            assertArrayEquals(clip.rgb(damaged - 1), clip.rgb(damaged));
            for (int i : new int[] {0, damaged - 1, 50, 74}) {
                assertArrayEquals(whole.rgb(i), clip.rgb(i), "frame " + (i + 1));
            }
            assertEquals(
                    List.of(
                            "hurt.mp4 is damaged: frame "
                                    + (damaged + 1)
                                    + " can't be decoded, so that frame "
                                    + damaged
                                    + " is shown in its place; the same goes for other such frames."),
                    clip.notes());
        }
    }

    @Test
    void tellsWhenTheFileChangesWhileItIsOpen() throws IOException {
        Path film = film("film.mp4", "-c:v libx264 -g 5");
        try (Clip clip = ClipOpener.open(film)) {
            clip.rgb(1);
            try (FileChannel channel = FileChannel.open(film, StandardOpenOption.WRITE)) {
                channel.truncate(200);
            }
            BadInputException e = assertThrows(BadInputException.class, () -> clip.rgb(70));
            assertEquals(
                    "film.mp4 was removed or changed while it was open, so that frame 71 can't be"
                            + " read; open it again.",
                    e.getMessage());
        }
    }

    /** Where the system allows it, an open film can still be read after it was removed. */
    @Test
    void aRemovedFileIsReadOrItIsSaid() throws IOException {
        Path film = film("film.mp4", "-c:v libx264 -g 5");
        try (Clip clip = ClipOpener.open(film);
                Clip other = ClipOpener.open(film)) {
            int[] expected = other.rgb(70);
            other.close();
            Files.delete(film);
            assertArrayEquals(expected, clip.rgb(70));
        }
        assertTrue(
                assertThrows(BadInputException.class, () -> ClipOpener.open(film))
                        .getMessage()
                        .startsWith("There is no file"));
    }

    @Test
    void openingStopsWhenCancelled() throws IOException {
        Path film = film("film.mp4", "-c:v libx264");
        Progress cancelled =
                new Progress() {
                    @Override
                    public void update(double fraction, String message) {
                        // Nobody looks.
                    }

                    @Override
                    public boolean isCancelled() {
                        return true;
                    }
                };
        assertThrows(CancelledException.class, () -> new VideoReader().open(film, 0, cancelled));
    }
}
