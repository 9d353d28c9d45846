package io.github.affectj.commands.host;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.text.TextWindow;
import io.github.affectj.overlay.OwnerStack;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.KeyboardFocusManager;
import java.awt.event.KeyEvent;

/** Run by {@link HostWindowsIT} in a Java of its own: ends with 0 if all is as it should be. */
public final class HostWindowsRun {
    private HostWindowsRun() {}

    /** Checks. */
    public static void main(String[] arguments) throws Exception {
        new ImageJ(ImageJ.NO_SHOW);
        ImagePlus film = image("film", 5);
        ImagePlus other = image("other", 5);
        ImagePlus plot = image("plot", 1);
        OwnerStack.set(plot, film);
        TextWindow table = new TextWindow("Emotions", "a\tb", "1\t2", 300, 200);
        OwnerStack.set(table, film);

        WindowManager.setCurrentWindow(other.getWindow());
        check(OwnerStack.ofActiveWindow(other) == other, "an image is itself");
        WindowManager.setWindow(table);
        check(OwnerStack.ofActiveWindow(other) == film, "a table belongs to its stack");
        WindowManager.setCurrentWindow(plot.getWindow());
        check(OwnerStack.ofActiveWindow(plot) == film, "a plot belongs to its stack");
        check(OwnerStack.of(plot) == film, "in a macro too");

        // A window of another plugin, as the Script Editor, that does not hand its keys to ImageJ.
        Frame editor = new Frame("editor");
        editor.setSize(200, 100);
        editor.setVisible(true);
        IJ.resetEscape();
        press(editor);
        check(!IJ.escapePressed(), "ImageJ does not hear it");
        try (HostProgress progress = new HostProgress("Demo", () -> false, null)) {
            check(!progress.isCancelled(), "not yet");
            press(editor);
            check(progress.isCancelled(), "Escape is heard in any window");
            progress.update(0.5, "working");
        }
        statusIsCleared();
        IJ.resetEscape();
        press(editor);
        check(!IJ.escapePressed(), "nothing of ours listens when the work is done");

        DemoCommand command = new DemoCommand();
        command.asked().byScript();
        // Would stand here until somebody closes its window.
        Host.refuse(command, "Demo", "Demo: a script gave something wrong.");
        check(command.getCancelReason().endsWith("something wrong."), "a script reads the reason");
        check(IJ.getLog().contains("Demo: a script gave something wrong."), "the log tells it");

        ImagePlus curves = image("curves", 1);
        OwnerStack.setNone(curves);
        check(
                OwnerStack.missingOfActiveWindow(curves).orElse("").contains("curves"),
                "a training's curves belong to no stack");
        TextWindow scores = new TextWindow("Evaluation", "a", "1", 300, 200);
        OwnerStack.setNone(scores);
        WindowManager.setWindow(scores);
        check(
                OwnerStack.missingOfActiveWindow(other)
                        .orElse("")
                        .equals(
                                "the window Evaluation belongs to no stack; select the stack to"
                                        + " work on."),
                "nor do its scores");
        check(OwnerStack.missing(plot).isEmpty(), "a plot's stack is there");
        WindowManager.setCurrentWindow(plot.getWindow());
        film.close();
        check(OwnerStack.of(plot) == plot, "a stack that was closed is nobody's");
        WindowManager.setWindow(table);
        check(OwnerStack.ofActiveWindow(other) == other, "nor is its table");
        System.exit(0);
    }

    private static void statusIsCleared() {
        try (HostProgress progress = new HostProgress("Demo", () -> false, null)) {
            progress.update(0.5, "testing the heat map, analysis 3 of 65");
            check(
                    ImageJ.getStatusBarText()
                            .equals("Demo: testing the heat map, analysis 3 of 65 (Esc cancels)"),
                    "the status says what is done: " + ImageJ.getStatusBarText());
        }
        check(ImageJ.getStatusBarText().isBlank(), "nothing of it stays");
        try (HostProgress progress = new HostProgress("Demo", () -> false, null)) {
            progress.update(0.5, "working");
            IJ.showStatus("what the command itself says");
        }
        check(
                ImageJ.getStatusBarText().equals("what the command itself says"),
                "what a command says at its end stays");
    }

    private static ImagePlus image(String title, int slices) {
        ImagePlus image = IJ.createImage(title, "8-bit", 32, 32, slices);
        image.show();
        return image;
    }

    /** Escape as the window system would send it to a window. */
    private static void press(Frame window) throws Exception {
        EventQueue.invokeAndWait(
                () ->
                        KeyboardFocusManager.getCurrentKeyboardFocusManager()
                                .dispatchEvent(
                                        new KeyEvent(
                                                window,
                                                KeyEvent.KEY_PRESSED,
                                                System.currentTimeMillis(),
                                                0,
                                                KeyEvent.VK_ESCAPE,
                                                KeyEvent.CHAR_UNDEFINED)));
    }

    private static void check(boolean right, String what) {
        if (!right) {
            new IllegalStateException("Wrong: " + what).printStackTrace();
            System.exit(1);
        }
    }
}
