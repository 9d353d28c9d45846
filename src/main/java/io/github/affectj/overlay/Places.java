package io.github.affectj.overlay;

import ij.ImagePlus;
import io.github.affectj.media.Clip;
import io.github.affectj.media.WrappedClip;
import io.github.affectj.media.stack.StackClip;
import java.io.IOException;

/**
 * Where things of ours stand over the frames of a clip, so that they cover no burnt-in subtitles:
 * one place for the whole clip. Labels usually stand at the top, attention band and scale bar at
 * the bottom. Where frames have text at the bottom and none at the top, all stand at the top; where
 * they have it at the top only, all stand at the bottom. Text at both ends leaves no better place.
 *
 * <p>{@link TextLines} tells what is text. {@link #LOOKED_AT} frames spread over the clip are
 * looked at; an end has text if a fifth of them has it there, since subtitles come and go.
 *
 * @param allAtTop whether band and scale bar stand at the top, too
 * @param allAtBottom whether labels stand at the bottom, too
 */
public record Places(boolean allAtTop, boolean allAtBottom) {
    /** How many frames of a clip are looked at, at most. */
    static final int LOOKED_AT = 9;

    private static final String PROPERTY = "affectj.places";
    private static final Places USUAL = new Places(false, false);

    /** The places of an image; frames are looked at, once, where that was not done yet. */
    public static Places of(ImagePlus image) {
        if (image.getProperty(PROPERTY) instanceof Looked looked && looked.fits(image)) {
            return looked.places;
        }
        try (Watch watch = new Watch(new StackClip(image), image)) {
            int[] room = new int[image.getWidth() * image.getHeight()];
            for (int i = 0; i < LOOKED_AT; i++) {
                int frame = (int) ((i + 0.5) * watch.frameCount() / LOOKED_AT);
                watch.rgb(frame, room);
            }
        } catch (IOException | RuntimeException e) {
            // Whoever needs the frames tells what is wrong with them.
            return USUAL;
        }
        return of(image);
    }

    /**
     * The frames of a stack for an analysis that reads all or many of them anyway: what is read is
     * looked at in passing, which saves decoding it again. To be closed.
     */
    public static Clip watched(ImagePlus image) {
        return new Watch(new StackClip(image), image);
    }

    /**
     * What was found, and in frames of which size: those of a stack that was turned have their ends
     * elsewhere. Where slices were deleted it stays, as do the elements that stand there.
     */
    private record Looked(int width, int height, Places places) {
        boolean fits(ImagePlus image) {
            return image.getWidth() == width && image.getHeight() == height;
        }
    }

    private static final class Watch extends WrappedClip {
        private final ImagePlus image;
        private int looked;
        private int top;
        private int bottom;

        Watch(Clip whole, ImagePlus image) {
            super(whole);
            this.image = image;
        }

        @Override
        public int[] rgb(int index) throws IOException {
            return look(index, whole.rgb(index));
        }

        @Override
        public int[] rgb(int index, int[] room) throws IOException {
            return look(index, whole.rgb(index, room));
        }

        private int[] look(int index, int[] rgb) {
            if (looked < LOOKED_AT && index >= (long) looked * frameCount() / LOOKED_AT) {
                looked++;
                TextLines.Ends text = TextLines.in(rgb, width(), height());
                top += text.top() ? 1 : 0;
                bottom += text.bottom() ? 1 : 0;
            }
            return rgb;
        }

        @Override
        public void close() {
            super.close();
            if (looked >= Math.min(LOOKED_AT, frameCount())) {
                boolean above = 5 * top >= looked;
                boolean below = 5 * bottom >= looked;
                Places places = new Places(below && !above, above && !below);
                image.setProperty(PROPERTY, new Looked(width(), height(), places));
            }
        }
    }
}
