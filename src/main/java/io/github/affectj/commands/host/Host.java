package io.github.affectj.commands.host;

import ij.IJ;
import ij.Macro;
import ij.macro.Interpreter;
import ij.plugin.frame.Recorder;

/** What a command says to the ImageJ that runs it, the same way in Fiji and in plain ImageJ. */
public final class Host {
    private Host() {}

    /** Whether the running command was called by a macro or script rather than by a person. */
    public static boolean isMacro() {
        return Macro.getOptions() != null || IJ.isMacro();
    }

    /**
     * Tells a sentence and aborts the macro, if there is one. {@code IJ.error} is the only way that
     * does so in Fiji, where an exception would let the macro go on.
     *
     * @param sentence what is wrong, for the user
     */
    static void fail(String sentence) {
        boolean inMacro = Interpreter.getInstance() != null;
        // The interpreter goes on with "in line 7".
        String text =
                inMacro && sentence.endsWith(".")
                        ? sentence.substring(0, sentence.length() - 1)
                        : sentence;
        if (inMacro && seesOptionsOfItsCaller()) {
            tellFromThreadOfItsOwn(text);
        } else {
            tell(text, inMacro);
        }
    }

    /**
     * Whether this is one of Fiji's threads, on which the options of a macro call are still found
     * after this thread has forgotten its own. ImageJ's dialog for errors in macros would then take
     * itself for the dialog of that call and not open, so that the macro would end without a word.
     */
    private static boolean seesOptionsOfItsCaller() {
        Macro.setOptions(null);
        return Macro.getOptions() != null;
    }

    private static void tellFromThreadOfItsOwn(String sentence) {
        Thread teller = new Thread(() -> tell(sentence, true), "AffectJ message");
        teller.start();
        try {
            teller.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void tell(String sentence, boolean inMacro) {
        try {
            IJ.error(sentence);
        } catch (RuntimeException e) {
            // ImageJ stops its own threads with this; the interpreter has been told already, and
            // on Fiji's command threads the exception would only be printed.
            if (!Macro.MACRO_CANCELED.equals(e.getMessage()) || !inMacro) {
                throw e;
            }
        }
    }

    /**
     * Keeps a recorder from writing a line for the running command, which did nothing. Fiji would
     * write one without options, and its replay would run the command with all its defaults.
     */
    static void recordNothing() {
        if (IJ.recording() && !isMacro()) {
            Recorder.setCommand(null);
        }
    }

    /** Ends the macro, if there is one, without a word: the user asked for it. */
    static void stopQuietly() {
        Interpreter interpreter = Interpreter.getInstance();
        if (interpreter != null) {
            interpreter.abort((String) null);
        }
    }
}
