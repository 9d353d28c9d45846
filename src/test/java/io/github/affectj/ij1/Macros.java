package io.github.affectj.ij1;

import ij.IJ;
import ij.Macro;
import ij.Menus;
import ij.WindowManager;
import ij.macro.Interpreter;
import java.util.Hashtable;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.plugin.Plugin;

/** Runs real macro text through ImageJ's own interpreter. */
public final class Macros {

    /**
     * How a macro ended.
     *
     * @param returned what it returned; null if nothing
     * @param error the message it was aborted with; null if it ran to its end or was stopped
     *     quietly
     * @param aborted whether it was aborted
     */
    public record Outcome(String returned, String error, boolean aborted) {}

    private Macros() {}

    /** Lists a command in ImageJ's table as the plugins.config of the jar would. */
    @SuppressWarnings("unchecked")
    public static void install(Class<? extends Command> command) {
        if (Menus.getCommands() == null) {
            IJ.runPlugIn("ij.IJ.init", "");
        }
        Hashtable<String, String> table = Menus.getCommands();
        table.put(label(command), PluginBridge.class.getName() + "(\"" + command.getName() + "\")");
    }

    /** Menu label of a command. */
    public static String label(Class<? extends Command> command) {
        return new CommandInfo(command, command.getAnnotation(Plugin.class))
                .getMenuPath()
                .getLeaf()
                .getName();
    }

    /** Runs a macro; single quotes in it stand for double ones. */
    public static Outcome run(String text) {
        return runAsWritten(text.replace('\'', '"'));
    }

    /**
     * Runs a macro as {@link #run}, which must not be aborted.
     *
     * @throws IllegalStateException if it is
     */
    public static void runOrFail(String text) {
        Outcome outcome = run(text);
        if (outcome.aborted()) {
            throw new IllegalStateException(text + " was aborted: " + outcome.error());
        }
    }

    /** Runs a macro. */
    public static Outcome runAsWritten(String text) {
        Interpreter interpreter = new Interpreter();
        String returned = null;
        boolean ended = true;
        try {
            returned = interpreter.run(text, "");
        } catch (RuntimeException e) {
            if (!Macro.MACRO_CANCELED.equals(e.getMessage())) {
                throw e;
            }
            ended = false;
        }
        return new Outcome(
                returned, interpreter.getErrorMessage(), !ended || interpreter.wasError());
    }

    /** Closes all images. */
    public static void closeImages() {
        while (WindowManager.getCurrentImage() != null) {
            WindowManager.getCurrentImage().changes = false;
            WindowManager.getCurrentImage().close();
        }
    }
}
