package io.github.affectj.media.stack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.ImageStack;
import ij.plugin.Duplicator;
import ij.process.ImageProcessor;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.CancelledException;
import io.github.affectj.base.Progress;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.media.ClipTimes;
import io.github.affectj.media.gif.TestGif;
import io.github.affectj.media.sound.SineTrack;
import io.github.affectj.media.sound.SoundOnlyClip;
import java.awt.EventQueue;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClipStacksTest {
    private static final int FRAMES = 12;

    @TempDir Path folder;

    private Path file() throws IOException {
        return TestGif.random(7, 5, FRAMES, 11).write(folder.resolve("some clip.gif"));
    }

    /** {@code memory} 0 makes a virtual stack. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1 << 20})
    void makesAStackThatPlaysAndKnowsItsTimes(long memory) throws IOException {
        Path path = file();
        ImagePlus image = ClipStacks.toImagePlus(ClipOpener.open(path), memory, Progress.NONE);
        try (Clip clip = ClipOpener.open(path)) {
            assertEquals("some clip.gif", image.getTitle());
            assertEquals(24, image.getBitDepth());
            assertEquals(FRAMES, image.getStackSize());
            assertEquals(FRAMES, image.getNFrames());
            assertEquals(1, image.getNSlices());
            assertFalse(image.isHyperStack());
            assertEquals(memory == 0, image.getStack().isVirtual());
            double total = 0;
            for (int i = 0; i < FRAMES; i++) {
                assertEquals(clip.times().sliceLabel(i), image.getStack().getSliceLabel(i + 1));
                ImageProcessor slice = image.getStack().getProcessor(i + 1);
                int[] rgb = ((int[]) slice.getPixels()).clone();
                for (int k = 0; k < rgb.length; k++) {
                    rgb[k] &= 0xFFFFFF;
                }
                assertArrayEquals(clip.rgb(i), rgb);
                total += clip.times().duration(i);
            }
            assertEquals("sec", image.getCalibration().getTimeUnit());
            assertEquals(total / FRAMES, image.getCalibration().frameInterval, 1e-9);
            assertEquals(FRAMES / total, image.getCalibration().fps, 1e-9);
            assertInstanceOf(ClipTimes.class, image.getProperty("affectj.times"));
            assertEquals(
                    path.toAbsolutePath().toString(),
                    image.getProperty(ClipStacks.SOURCE_PROPERTY));
            assertEquals(
                    folder.toAbsolutePath() + File.separator,
                    image.getOriginalFileInfo().directory);
        }
    }

    @Test
    void soundAloneIsNoStack() {
        SoundOnlyClip talk =
                new SoundOnlyClip(Path.of("talk.wav"), new SineTrack(16_000, 1, 440, 1));
        BadInputException e =
                assertThrows(
                        BadInputException.class, () -> ClipStacks.toImagePlus(talk, Progress.NONE));
        assertEquals("talk.wav has no video, only audio or other tracks.", e.getMessage());
    }

    @Test
    void keepsTheLabelOfASingleFrame() throws IOException {
        Path path =
                new TestGif(3, 3, new int[] {0, 1})
                        .image(TestGif.plain(3, 3, 1, 0))
                        .write(folder.resolve("one.gif"));
        ImagePlus image = ClipStacks.toImagePlus(ClipOpener.open(path), Progress.NONE);
        assertEquals(1, image.getStackSize());
        assertEquals("1 t=0.000s", image.getStack().getSliceLabel(1));
        assertEquals(0.1, image.getCalibration().frameInterval, 1e-12);
    }

    @Test
    void choosesMemoryForSmallAndDiskForLargeClips() throws IOException {
        ImagePlus small = ClipStacks.toImagePlus(ClipOpener.open(file()), Progress.NONE);
        assertFalse(small.getStack().isVirtual());
        TestGif gif = new TestGif(2048, 2048, new int[] {0, 1});
        gif.frame(TestGif.plain(2048, 2048, 1, 5));
        for (int i = 0; i < 4; i++) {
            gif.frame(TestGif.plain(1, 1, 0, 5));
        }
        Path path = gif.write(folder.resolve("large.gif"));
        ImagePlus large = ClipStacks.toImagePlus(ClipOpener.open(path), Progress.NONE);
        assertTrue(large.getStack().isVirtual());
        ((ClipVirtualStack) large.getStack()).close();
    }

    @Test
    void readsSlicesFromSeveralThreadsAtOnce() throws Exception {
        ImagePlus image = ClipStacks.toImagePlus(ClipOpener.open(file()), 0, Progress.NONE);
        ImageStack expected =
                ClipStacks.toImagePlus(ClipOpener.open(file()), Progress.NONE).getStack();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> runs = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                int seed = 7 * t;
                runs.add(
                        threads.submit(
                                () -> {
                                    for (int i = 0; i < 200; i++) {
                                        int n = 1 + (seed + 5 * i) % FRAMES;
                                        int[] pixels = (int[]) image.getStack().getPixels(n);
                                        assertArrayEquals((int[]) expected.getPixels(n), pixels);
                                        Arrays.fill(pixels, 0);
                                    }
                                }));
            }
            for (Future<?> run : runs) {
                run.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void behavesAsAStackWhenSlicesAreDeletedOrTheImageIsDuplicated() throws IOException {
        ImagePlus image = ClipStacks.toImagePlus(ClipOpener.open(file()), 0, Progress.NONE);
        ImageStack stack = image.getStack();
        String third = stack.getSliceLabel(3);
        int[] pixels = (int[]) stack.getPixels(3);
        ImagePlus copy = new Duplicator().run(image, 2, 4);
        assertEquals(3, copy.getStackSize());
        assertEquals(third, copy.getStack().getSliceLabel(2));
        assertArrayEquals(pixels, (int[]) copy.getStack().getPixels(2));
        stack.deleteSlice(2);
        assertEquals(FRAMES - 1, stack.size());
        assertEquals(third, stack.getSliceLabel(2));
        assertArrayEquals(pixels, (int[]) stack.getPixels(2));
        stack.deleteLastSlice();
        assertEquals(FRAMES - 2, stack.getSize());
        assertThrows(IllegalArgumentException.class, () -> stack.getPixels(FRAMES - 1));
    }

    @Test
    void saysSoWhenSlicesAreReadAfterClosing() throws IOException {
        ImagePlus image = ClipStacks.toImagePlus(ClipOpener.open(file()), 0, Progress.NONE);
        ((ClipVirtualStack) image.getStack()).close();
        UncheckedIOException e =
                assertThrows(UncheckedIOException.class, () -> image.getStack().getProcessor(5));
        assertTrue(e.getMessage().contains("some clip.gif was closed"), e.getMessage());
        IOException io = assertThrows(IOException.class, () -> new StackClip(image).rgb(5));
        assertTrue(io.getMessage().contains("closed"), io.getMessage());
    }

    /** An image is flushed when its window closes, but locked while it only gets a new window. */
    @RepeatedTest(20)
    void closesTheClipWithTheImageButNotWithAChangeOfWindow() throws Exception {
        ImagePlus image = ClipStacks.toImagePlus(ClipOpener.open(file()), 0, Progress.NONE);
        ImageStack stack = image.getStack();
        new ImagePlus("another", stack.getProcessor(1)).flush();
        image.lock();
        image.flush();
        image.unlock();
        // ImageJ tells its listeners on the event thread, later.
        EventQueue.invokeAndWait(() -> {});
        assertEquals(7 * 5, ((int[]) stack.getPixels(5)).length);
        image.flush();
        EventQueue.invokeAndWait(() -> {});
        assertThrows(UncheckedIOException.class, () -> stack.getProcessor(6));
    }

    @Test
    void stopsAndClosesWhenCancelled() throws IOException {
        Clip clip = ClipOpener.open(file());
        Progress cancelled =
                new Progress() {
                    private int frames;

                    @Override
                    public void update(double fraction, String message) {
                        frames++;
                    }

                    @Override
                    public boolean isCancelled() {
                        return frames >= 3;
                    }
                };
        assertThrows(CancelledException.class, () -> ClipStacks.toImagePlus(clip, cancelled));
        assertThrows(IOException.class, () -> clip.rgb(0));
    }
}
