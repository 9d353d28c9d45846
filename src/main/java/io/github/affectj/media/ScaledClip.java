package io.github.affectj.media;

import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import io.github.affectj.base.Cleanup;
import java.io.IOException;

/** A clip of another size; its frames are scaled when they are read. */
final class ScaledClip extends WrappedClip {
    private final int width;
    private final int height;

    private ScaledClip(Clip whole, int width, int height) {
        super(whole);
        this.width = width;
        this.height = height;
    }

    /**
     * Scales a clip.
     *
     * @param clip closed with the clip that is returned, or at once if this fails
     * @param width in pixels, the height to match; 0 for as it is
     * @throws BadInputException if the frames would be too large
     */
    static Clip of(Clip clip, int width) {
        if (width == 0 || width == clip.width()) {
            return clip;
        }
        long height = Math.max(1, Math.round((double) clip.height() * width / clip.width()));
        int fits = (int) Math.min(Integer.MAX_VALUE, height);
        Cleanup.onFailure(clip::close, () -> FrameLimits.check(clip.name(), width, fits));
        return new ScaledClip(clip, width, fits);
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public int[] rgb(int index) throws IOException {
        ImageProcessor frame = new ColorProcessor(whole.width(), whole.height(), whole.rgb(index));
        frame.setInterpolationMethod(ImageProcessor.BILINEAR);
        int[] rgb = (int[]) frame.resize(width, height, true).getPixels();
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] &= 0xFFFFFF;
        }
        return rgb;
    }
}
