package io.github.affectj.ij1;

import ij.IJ;
import ij.Macro;
import ij.macro.Interpreter;
import ij.plugin.Macro_Runner;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs a macro file in an ImageJ that was patched for headless use. */
final class HeadlessMacro {
    private HeadlessMacro() {}

    /**
     * Runs a macro; what it prints goes to the standard output, errors go to the standard error.
     *
     * @param file the macro, in UTF-8
     * @param argument what {@code getArgument()} gives to it
     * @return {@link Launcher#OK}, or {@link Launcher#FAILED} if it was aborted or a command failed
     */
    static int run(Path file, String argument) {
        PrintStream out = System.out;
        MacroConsole console = new MacroConsole(out, System.err);
        System.setOut(console);
        try {
            // So that a macro finds files beside itself, by getInfo("macro.filepath").
            Macro_Runner.setFilePath(file.toAbsolutePath().toString());
            // Finds the plugins; a macro that begins with run() would do so too late.
            IJ.runPlugIn("ij.IJ.init", "");
            boolean ended = run(Files.readString(file, StandardCharsets.UTF_8), argument);
            return ended && !console.hasFailed() ? Launcher.OK : Launcher.FAILED;
        } catch (IOException e) {
            System.err.println("affectj: the macro " + file + " can't be read: " + e.getMessage());
            return Launcher.FAILED;
        } finally {
            System.setOut(out);
        }
    }

    /** Runs a macro's text; whether it came to its end. */
    private static boolean run(String text, String argument) {
        Interpreter interpreter = new Interpreter();
        try {
            interpreter.run(text, argument);
        } catch (RuntimeException e) {
            if (MacroConsole.isExit(e)) {
                return true;
            }
            if (!Macro.MACRO_CANCELED.equals(e.getMessage())) {
                System.err.println("Macro Error: " + e);
            }
            return false;
        }
        return !interpreter.wasError();
    }
}
