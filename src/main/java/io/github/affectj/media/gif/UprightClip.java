package io.github.affectj.media.gif;

import io.github.affectj.media.Clip;
import io.github.affectj.media.WrappedClip;
import java.io.IOException;

/** A clip turned as its {@link ExifOrientation} tells. */
final class UprightClip extends WrappedClip {
    private final int orientation;

    private UprightClip(Clip whole, int orientation) {
        super(whole);
        this.orientation = orientation;
    }

    /** The clip itself where nothing is to be turned; {@code orientation} 1 to 8. */
    static Clip of(Clip clip, int orientation) {
        return orientation == 1 ? clip : new UprightClip(clip, orientation);
    }

    @Override
    public int width() {
        return ExifOrientation.isTurned(orientation) ? whole.height() : whole.width();
    }

    @Override
    public int height() {
        return ExifOrientation.isTurned(orientation) ? whole.width() : whole.height();
    }

    @Override
    public int[] rgb(int index) throws IOException {
        return ExifOrientation.upright(
                whole.rgb(index), whole.width(), whole.height(), orientation);
    }
}
