package io.github.affectj.commands.show;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.GenericDialog;
import ij.gui.ImageCanvas;
import java.awt.ActiveEvent;
import java.awt.Button;
import java.awt.Component;
import java.awt.EventQueue;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.event.MouseEvent;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A person's mouse and keys on an image's canvas: events in ImageJ's queue, so that nothing depends
 * on which window has the focus or how fast the machine is.
 */
final class CanvasHands {
    private final ImagePlus image;

    CanvasHands(ImagePlus image) {
        this.image = image;
    }

    /** A key that goes to ImageJ wherever the focus is. */
    private static final class Key extends KeyEvent implements ActiveEvent {
        private static final long serialVersionUID = 1;

        Key(Component source, int code) {
            super(
                    source,
                    KEY_PRESSED,
                    System.currentTimeMillis(),
                    0,
                    code,
                    code == VK_DELETE ? '\u007f' : CHAR_UNDEFINED);
        }

        @Override
        public void dispatch() {
            IJ.getInstance().keyPressed(this);
        }
    }

    /** Activates what is at a place, in pixels of the image. */
    void altClick(int x, int y) {
        mouse(MouseEvent.MOUSE_PRESSED, x, y, InputEvent.ALT_DOWN_MASK);
        mouse(MouseEvent.MOUSE_RELEASED, x, y, InputEvent.ALT_DOWN_MASK);
        pause();
    }

    /** Activates what is at a place, too. */
    void longClick(int x, int y) {
        mouse(MouseEvent.MOUSE_PRESSED, x, y, 0);
        pause();
        mouse(MouseEvent.MOUSE_RELEASED, x, y, 0);
    }

    /** Drags from one place to another one. */
    void drag(int x, int y, int toX, int toY) {
        pause();
        mouse(MouseEvent.MOUSE_PRESSED, x, y, 0);
        mouse(MouseEvent.MOUSE_DRAGGED, (x + toX) / 2, (y + toY) / 2, 0);
        mouse(MouseEvent.MOUSE_DRAGGED, toX, toY, 0);
        mouse(MouseEvent.MOUSE_RELEASED, toX, toY, 0);
    }

    /** Longer than ImageJ takes two clicks for a double one, and than a long click. */
    private static void pause() {
        try {
            Thread.sleep(400);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void mouse(int id, int x, int y, int modifiers) {
        ImageCanvas canvas = image.getCanvas();
        boolean down = id != MouseEvent.MOUSE_RELEASED;
        post(
                new MouseEvent(
                        canvas,
                        id,
                        System.currentTimeMillis(),
                        modifiers | (down ? InputEvent.BUTTON1_DOWN_MASK : 0),
                        canvas.screenX(x) + 1,
                        canvas.screenY(y) + 1,
                        1,
                        false,
                        id == MouseEvent.MOUSE_DRAGGED ? MouseEvent.NOBUTTON : MouseEvent.BUTTON1));
    }

    void key(int code) {
        post(new Key(image.getCanvas(), code));
    }

    private static void post(java.awt.AWTEvent event) {
        Toolkit.getDefaultToolkit().getSystemEventQueue().postEvent(event);
        try {
            EventQueue.invokeAndWait(() -> {});
        } catch (ReflectiveOperationException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Waits for a dialog, fills in texts and answers it.
     *
     * @param texts by the number of their field, from 0
     */
    static void answer(String title, Map<Integer, String> texts, boolean ok) {
        until("a dialog '" + title + "'", () -> dialog(title) != null);
        pause(); // as long as a person takes at least
        GenericDialog dialog = dialog(title);
        texts.forEach(
                (field, text) ->
                        ((java.awt.TextField) dialog.getStringFields().get(field)).setText(text));
        for (Button button : dialog.getButtons()) {
            boolean confirms = button != null && button == dialog.getButtons()[0];
            if (button != null && confirms == ok) {
                Toolkit.getDefaultToolkit()
                        .getSystemEventQueue()
                        .postEvent(
                                new ActionEvent(
                                        button,
                                        ActionEvent.ACTION_PERFORMED,
                                        button.getActionCommand()));
                break;
            }
        }
        until("it closes", () -> dialog(title) == null);
    }

    private static GenericDialog dialog(String title) {
        for (Window window : Window.getWindows()) {
            if (window.isShowing()
                    && window instanceof GenericDialog dialog
                    && dialog.getTitle().equals(title)) {
                return dialog;
            }
        }
        return null;
    }

    static void until(String what, BooleanSupplier holds) {
        long give = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > give) {
                throw new AssertionError("Not seen within 30 s: " + what);
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
