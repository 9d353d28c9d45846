package io.github.affectj.media.stack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.ImageStack;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.media.SoundTrack;
import io.github.affectj.media.film.TestFilm;
import io.github.affectj.media.film.VideoReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Films as ImageJ stacks. */
class FilmStacksTest {
    @TempDir Path folder;

    private Path film(String options) throws IOException {
        return TestFilm.make(
                folder.resolve("film.mp4"),
                TestFilm.PICTURE + " " + options + " -c:v libx264 -g 10 -pix_fmt yuv420p");
    }

    private static ImagePlus open(Path film, int first, int last, int step, int width, boolean lazy)
            throws IOException {
        return FilmStacks.open(film, first, last, step, width, lazy, Progress.NONE);
    }

    @Test
    void lazyStackReadsFramesWhenTheyAreLookedAt() throws IOException {
        Path film = film(TestFilm.SOUND + " -c:a aac");
        ImagePlus image = open(film, 1, 0, 1, 0, true);
        try (Clip clip = ClipOpener.open(film)) {
            assertInstanceOf(ClipVirtualStack.class, image.getStack());
            assertEquals(75, image.getNFrames());
            assertEquals("film.mp4", image.getTitle());
            assertEquals(25, image.getCalibration().fps, 1e-9);
            assertEquals("51 t=2.000s", image.getStack().getSliceLabel(51));
            for (int n : new int[] {51, 3, 75, 74}) {
                int[] pixels = (int[]) image.getStack().getProcessor(n).getPixels();
                assertArrayEquals(clip.rgb(n - 1), pixels);
            }
            SoundTrack sound = ClipStacks.sound(image).orElseThrow();
            assertEquals(44100, sound.sampleRate());
        } finally {
            ((ClipVirtualStack) image.getStack()).close();
        }
    }

    @Test
    void framesPassThroughOneArrayWithoutNewOnes() throws IOException {
        ImagePlus image = open(film(""), 1, 0, 5, 0, true);
        image.getStack().deleteSlice(2);
        try (StackClip clip = new StackClip(image)) {
            int[] room = new int[clip.width() * clip.height()];
            int[] third = (int[]) image.getStack().getProcessor(3).getPixelsCopy();
            for (int frame = 0; frame < clip.frameCount(); frame++) {
                int[] fresh = clip.rgb(frame);
                // The stack holds what the window and this test have looked at.
                assertEquals(frame != 0 && frame != 2, clip.rgb(frame, room) == room);
                assertArrayEquals(fresh, clip.rgb(frame, room));
            }
            assertArrayEquals(third, (int[]) image.getStack().getProcessor(3).getPixels());
        } finally {
            ((ClipVirtualStack) image.getStack()).close();
        }
    }

    @Test
    void rangeStepAndWidth() throws IOException {
        Path film = film("");
        ImagePlus image = open(film, 11, 50, 5, 80, false);
        assertFalse(image.getStack().isVirtual());
        assertEquals(8, image.getNFrames());
        assertEquals(80, image.getWidth());
        assertEquals(60, image.getHeight());
        assertEquals("16 t=0.600s", image.getStack().getSliceLabel(2));
        assertTrue(ClipStacks.sound(image).isEmpty());
        try (Clip clip = new VideoReader().open(film, 80, Progress.NONE)) {
            assertArrayEquals(clip.rgb(15), (int[]) image.getStack().getProcessor(2).getPixels());
        }
    }

    @Test
    void refusesWhatDoesNotFitIntoMemory() throws IOException {
        Path film =
                TestFilm.make(
                        folder.resolve("large.mkv"),
                        "-f lavfi -i color=s=7000x5000:r=1:d=1 -c:v ffv1 -pix_fmt gray");
        Path many = folder.resolve("many.mkv");
        long frames = Runtime.getRuntime().maxMemory() / (4L * 7000 * 5000) + 10;
        TestFilm.make(many, "-stream_loop " + frames + " -i " + film + " -c copy");
        String said =
                assertThrows(BadInputException.class, () -> open(many, 1, 0, 1, 0, false))
                        .getMessage();
        assertTrue(said.startsWith("lazy=false needs "), said);
        assertTrue(said.contains("many.mkv") && said.contains("use lazy=true"), said);
    }

    @Test
    void refusesSoundWithoutPicture() throws IOException {
        Path sound = TestFilm.make(folder.resolve("sound.mp4"), TestFilm.SOUND + " -c:a aac");
        String said =
                assertThrows(BadInputException.class, () -> open(sound, 1, 0, 1, 0, true))
                        .getMessage();
        assertEquals("sound.mp4 has no video, only audio or other tracks.", said);
    }

    /** An exception would end the thread behind the slider of the window. */
    @Test
    void slidersShowABlankSliceWhereAFrameCannotBeRead() throws Exception {
        Path film = film("");
        ImagePlus image = open(film, 1, 0, 1, 0, true);
        ImageStack stack = image.getStack();
        try {
            try (FileChannel channel = FileChannel.open(film, StandardOpenOption.WRITE)) {
                channel.truncate(300);
            }
            assertThrows(BadInputException.class, () -> stack.getProcessor(70));
            FutureTask<int[]> look =
                    new FutureTask<>(() -> (int[]) stack.getProcessor(70).getPixels());
            new Thread(look, "zSelector").start();
            for (int pixel : look.get()) {
                assertEquals(0xFFFFFF, pixel & 0xFFFFFF);
            }
        } finally {
            ((ClipVirtualStack) stack).close();
        }
    }

    @Test
    void aPartOfAClipTellsTheNotesOfTheWhole() throws IOException {
        Path film = film("-movflags +faststart");
        try (FileChannel channel = FileChannel.open(film, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() * 2 / 3);
        }
        try (Clip part = ClipOpener.open(film, ClipOpener.readers(), 2, 9, 2)) {
            List<String> notes = part.notes();
            assertEquals(1, notes.size());
            assertTrue(notes.get(0).startsWith("film.mp4 is cut off or damaged: "), notes.get(0));
        }
    }
}
