package io.github.affectj.media.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.CancelledException;
import io.github.affectj.base.Progress;
import io.github.affectj.media.film.TestFilm;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaFileTest {
    private static final int MANY = 10_000_000;

    @TempDir Path folder;

    /** Is asked to stop after it was asked for a number of times. */
    private record Stopping(AtomicInteger asked, int after) implements Progress {
        @Override
        public void update(double fraction, String message) {
            // Nobody looks.
        }

        @Override
        public boolean isCancelled() {
            return asked.incrementAndGet() > after;
        }
    }

    /** FFmpeg itself asks: nobody else does between the first look and the end of the opening. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void cancelIsHeardWhileFfmpegOpens(int after) throws IOException {
        Path film = TestFilm.make(folder.resolve("a.ts"), TestFilm.PICTURE);
        Stopping stopping = new Stopping(new AtomicInteger(), after);
        assertThrows(CancelledException.class, () -> MediaFile.open(film, stopping).close());
        MediaFile whole = MediaFile.open(film, new Stopping(new AtomicInteger(), MANY));
        assertEquals(1, whole.format().nb_streams());
        whole.close();
        whole.close();
    }

    /** FFmpeg would make room for all of them. */
    @ParameterizedTest
    @ValueSource(strings = {"stsz", "trun"})
    void samplesThatAFileCannotHoldAreRefused(String box) throws IOException {
        String fragments = box.equals("trun") ? " -movflags +frag_keyframe+empty_moov" : "";
        Path film =
                TestFilm.make(
                        folder.resolve("a.mp4"),
                        TestFilm.PICTURE + " -c:v libx264 -pix_fmt yuv420p" + fragments);
        Mp4Boxes.check(film);
        byte[] bytes = Files.readAllBytes(film);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(box);
        ByteBuffer.wrap(bytes).putInt(at + (box.equals("trun") ? 8 : 12), MANY);
        String said = complaint(bytes);
        assertTrue(said.startsWith("hurt.mp4 is damaged: it claims 10000000 frames or"), said);
    }

    /** FFmpeg reads on for long, or takes times for real that are random. */
    @Test
    void tracksWithoutWhatTheyNeedAreRefused() throws IOException {
        Path film = TestFilm.make(folder.resolve("a.mp4"), TestFilm.PICTURE + " -c:v libx264");
        byte[] bytes = Files.readAllBytes(film);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("mdia");
        bytes[at] = 'x';
        assertEquals(
                "hurt.mp4 is damaged: the description of its track 1 is broken.", complaint(bytes));
    }

    /** Boxes in boxes to any depth are no reason to fail otherwise. */
    @Test
    void deepBoxesAreNotFollowed() throws IOException {
        ByteBuffer deep = ByteBuffer.allocate(8 * 50_000);
        while (deep.hasRemaining()) {
            deep.putInt(deep.remaining()).put("moov".getBytes(StandardCharsets.US_ASCII));
        }
        assertTrue(complaint(deep.array()).contains("is cut off or damaged: its index (moov)"));
    }

    private String complaint(byte[] bytes) throws IOException {
        Path hurt = Files.write(folder.resolve("hurt.mp4"), bytes);
        return assertThrows(
                        BadInputException.class, () -> MediaFile.open(hurt, Progress.NONE).close())
                .getMessage();
    }
}
