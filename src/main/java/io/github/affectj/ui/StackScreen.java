package io.github.affectj.ui;

import ij.ImagePlus;
import ij.gui.StackWindow;
import io.github.affectj.media.stack.StackClip;
import java.util.HashMap;
import java.util.Map;

/** The window of a stack as the screen. Frames are found by their place in the stack. */
public final class StackScreen implements Playback.Screen {
    private final ImagePlus image;
    private final StackClip clip;
    private final int size;
    private final Map<Integer, Integer> frames = new HashMap<>();
    private int lastSlice;
    private int lastFrame;

    /**
     * @param image in a window
     * @param clip its frames
     */
    public StackScreen(ImagePlus image, StackClip clip) {
        this.image = image;
        this.clip = clip;
        this.size = image.getStackSize();
        for (int i = 0; i < clip.frameCount(); i++) {
            frames.put(clip.stackSlice(i), i);
        }
    }

    /** Whether the stack can still be played: its window is open and it has the same slices. */
    public boolean isThere() {
        return image.getWindow() != null && image.getStackSize() == size;
    }

    /** Whether ImageJ's own animation runs. */
    boolean isAnimated() {
        return image.getWindow() instanceof StackWindow window && window.getAnimate();
    }

    @Override
    public int frame() {
        int slice = image.getCurrentSlice();
        if (slice != lastSlice) {
            // A slice of another channel or depth shows no other frame.
            lastFrame = frames.getOrDefault(slice, lastFrame);
            lastSlice = slice;
        }
        return lastFrame;
    }

    @Override
    public void show(int frame) {
        int slice = clip.stackSlice(frame);
        // As ImageJ's own animation does, from a thread of its own: pixels are read and put into
        // the image here, the window repaints itself.
        image.setPosition(slice);
        lastSlice = image.getCurrentSlice();
        lastFrame = frame;
    }
}
