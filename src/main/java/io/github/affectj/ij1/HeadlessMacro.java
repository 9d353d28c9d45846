package io.github.affectj.ij1;

import ij.IJ;
import ij.Macro;
import ij.macro.Interpreter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs a macro file in an ImageJ that was patched for headless use. */
final class HeadlessMacro {
    private HeadlessMacro() {}

    /**
     * Runs a macro; what it prints goes to the standard output.
     *
     * @param file the macro, in UTF-8
     * @param argument what {@code getArgument()} gives to it
     * @return {@link Launcher#OK}, or {@link Launcher#FAILED} if it was aborted or a command failed
     */
    static int run(Path file, String argument) {
        try {
            return run(Files.readString(file, StandardCharsets.UTF_8), argument);
        } catch (IOException e) {
            System.err.println("affectj: the macro " + file + " can't be read: " + e.getMessage());
            return Launcher.FAILED;
        }
    }

    private static int run(String text, String argument) {
        // Finds the plugins; a macro that begins with run() would do so too late.
        IJ.runPlugIn("ij.IJ.init", "");
        IJ.getErrorMessage();
        Interpreter interpreter = new Interpreter();
        boolean ended = true;
        try {
            interpreter.run(text, argument);
        } catch (RuntimeException e) {
            ended = false;
            if (!Macro.MACRO_CANCELED.equals(e.getMessage())) {
                System.err.println("Macro Error: " + e);
            }
        }
        // An error of a command that does not end the macro, as a file that could not be opened.
        String left = IJ.getErrorMessage();
        if (left != null) {
            System.err.println(left);
        }
        return ended && left == null && !interpreter.wasError() ? Launcher.OK : Launcher.FAILED;
    }
}
