package io.github.affectj.overlay.attention;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.VirtualStack;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import io.github.affectj.overlay.FrameSlices;
import io.github.affectj.overlay.OwnerStack;
import io.github.affectj.result.AttentionMap;
import io.github.affectj.result.EmotionTimeline;
import java.util.Arrays;

/** Makes a 32-bit stack of the heat maps' values, to be measured like any image. */
public final class AttentionStack {
    /** Bytes up to which the stack is held in memory; above, slices are computed when asked for. */
    private static final long IN_MEMORY = 128L << 20;

    private AttentionStack() {}

    /**
     * A stack of the source's size and dimensions with the value of the heat map at each pixel,
     * bilinear between the centres of its cells; NaN on slices that were not analysed. Calibration
     * and slice labels are the source's, to which it belongs ({@link OwnerStack}), the display
     * range is 0 to the largest value of the clip. A stack over 128 MB is virtual: its slices are
     * computed when asked for and can't be changed.
     *
     * @param source the stack that was analysed; only its size and texts are read
     * @param result what was found in it, with heat maps
     * @return a new image that is not shown yet, titled {@code <clip> attention}
     * @throws io.github.affectj.base.BadInputException if the result has no heat maps
     */
    public static ImagePlus create(ImagePlus source, EmotionTimeline result) {
        EmotionTimeline.HeatMaps maps = HeatmapOverlay.maps(result);
        Maps lazy = new Maps(source, result, maps);
        long bytes = 4L * source.getWidth() * source.getHeight() * lazy.size();
        ImageStack stack = bytes > IN_MEMORY ? lazy : lazy.inMemory();
        ImagePlus image = new ImagePlus(result.clipName() + " attention", stack);
        image.setDimensions(source.getNChannels(), source.getNSlices(), source.getNFrames());
        image.setOpenAsHyperStack(source.isHyperStack());
        image.copyScale(source);
        OwnerStack.set(image, source);
        image.setProperty("Info", "AffectJ " + HeatmapOverlay.caption(maps));
        IJ.setMinAndMax(image, 0, maps.max() > 0 ? maps.max() : 1);
        return image;
    }

    /** The maps as slices that are enlarged when asked for. */
    private static final class Maps extends VirtualStack {
        private final AttentionMap[] maps;
        private final String[] labels;

        Maps(ImagePlus source, EmotionTimeline result, EmotionTimeline.HeatMaps heatMaps) {
            super(source.getWidth(), source.getHeight());
            int slices = source.getStackSize();
            FrameSlices frames = FrameSlices.of(source, result);
            maps = new AttentionMap[slices];
            labels = new String[slices];
            for (int s = 1; s <= slices; s++) {
                int index = frames.index(s);
                maps[s - 1] = index < 0 ? null : heatMaps.maps().get(index);
                labels[s - 1] = source.getStack().getSliceLabel(s);
            }
            setBitDepth(32);
        }

        ImageStack inMemory() {
            ImageStack stack = new ImageStack(getWidth(), getHeight());
            for (int s = 1; s <= size(); s++) {
                stack.addSlice(labels[s - 1], pixels(s));
            }
            return stack;
        }

        private float[] pixels(int slice) {
            AttentionMap map = maps[slice - 1];
            if (map == null) {
                float[] none = new float[getWidth() * getHeight()];
                Arrays.fill(none, Float.NaN);
                return none;
            }
            return map.resized(getWidth(), getHeight());
        }

        @Override
        public ImageProcessor getProcessor(int slice) {
            return new FloatProcessor(getWidth(), getHeight(), pixels(slice));
        }

        @Override
        public int size() {
            return maps.length;
        }

        @Override
        public int getSize() {
            return maps.length;
        }

        @Override
        public String getSliceLabel(int slice) {
            return labels[slice - 1];
        }
    }
}
