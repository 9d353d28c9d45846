package io.github.affectj.overlay.plot;

import ij.ImageListener;
import ij.ImagePlus;
import ij.gui.Line;
import ij.gui.Overlay;
import ij.gui.Plot;
import ij.gui.PlotWindow;
import io.github.affectj.overlay.ShownFrames;
import io.github.affectj.overlay.StackResults;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.ResultKey;
import io.github.affectj.result.ResultSet;
import java.awt.Color;
import java.awt.EventQueue;
import java.awt.Rectangle;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A {@link TimelinePlot} in its window: marks the frame that the stack shows, moves the stack to
 * the frame that was clicked on, and is drawn again when the stack has a later result in the place
 * of the one that it shows.
 */
final class LivePlot extends MouseAdapter implements StackResults.Listener, ImageListener {
    private final PlotWindow window;
    private final ImagePlus stack;
    private volatile List<ResultKey> keys;
    private final Function<List<EmotionTimeline>, Plot> drawing;
    private final AtomicBoolean markPending = new AtomicBoolean();
    private volatile List<EmotionTimeline> results;

    /** Where the frames of the marked results were last found; of the event thread. */
    private ShownFrames slices;

    private List<EmotionTimeline> sliced;

    LivePlot(
            PlotWindow window,
            ImagePlus stack,
            List<EmotionTimeline> results,
            Function<List<EmotionTimeline>, Plot> drawing) {
        this.window = window;
        this.stack = stack;
        ResultSet attached = StackResults.of(stack).get();
        this.keys = results.stream().flatMap(one -> attached.keyOf(one).stream()).toList();
        this.results = results;
        this.drawing = drawing;
    }

    @Override
    public void resultsChanged(StackResults attached) {
        if (window.isClosed()) {
            attached.removeListener(this);
            return;
        }
        ResultSet set = attached.get();
        keys = keys.stream().map(key -> keyNow(key, set)).toList();
        List<EmotionTimeline> now =
                keys.stream()
                        .flatMap(key -> set.timeline(key).stream())
                        .filter(one -> !one.frames().isEmpty())
                        .toList();
        if (!now.isEmpty() && !isShown(now)) {
            results = now;
            EventQueue.invokeLater(this::draw);
        }
    }

    /** The key that a result has since its region was renamed. */
    private ResultKey keyNow(ResultKey key, ResultSet set) {
        if (set.timeline(key).isPresent()) {
            return key;
        }
        return results.stream()
                .filter(one -> ResultKey.of(one).equals(key))
                .findFirst()
                .flatMap(one -> set.keyOfSame(key, one))
                .orElse(key);
    }

    // The same object is no change; an equal one may have other maps.
    @SuppressWarnings("ReferenceEquality")
    private boolean isShown(List<EmotionTimeline> now) {
        List<EmotionTimeline> shown = results;
        return now.size() == shown.size()
                && IntStream.range(0, now.size()).allMatch(i -> now.get(i) == shown.get(i));
    }

    private void draw() {
        if (!window.isClosed()) {
            window.getImagePlus().setOverlay(null);
            window.drawPlot(drawing.apply(results));
            mark();
        }
    }

    /** Begins to follow the stack. */
    void start() {
        ImagePlus.addImageListener(this);
        markLater();
    }

    @Override
    public void imageOpened(ImagePlus opened) {
        // Not of this plot.
    }

    @Override
    public void imageClosed(ImagePlus closed) {
        if (closed == stack || closed == window.getImagePlus()) {
            // Not while ImageJ goes through its listeners, or it would skip the next one.
            EventQueue.invokeLater(() -> ImagePlus.removeImageListener(this));
        }
    }

    /** ImageJ reports each move to another slice, also while the stack plays, on any thread. */
    @Override
    public void imageUpdated(ImagePlus updated) {
        if (updated == stack) {
            markLater();
        }
    }

    private void markLater() {
        if (markPending.compareAndSet(false, true)) {
            EventQueue.invokeLater(
                    () -> {
                        markPending.set(false);
                        if (!window.isClosed()) {
                            mark();
                        }
                    });
        }
    }

    /** To look at every slice's label at each move of a long film would make it stutter. */
    @SuppressWarnings("ReferenceEquality")
    private ShownFrames slices(List<EmotionTimeline> shown) {
        if (shown != sliced || !slices.holds(stack.getCurrentSlice())) {
            slices = ShownFrames.of(stack, shown);
            sliced = shown;
        }
        return slices;
    }

    /** Draws a line at the time of the frame that the stack shows; none if it was not analysed. */
    private void mark() {
        ShownFrames shown = slices(results);
        int index = shown.index(stack.getCurrentSlice());
        ImagePlus image = window.getImagePlus();
        if (index < 0) {
            image.setOverlay(null);
            return;
        }
        Plot plot = window.getPlot();
        Rectangle frame = plot.getDrawingFrame();
        double at = plot.scaleXtoPxl(shown.frames().seconds(index));
        Line mark = new Line(at, frame.y, at, frame.y + frame.height);
        // Darker than the grid.
        mark.setStrokeColor(Color.DARK_GRAY);
        image.setOverlay(new Overlay(mark));
    }

    @Override
    public void mouseClicked(MouseEvent e) {
        Plot plot = window.getPlot();
        ImagePlus shown = window.getImagePlus();
        Rectangle frame = plot.getDrawingFrame();
        int x = shown.getCanvas().offScreenX(e.getX());
        int y = shown.getCanvas().offScreenY(e.getY());
        if (!frame.contains(x, y) || stack.getWindow() == null) {
            return;
        }
        ShownFrames clicked = ShownFrames.of(stack, results);
        int index = clicked.frames().indexAt(plot.descaleX(x));
        if (clicked.has(index)) {
            clicked.show(index);
        }
    }
}
