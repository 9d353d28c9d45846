package io.github.affectj.overlay;

import ij.ImageListener;
import ij.ImagePlus;
import ij.ImageStack;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Listens to ImageJ for an image with results: gives them to copies as soon as these open, moves
 * what is drawn when slices were moved, draws what a long film has near the frame that shows, and
 * takes off a projection what belongs to single frames. Keeps no image alive; the results of a
 * closed one only while there is memory to spare, for a copy that is asked for them later.
 */
final class StackWatcher implements ImageListener {
    private final int imageId;
    private final WeakReference<ImagePlus> image;
    private final SoftReference<StackResults> results;
    private WeakReference<ImageStack> lastStack = new WeakReference<>(null);
    private int lastSize;

    private StackWatcher(ImagePlus image, StackResults results) {
        this.imageId = image.getID();
        this.image = new WeakReference<>(image);
        this.results = new SoftReference<>(results);
    }

    /** Watches an image from now on, if that is not done yet; forgets those that are gone. */
    static void watch(ImagePlus image, StackResults results) {
        boolean watched = false;
        for (StackWatcher watcher : all()) {
            if (watcher.image.get() == null && watcher.results.get() == null) {
                ImagePlus.removeImageListener(watcher);
            }
            watched |= watcher.results.get() == results;
        }
        if (!watched) {
            ImagePlus.addImageListener(new StackWatcher(image, results));
        }
    }

    /** The results of an image that may be closed by now. */
    static Optional<StackResults> results(int imageId) {
        return all().stream()
                .filter(watcher -> watcher.imageId == imageId)
                .map(watcher -> watcher.results.get())
                .filter(found -> found != null)
                .findFirst();
    }

    private static List<StackWatcher> all() {
        List<StackWatcher> watchers = new ArrayList<>();
        // ImageJ's own list, the only one there is: we keep none beside it.
        for (Object listener : List.copyOf(ImagePlus.getListeners())) {
            if (listener instanceof StackWatcher watcher) {
                watchers.add(watcher);
            }
        }
        return watchers;
    }

    @Override
    public void imageOpened(ImagePlus opened) {
        if (image.get() == opened) {
            return;
        }
        if (StackCopies.isCopyOf(opened, imageId)) {
            StackResults.of(opened);
        } else {
            FrameElements.unpile(opened);
        }
    }

    @Override
    public void imageUpdated(ImagePlus updated) {
        StackResults mine = results.get();
        if (updated != image.get() || mine == null || !updated.hasImageStack()) {
            return;
        }
        // Each move to another slice comes by here: only a look at what commands that move or
        // delete slices change, and at whether what is drawn is drawn there.
        ImageStack stack = updated.getStack();
        if (stack != lastStack.get() || stack.size() != lastSize) {
            lastStack = new WeakReference<>(stack);
            lastSize = stack.size();
            mine.follow();
            RegionOverlay.follow(updated);
        }
        RegionOverlay.near(updated);
        LabelOverlay.near(updated);
    }

    @Override
    public void imageClosed(ImagePlus closed) {
        // A hidden image is told as closed too, and a copy may yet ask.
    }
}
