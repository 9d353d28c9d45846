package io.github.affectj.overlay.plot;

import ij.ImageJ;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Plot;
import io.github.affectj.overlay.Pictures;
import io.github.affectj.overlay.Results;
import io.github.affectj.result.SampleResults;
import java.awt.EventQueue;
import java.awt.Rectangle;
import java.awt.event.MouseEvent;
import java.util.function.BooleanSupplier;

/** Run by {@link LivePlotIT} in a Java of its own: ends with 0 if all is as it should be. */
public final class LivePlotRun {
    private static final int FRAMES = 20;

    private LivePlotRun() {}

    /** Checks. */
    public static void main(String[] arguments) throws Exception {
        new ImageJ(ImageJ.NO_SHOW);
        ImagePlus stack = Pictures.stack(64, 48, FRAMES, Pictures.Kind.GREY);
        Results.attach(stack, SampleResults.film(64, 48, FRAMES, 2, 0.4));
        stack.show();
        ImagePlus picture = TimelinePlot.show(stack, Results.of(stack).stream().toList());
        until("the plot marks the first frame", () -> isMarked(picture, 1));
        stack.setSlice(7);
        until("the mark goes where the slider goes", () -> isMarked(picture, 7));
        // As the player does, from a thread of its own.
        stack.setPosition(15);
        until("and where the player goes", () -> isMarked(picture, 15));

        Rectangle frame = plot(picture).getDrawingFrame();
        int x = picture.getCanvas().screenX(frame.x + frame.width * 21 / 40);
        int y = picture.getCanvas().screenY(frame.y + frame.height / 2);
        EventQueue.invokeAndWait(
                () ->
                        picture.getCanvas()
                                .dispatchEvent(
                                        new MouseEvent(
                                                picture.getCanvas(),
                                                MouseEvent.MOUSE_CLICKED,
                                                System.currentTimeMillis(),
                                                0,
                                                x,
                                                y,
                                                1,
                                                false,
                                                MouseEvent.BUTTON1)));
        until("a click shows its frame", () -> stack.getCurrentSlice() == 11);
        until("which is marked", () -> isMarked(picture, 11));

        // A result of the same model takes the place of the earlier one.
        Results.attach(stack, SampleResults.film(64, 48, FRAMES, 3, 0.5));
        until("the new drawing is marked, too", () -> isMarked(picture, 11));
        TimelinePlot.show(stack, Results.of(stack).stream().toList());
        until("a second plot listens, too", () -> listening() == 2);
        stack.changes = false;
        stack.close();
        // ImageJ tells of it later.
        until("nothing of ours listens when the stack is gone", () -> listening() == 0);
        System.exit(0);
    }

    private static long listening() {
        return ImagePlus.getListeners().stream().filter(LivePlot.class::isInstance).count();
    }

    private static Plot plot(ImagePlus picture) {
        return (Plot) picture.getProperty(Plot.PROPERTY_KEY);
    }

    /** Whether one line stands where a frame begins. */
    private static boolean isMarked(ImagePlus picture, int frame) {
        Overlay overlay = picture.getOverlay();
        double at = plot(picture).scaleXtoPxl((frame - 1) * 0.08);
        return overlay != null
                && overlay.size() == 1
                && Math.abs(overlay.get(0).getXBase() - at) < 0.6;
    }

    private static void until(String what, BooleanSupplier holds) throws Exception {
        long give = System.nanoTime() + 30_000_000_000L;
        boolean held = false;
        while (!held && System.nanoTime() < give) {
            // After all that is still to be drawn.
            EventQueue.invokeAndWait(() -> {});
            held = holds.getAsBoolean();
        }
        check(what, held);
    }

    private static void check(String what, boolean right) {
        if (!right) {
            new IllegalStateException("Wrong: " + what).printStackTrace();
            System.exit(1);
        }
    }
}
