package io.github.affectj.overlay;

import ij.ImagePlus;
import ij.WindowManager;
import io.github.affectj.base.ForeignText;
import java.awt.Frame;
import java.awt.Window;
import java.lang.ref.WeakReference;
import java.util.Optional;

/**
 * Which stack a window of ours belongs to: a plot or spectrogram, the stack of heat maps, a table
 * of results, the player. A command that is called while such a window is the active one works on
 * that stack. Windows of a training belong to none.
 */
public final class OwnerStack {
    /** Key of the image property that holds the stack. */
    private static final String KEY = "affectj.stack";

    /** Begins the name, which nobody sees, of a window that is no image; the stack's id follows. */
    private static final String NAME = "affectj stack ";

    private static final String NONE = "none";

    private OwnerStack() {}

    /** Says that a picture, as a plot, belongs to a stack; it does not keep the stack in memory. */
    public static void set(ImagePlus picture, ImagePlus stack) {
        picture.setProperty(KEY, new WeakReference<>(stack));
    }

    /** Says that a picture of ours, as a training's curves, belongs to no stack. */
    public static void setNone(ImagePlus picture) {
        picture.setProperty(KEY, NONE);
    }

    /** Says that a window of ours, as the table of an evaluation, belongs to no stack. */
    public static void setNone(Window window) {
        window.setName(NAME + NONE);
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
     * The image to take where a stack's own values are asked for: the active one, if it belongs to
     * the stack and has a pixel for each of the stack's, as that of its heat maps has; else the
     * stack.
     */
    public static ImagePlus values(ImagePlus stack) {
        ImagePlus active = WindowManager.getCurrentImage();
        return active != null
                        && of(active) == stack
                        && active.getWidth() == stack.getWidth()
                        && active.getHeight() == stack.getHeight()
                        && active.getStackSize() == stack.getStackSize()
                ? active
                : stack;
    }

    /**
     * The stack that the active window of ours belongs to, be it an image or not.
     *
     * @param active the active image; null if there is none
     * @return the active image, or its stack, if no window of ours is the active one
     */
    public static ImagePlus ofActiveWindow(ImagePlus active) {
        Optional<String> owner = ownerOfActiveWindow();
        if (owner.isPresent() && !owner.get().equals(NONE)) {
            ImagePlus stack = WindowManager.getImage(Integer.parseInt(owner.get()));
            if (stack != null) {
                return stack;
            }
        }
        return of(active);
    }

    /** What the name of the active window says, if it is no image and one of ours. */
    private static Optional<String> ownerOfActiveWindow() {
        Window front = WindowManager.getActiveWindow();
        String name = front == null || !front.isShowing() ? null : front.getName();
        return name != null && name.startsWith(NAME)
                ? Optional.of(name.substring(NAME.length()))
                : Optional.empty();
    }

    /**
     * Why a picture of ours can't stand for a stack, so that there is nothing to work on.
     *
     * @return the rest of a sentence; empty if it does, or is no picture of ours
     */
    public static Optional<String> missing(ImagePlus image) {
        if (image == null || image.getProperty(KEY) == null) {
            return Optional.empty();
        }
        if (NONE.equals(image.getProperty(KEY))) {
            return Optional.of(none(image.getTitle()));
        }
        return of(image) == image ? Optional.of(closed(image.getTitle())) : Optional.empty();
    }

    /** As {@link #missing}, of the active window, be it an image or not. */
    public static Optional<String> missingOfActiveWindow(ImagePlus active) {
        Optional<String> owner = ownerOfActiveWindow();
        if (owner.isEmpty()) {
            return missing(active);
        }
        String title = WindowManager.getActiveWindow() instanceof Frame f ? f.getTitle() : "";
        if (owner.get().equals(NONE)) {
            return Optional.of(none(title));
        }
        return WindowManager.getImage(Integer.parseInt(owner.get())) == null
                ? Optional.of(closed(title))
                : Optional.empty();
    }

    private static String none(String title) {
        return "the window %s belongs to no stack; select the stack to work on."
                .formatted(ForeignText.of(title));
    }

    private static String closed(String title) {
        return "the stack that %s belongs to is closed; open it again, or select another."
                .formatted(ForeignText.of(title));
    }
}
