package io.github.affectj.media.stack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.plugin.LutLoader;
import ij.plugin.StackReverser;
import ij.plugin.SubstackMaker;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;
import io.github.affectj.base.Progress;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.media.ClipTimes;
import io.github.affectj.media.gif.TestGif;
import io.github.affectj.media.sound.SineTrack;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Open images of all types as clips; the reference is what ImageJ itself would draw. */
class StackClipTest {
    @TempDir Path folder;

    private static ImagePlus noise(String type, int width, int height, int slices) {
        ImagePlus image = IJ.createImage("noise", type + " black", width, height, slices);
        Random random = new Random(2);
        for (int n = 1; n <= slices; n++) {
            ImageProcessor ip = image.getStack().getProcessor(n);
            for (int i = 0; i < ip.getPixelCount(); i++) {
                switch (image.getBitDepth()) {
                    case 32 -> ip.setf(i, random.nextFloat() * 500 - 100);
                    case 24 -> ip.set(i, random.nextInt(1 << 24));
                    default -> ip.set(i, random.nextInt(1 << image.getBitDepth()));
                }
            }
        }
        return image;
    }

    /** What a window shows; changes the image's position, so it comes last. */
    private static int[] shown(ImagePlus image, int slice) {
        image.setSlice(slice);
        image.updateAndDraw();
        return rgb((int[]) new ColorProcessor(image.getImage()).getPixels());
    }

    private static int[] rgb(int[] pixels) {
        int[] rgb = pixels.clone();
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] &= 0xFFFFFF;
        }
        return rgb;
    }

    @ParameterizedTest
    @CsvSource({
        "RGB,,0,0",
        "8-bit,,0,255",
        "8-bit,Fire,0,255",
        "8-bit,,50,180",
        "8-bit,Fire,50,180",
        "16-bit,,300,40000",
        "16-bit,Fire,300,40000",
        "32-bit,,-50,333.5",
        "32-bit,Fire,-50,333.5"
    })
    void showsWhatTheWindowShows(String type, String lut, double min, double max)
            throws IOException {
        ImagePlus image = noise(type, 9, 6, 4);
        if (lut != null) {
            image.setLut(new LUT(LutLoader.getLut(lut), 0, 255));
        }
        if (max > 0) {
            image.setDisplayRange(min, max);
        }
        image.setSlice(3);
        int[][] read = new int[4][];
        try (StackClip clip = new StackClip(image)) {
            assertEquals(4, clip.frameCount());
            for (int i = 3; i >= 0; i--) {
                read[i] = clip.rgb(i);
                assertEquals(i + 1, clip.stackSlice(i));
            }
        }
        assertEquals(3, image.getCurrentSlice());
        if (max > 0) {
            assertEquals(min, image.getDisplayRangeMin(), 1e-6);
            assertEquals(max, image.getDisplayRangeMax(), 1e-6);
        }
        for (int i = 0; i < 4; i++) {
            assertArrayEquals(shown(image, i + 1), read[i], "slice " + (i + 1));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {IJ.COMPOSITE, IJ.COLOR, IJ.GRAYSCALE})
    void showsTheChannelsOfAHyperstackAlongTime(int mode) throws IOException {
        for (String projection : new String[] {null, "Max"}) {
            ImagePlus plain = noise("16-bit", 8, 5, 3 * 2 * 4);
            plain.setDimensions(3, 2, 4);
            CompositeImage image = new CompositeImage(plain, mode);
            image.setOpenAsHyperStack(true);
            Color[] colours = {Color.RED, Color.CYAN, Color.YELLOW};
            for (int c = 1; c <= 3; c++) {
                image.setPosition(c, 1, 1);
                image.setChannelLut(LUT.createLutFromColor(colours[c - 1]), c);
                image.setDisplayRange(1000 * c, 20_000 + 9000 * c);
            }
            image.setProp("CompositeProjection", projection);
            image.setPosition(2, 2, 3);
            int[][] read = new int[4][];
            try (StackClip clip = new StackClip(image)) {
                assertEquals(4, clip.frameCount());
                for (int i = 0; i < 4; i++) {
                    read[i] = clip.rgb(i);
                    assertEquals(image.getStackIndex(2, 2, i + 1), clip.stackSlice(i));
                }
            }
            assertEquals(image.getStackIndex(2, 2, 3), image.getCurrentSlice());
            assertEquals(mode, image.getMode());
            for (int i = 0; i < 4; i++) {
                // Without a window ImageJ does not refresh a composite, so it is merged here.
                int[] expected =
                        mode == IJ.COMPOSITE
                                ? merged(image, 2, i + 1, "Max".equals(projection))
                                : shown(image, image.getStackIndex(2, 2, i + 1));
                assertArrayEquals(expected, read[i], mode + " frame " + i);
            }
        }
    }

    /** Channels through their lookup tables, summed or the greater taken, value by value. */
    private static int[] merged(CompositeImage image, int z, int t, boolean greater) {
        int[] rgb = new int[image.getWidth() * image.getHeight()];
        for (int c = 1; c <= image.getNChannels(); c++) {
            ImageProcessor ip = image.getStack().getProcessor(image.getStackIndex(c, z, t));
            LUT lut = image.getLuts()[c - 1];
            for (int i = 0; i < rgb.length; i++) {
                double scaled = (ip.get(i) - lut.min) * 256 / (lut.max - lut.min + 1);
                int colour = lut.getRGB((int) Math.max(0, Math.min(255, (int) (scaled + 0.5))));
                for (int shift = 0; shift < 24; shift += 8) {
                    int now = (rgb[i] >> shift) & 255;
                    int more = (colour >> shift) & 255;
                    int sum = greater ? Math.max(now, more) : Math.min(255, now + more);
                    rgb[i] = (rgb[i] & ~(255 << shift)) | sum << shift;
                }
            }
        }
        return rgb;
    }

    @Test
    void takesSlicesWhereThereIsOneTimePoint() throws IOException {
        ImagePlus image = noise("8-bit", 4, 4, 6);
        image.setDimensions(1, 6, 1);
        assertEquals(6, new StackClip(image).frameCount());
        ImagePlus single = noise("8-bit", 4, 4, 1);
        try (StackClip clip = new StackClip(single)) {
            assertEquals(1, clip.frameCount());
            assertEquals(0.1, clip.times().duration(0));
            assertEquals(16, clip.rgb(0).length);
            assertEquals("noise", clip.name());
            assertEquals("", clip.source());
        }
    }

    private ImagePlus gif() throws IOException {
        TestGif gif = new TestGif(4, 3, new int[] {0, 0xFF, 0xFF00, 0xFF0000});
        int[] delays = {5, 10, 20, 40, 8, 0};
        for (int i = 0; i < delays.length; i++) {
            gif.frame(TestGif.plain(4, 3, (i + 1) % 4, delays[i]));
        }
        Path path = gif.write(folder.resolve("six.gif"));
        return ClipStacks.toImagePlus(ClipOpener.open(path), Progress.NONE);
    }

    @Test
    void knowsTheTimesOfAnOpenedClip() throws IOException {
        ImagePlus image = gif();
        StackClip clip = new StackClip(image);
        assertSame(image.getProperty(ClipStacks.TIMES_PROPERTY), clip.times());
        assertEquals(folder.resolve("six.gif").toAbsolutePath().toString(), clip.source());
    }

    @Test
    void knowsTheTimesOfASubstackByItsLabels() throws IOException {
        ImagePlus image = gif();
        ImagePlus part = new SubstackMaker().makeSubstack(image, "2,4,5,6");
        ClipTimes times = new StackClip(part).times();
        assertArrayEquals(new int[] {2, 4, 5, 6}, times.sourceFrames());
        assertArrayEquals(new double[] {0.05, 0.35, 0.75, 0.83}, times.startSeconds(), 1e-9);
        double interval = image.getCalibration().frameInterval;
        assertArrayEquals(new double[] {0.3, 0.4, 0.08, interval}, times.durationSeconds(), 1e-9);
    }

    @Test
    void trustsLabelsMoreThanAttachedTimesAfterRearranging() throws IOException {
        ImagePlus image = gif();
        image.getStack().deleteSlice(2);
        image.setStack(image.getStack());
        assertArrayEquals(new int[] {1, 3, 4, 5, 6}, new StackClip(image).times().sourceFrames());

        ImagePlus reversed = gif();
        new StackReverser().flipStack(reversed);
        assertEquals("6 t=0.830s", reversed.getStack().getSliceLabel(1));
        ClipTimes times = new StackClip(reversed).times();
        assertArrayEquals(new int[] {1, 2, 3, 4, 5, 6}, times.sourceFrames());
        assertEquals(reversed.getCalibration().frameInterval, times.duration(0), 1e-9);
    }

    @Test
    void theSoundStaysWithFramesInTheirOrderOnly() throws IOException {
        ImagePlus image = gif();
        image.setProperty(ClipStacks.SOUND_PROPERTY, new SineTrack(16_000, 1, 440, 2));
        assertTrue(new StackClip(image).sound().isPresent());
        image.getStack().deleteSlice(2);
        image.setStack(image.getStack());
        assertTrue(new StackClip(image).sound().isPresent(), "labels tell the times");
        new StackReverser().flipStack(image);
        assertTrue(new StackClip(image).sound().isEmpty(), "no sound goes backwards");
    }

    @Test
    void readsIntervalsInTheirUnitAndThenTheRate() {
        ImagePlus image = noise("8-bit", 4, 4, 3);
        image.getCalibration().fps = 4;
        assertEquals(0.25, new StackClip(image).times().duration(1), 1e-9);
        image.getCalibration().frameInterval = 40;
        image.getCalibration().setTimeUnit("ms");
        ClipTimes times = new StackClip(image).times();
        assertEquals(0.04, times.duration(1), 1e-9);
        assertEquals(0.08, times.start(2), 1e-9);
    }

    @Test
    void takesTheDelaysOfAGifThatImageJOpenedItself() throws IOException {
        Path path = folder.resolve("six.gif");
        gif();
        ImagePlus image = IJ.openImage(path.toString());
        assertEquals(6, image.getStackSize());
        try (StackClip clip = new StackClip(image)) {
            assertArrayEquals(
                    new double[] {0.05, 0.1, 0.2, 0.4, 0.08, 0.1},
                    clip.times().durationSeconds(),
                    1e-9);
            assertEquals(0xFF0000, clip.rgb(2)[0]);
            assertEquals(path.toString(), clip.source());
        }
    }

    @Test
    void readsVirtualStacksOfOtherKinds() throws IOException {
        ImagePlus image = IJ.createImage("v", "8-bit ramp", 5, 4, 3);
        ImageStack ramp = image.getStack();
        ij.VirtualStack virtual =
                new ij.VirtualStack(5, 4, 3) {
                    @Override
                    public ImageProcessor getProcessor(int n) {
                        return ramp.getProcessor(n);
                    }
                };
        try (StackClip clip = new StackClip(new ImagePlus("v", virtual))) {
            assertEquals(3, clip.frameCount());
            assertEquals(clip.rgb(0)[4] & 255, clip.rgb(2)[4] >> 16);
        }
    }
}
