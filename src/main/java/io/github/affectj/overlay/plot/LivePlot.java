package io.github.affectj.overlay.plot;

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

/**
 * A {@link TimelinePlot} in its window: moves the stack to the frame that was clicked on, and is
 * drawn anew when the stack has a later result in the place of the one that it shows.
 */
final class LivePlot extends MouseAdapter implements StackResults.Listener {
    private final PlotWindow window;
    private final ImagePlus stack;
    private final Optional<ResultKey> key;
    private final Map<String, EmotionTimeline> others;
    private volatile EmotionTimeline result;

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
        }
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
        double at = plot.scaleXtoPxl(clicked.frames().get(index).timeSeconds());
        Line mark = new Line(at, frame.y, at, frame.y + frame.height);
        mark.setStrokeColor(Color.GRAY);
        shown.setOverlay(new Overlay(mark));
    }
}
