package io.github.affectj.ui.timeline;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.Prefs;
import io.github.affectj.annotation.AnnotationSet;
import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.annotation.TierKind;
import io.github.affectj.base.Progress;
import io.github.affectj.exchange.JsonResults;
import io.github.affectj.media.stack.FilmStacks;
import io.github.affectj.overlay.StackResults;
import io.github.affectj.overlay.timeline.TimelineRow;
import io.github.affectj.ui.ClipPlayer;
import java.awt.EventQueue;
import java.awt.Point;
import java.awt.Robot;
import java.awt.Window;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.swing.SwingUtilities;

/**
 * Works in the timeline of a film with mouse and keys, and ends with status 0 if all went as it
 * should; run by {@link TimelineWindowIT} under a display of its own.
 */
final class TimelineWindowRun {
    private final Robot robot;
    private final ImagePlus image;
    private final TimelineWindow window;

    private TimelineWindowRun(ImagePlus image) throws Exception {
        this.image = image;
        robot = new Robot();
        robot.setAutoDelay(40);
        robot.setAutoWaitForIdle(true);
        until("the window opens", () -> window() != null && window().isShowing());
        window = window();
    }

    /**
     * @param args the path of a film
     */
    public static void main(String[] args) throws Exception {
        Path film = Files.copy(Path.of(args[0]), Path.of("film.mp4").toAbsolutePath());
        new ImageJ(ImageJ.NO_SHOW);
        ImagePlus image = FilmStacks.open(film, 1, 0, 1, 0, true, Progress.NONE);
        image.show();
        StackResults.of(image)
                .put(
                        AnnotationSet.EMPTY.with(
                                new Tier("mood", TierKind.SEQUENCE, "Ana", List.of())));
        TimelineWindow.open(image, "shots", false);
        TimelineWindowRun run = new TimelineWindowRun(image);
        run.works();
        run.saves(film);
        System.exit(0);
    }

    private static TimelineWindow window() {
        for (Window one : Window.getWindows()) {
            if (one instanceof TimelineWindow found && found.isDisplayable()) {
                return found;
            }
        }
        return null;
    }

    private void works() throws Exception {
        until(
                "the row of the audio is there from the start",
                () ->
                        window.panel().rows().rows().stream()
                                .anyMatch(row -> row.kind() == TimelineRow.Kind.WAVEFORM));
        until("the window is there", () -> window.isShowing() && window.panel().isFocusOwner());
        settle();
        // Without a window manager the first press may go to whoever had the mouse before.
        for (int tries = 0; tries < 4 && mood().isEmpty(); tries++) {
            drag(2, 4);
            for (int i = 0; i < 100 && mood().isEmpty(); i++) {
                Thread.sleep(50);
            }
        }
        until("a segment is drawn", () -> mood().size() == 1);
        EventQueue.invokeAndWait(
                () ->
                        window.model()
                                .apply(
                                        window.model()
                                                .tierEdits()
                                                .with("mood", List.of("glad", "sad")),
                                        java.util.Optional.empty(),
                                        "choose labels"));
        click(3);
        until("the stack follows", () -> Math.abs(seconds() - 3) < 0.1);
        key(KeyEvent.VK_2);
        until("a key labels it", () -> mood().get(0).label().equals("sad"));
        key(KeyEvent.VK_S);
        until("it is split", () -> mood().size() == 2);
        key(KeyEvent.VK_Z, KeyEvent.VK_CONTROL);
        until("that is undone", () -> mood().size() == 1);
        check("ImageJ took none of the keys", image.getStackSize() > 100);
        EventQueue.invokeAndWait(() -> image.setSlice(1));
        until("the playhead follows", () -> window.panel().playhead() == 0);
        click(3);
        key(KeyEvent.VK_L);
        until("it is looped", () -> ClipPlayer.of(image).filter(ClipPlayer::isLooping).isPresent());
        until("from its start", () -> Math.abs(seconds() - 2) < 0.5);
        key(KeyEvent.VK_L);
        until("until it is stopped", () -> ClipPlayer.of(image).isEmpty());
    }

    private void saves(Path film) throws Exception {
        Path saved = film.resolveSibling("film.mp4.affectj-tiers.json");
        until(
                "it is saved beside the film",
                () ->
                        Files.exists(saved)
                                && JsonResults.readAll(saved)
                                        .set()
                                        .part(AnnotationSet.KEY, AnnotationSet.class)
                                        .filter(tiers(image)::equals)
                                        .isPresent());
        EventQueue.invokeAndWait(
                () -> {
                    image.changes = false;
                    image.close();
                });
        until("it closes with the stack", () -> !window.isDisplayable());
        ImagePlus again = FilmStacks.open(film, 1, 0, 1, 0, true, Progress.NONE);
        again.show();
        TimelineWindow.open(again, "shots", false);
        until("in a macro nothing is asked", () -> window() != null && window().isShowing());
        check("and nothing taken", tiers(again).tiers().isEmpty());
        check("the name is kept", Prefs.get("affectj.coder", "Ana").equals("Ana"));
        IJ.wait(100);
    }

    private static AnnotationSet tiers(ImagePlus of) {
        return StackResults.of(of)
                .get()
                .part(AnnotationSet.KEY, AnnotationSet.class)
                .orElse(AnnotationSet.EMPTY);
    }

    private List<Segment> mood() {
        return tiers(image).need("mood").segments();
    }

    private double seconds() {
        return window.model().frames().start(image.getCurrentSlice() - 1);
    }

    private Point at(double seconds) {
        var row = window.panel().rows().row(0).orElseThrow();
        Point place =
                new Point(
                        (int) Math.round(window.panel().view().x(seconds)),
                        row.y() + row.height() / 2);
        SwingUtilities.convertPointToScreen(place, window.panel());
        return place;
    }

    /**
     * Until the window stands where Java says: X11 tells Java of that later, and without a window
     * manager now and then not at all, so that the mouse would go to what lies elsewhere.
     */
    private void settle() throws InterruptedException {
        Point before = null;
        for (int same = 0; same < 10; same++) {
            robot.waitForIdle();
            Point now = at(2);
            robot.mouseMove(now.x, now.y);
            boolean over = window.panel().getMousePosition() != null;
            if (!over) {
                Point corner = window.getLocation();
                window.setLocation(corner.x + 1, Math.max(corner.y, 400));
            }
            same = over && now.equals(before) ? same : 0;
            before = now;
            Thread.sleep(50);
        }
    }

    private void drag(double from, double to) {
        Point start = at(from);
        Point end = at(to);
        robot.mouseMove(start.x, start.y);
        robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
        robot.mouseMove((start.x + end.x) / 2, start.y);
        robot.mouseMove(end.x, end.y);
        robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
    }

    private void click(double seconds) {
        Point place = at(seconds);
        robot.mouseMove(place.x, place.y);
        robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
        robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
    }

    private void key(int code, int... held) {
        for (int modifier : held) {
            robot.keyPress(modifier);
        }
        robot.keyPress(code);
        robot.keyRelease(code);
        for (int modifier : held) {
            robot.keyRelease(modifier);
        }
    }

    private static void until(String what, BooleanSupplier holds) throws InterruptedException {
        long give = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!holds.getAsBoolean() && System.nanoTime() < give) {
            Thread.sleep(20);
        }
        check(what, holds.getAsBoolean());
    }

    private static void check(String what, boolean holds) {
        if (!holds) {
            System.err.println("Not so: " + what);
            System.exit(1);
        }
    }
}
