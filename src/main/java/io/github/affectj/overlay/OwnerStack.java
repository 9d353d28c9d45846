package io.github.affectj.overlay;

import ij.ImagePlus;
import ij.WindowManager;
import java.awt.Window;
import java.lang.ref.WeakReference;

/**
 * Which stack a window of ours belongs to: a plot or spectrogram, a table of results, the player. A
 * command that is called while such a window is the active one works on that stack.
 */
public final class OwnerStack {
    /** Key of the image property that holds the stack. */
    private static final String KEY = "affectj.stack";

    /** Begins the name, which nobody sees, of a window that is no image; the stack's id follows. */
    private static final String NAME = "affectj stack ";

    private OwnerStack() {}

    /** Says that a picture, as a plot, belongs to a stack; it does not keep the stack in memory. */
    public static void set(ImagePlus picture, ImagePlus stack) {
        picture.setProperty(KEY, new WeakReference<>(stack));
    }

    /** Says that a window, as a table, belongs to a stack. */
    public static void set(Window window, ImagePlus stack) {
        window.setName(NAME + stack.getID());
    }

    /**
     * The stack that a picture of ours belongs to; the image itself if it is none, or if that stack
     * was closed.
     */
    public static ImagePlus of(ImagePlus image) {
        return image != null
                        && image.getProperty(KEY) instanceof WeakReference<?> reference
                        && reference.get() instanceof ImagePlus stack
                        && WindowManager.getImage(stack.getID()) == stack
                ? stack
                : image;
    }

    /**
     * The stack that the active window of ours belongs to, be it an image or not.
     *
     * @param active the active image; null if there is none
     * @return the active image, or its stack, if no window of ours is the active one
     */
    public static ImagePlus ofActiveWindow(ImagePlus active) {
        Window front = WindowManager.getActiveWindow();
        String name = front == null || !front.isShowing() ? null : front.getName();
        if (name != null && name.startsWith(NAME)) {
            ImagePlus stack =
                    WindowManager.getImage(Integer.parseInt(name.substring(NAME.length())));
            if (stack != null) {
                return stack;
            }
        }
        return of(active);
    }
}
