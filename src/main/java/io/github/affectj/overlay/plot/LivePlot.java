package io.github.affectj.overlay.plot;

import ij.ImageListener;
import ij.ImagePlus;
import ij.gui.Line;
import ij.gui.Overlay;
import ij.gui.Plot;
import ij.gui.PlotWindow;
import io.github.affectj.overlay.FrameSlices;
import io.github.affectj.overlay.StackResults;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.ResultKey;
import java.awt.Color;
import java.awt.EventQueue;
import java.awt.Rectangle;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A {@link TimelinePlot} in its window: marks the frame that the stack shows, moves the stack to
 * the frame that was clicked on, and is drawn again when the stack has a later result in the place
 * of the one that it shows.
 */
final class LivePlot extends MouseAdapter implements StackResults.Listener, ImageListener {
    private final PlotWindow window;
    private final ImagePlus stack;
    private final Optional<ResultKey> key;
    private final Map<String, EmotionTimeline> others;
    private final AtomicBoolean markPending = new AtomicBoolean();
    private volatile EmotionTimeline result;

    /** Where the frames of the marked result were last found; of the event thread. */
    private FrameSlices slices;

    private EmotionTimeline sliced;

    LivePlot(
            PlotWindow window,
            ImagePlus stack,
            EmotionTimeline result,
            Map<String, EmotionTimeline> others) {
        this.window = window;
        this.stack = stack;
        this.key = StackResults.of(stack).get().keyOf(result);
        this.result = result;
        this.others = others;
    }

    // The same object is no change.
    @SuppressWarnings("ReferenceEquality")
    @Override
    public void resultsChanged(StackResults results) {
        if (window.isClosed()) {
            results.removeListener(this);
            return;
        }
        Optional<EmotionTimeline> now = key.flatMap(k -> results.get().timeline(k));
        if (now.isPresent() && now.get() != result && !now.get().frames().isEmpty()) {
            result = now.get();
            EventQueue.invokeLater(this::draw);
        }
    }

    private void draw() {
        if (!window.isClosed()) {
            window.getImagePlus().setOverlay(null);
            window.drawPlot(TimelinePlot.create(result, others));
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
    private FrameSlices slices(EmotionTimeline shown) {
        if (shown != sliced || !slices.holds(stack.getCurrentSlice())) {
            slices = FrameSlices.of(stack, shown);
            sliced = shown;
        }
        return slices;
    }

    /** Draws a line at the time of the frame that the stack shows; none if it was not analysed. */
    private void mark() {
        EmotionTimeline shown = result;
        int index = slices(shown).index(stack.getCurrentSlice());
        ImagePlus image = window.getImagePlus();
        if (index < 0) {
            image.setOverlay(null);
            return;
        }
        Plot plot = window.getPlot();
        Rectangle frame = plot.getDrawingFrame();
        double at = plot.scaleXtoPxl(shown.frames().get(index).timeSeconds());
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
        EmotionTimeline clicked = result;
        int index = TimelinePlot.indexAt(clicked.frames(), plot.descaleX(x));
        FrameSlices.of(stack, clicked).show(index);
    }
}
