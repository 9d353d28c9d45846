package io.github.affectj.media.stack;

import ij.ImageListener;
import ij.ImagePlus;
import ij.WindowManager;
import java.awt.EventQueue;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Closes a virtual stack with the last image that shows it, without keeping either alive. An image
 * that is only hidden or gets another window keeps its stack; one that is never shown nor flushed
 * is left to the garbage collector, which closes the file too.
 */
final class StackCloser implements ImageListener {
    private final WeakReference<ClipVirtualStack> stack;

    /** Images that show it: one may share it with another, as after Stack to Hyperstack. */
    private final Set<ImagePlus> images = Collections.newSetFromMap(new WeakHashMap<>());

    private StackCloser(ImagePlus image, ClipVirtualStack stack) {
        this.stack = new WeakReference<>(stack);
        images.add(image);
    }

    /** From now on the stack is closed with the image. */
    static void watch(ImagePlus image, ClipVirtualStack stack) {
        ImagePlus.addImageListener(new StackCloser(image, stack));
    }

    @Override
    public synchronized void imageClosed(ImagePlus closed) {
        ClipVirtualStack mine = stack.get();
        if (mine == null) {
            stopListening();
            return;
        }
        // Told later on the event thread: a flushed image no longer has its stack by now, one that
        // was hidden or has a new window still does.
        if (images.contains(closed) && !stillShows(closed, mine) && !isShown(mine)) {
            mine.close();
            stopListening();
        }
    }

    private void stopListening() {
        // Not while ImageJ goes through its listeners, or it would skip the next one.
        EventQueue.invokeLater(() -> ImagePlus.removeImageListener(this));
    }

    @Override
    public synchronized void imageOpened(ImagePlus opened) {
        ClipVirtualStack mine = stack.get();
        if (mine != null && shows(opened, mine)) {
            images.add(opened);
        }
    }

    @Override
    public void imageUpdated(ImagePlus updated) {
        // Nothing opens or closes.
    }

    private static boolean stillShows(ImagePlus closed, ClipVirtualStack mine) {
        // The thread that flushes it holds this lock, and tells before it is done.
        synchronized (closed) {
            return shows(closed, mine);
        }
    }

    private static boolean isShown(ClipVirtualStack mine) {
        int[] open = WindowManager.getIDList();
        return open != null
                && Arrays.stream(open)
                        .mapToObj(WindowManager::getImage)
                        .anyMatch(image -> image != null && shows(image, mine));
    }

    private static boolean shows(ImagePlus image, ClipVirtualStack mine) {
        return image.getStackSize() == mine.size() && image.getStack() == mine;
    }
}
