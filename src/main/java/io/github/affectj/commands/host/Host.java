package io.github.affectj.commands.host;

import ij.IJ;
import ij.Macro;
import ij.gui.GenericDialog;
import ij.macro.Interpreter;
import ij.plugin.frame.Recorder;
import io.github.affectj.base.ForeignText;
import java.awt.GraphicsEnvironment;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a command says to the ImageJ that runs it, the same way in Fiji and in plain ImageJ. */
public final class Host {
    private static final String RUNNER = "org.scijava.module.ModuleRunner";

    /** A first word that may become the beginning of a sentence: no file name and no markup. */
    private static final Pattern OURS = Pattern.compile("[a-zA-Z']+[ ,]");

    private Host() {}

    /** Whether the running command was called by a macro or script rather than by a person. */
    public static boolean isMacro() {
        return Macro.getOptions() != null || IJ.isMacro();
    }

    /** Ends a command: tells the sentence as {@link #fail} does, and keeps it as the reason. */
    static void refuse(AffectCommand command, String title, String sentence) {
        command.cancel(sentence);
        if (command.asked().isByScript() && !GraphicsEnvironment.isHeadless()) {
            // A window would stop the script until somebody closes it.
            IJ.log(ForeignText.sentence(sentence));
        } else {
            fail(title, sentence);
        }
    }

    /**
     * Tells a sentence and aborts the macro, if there is one. {@code IJ.error} is the only way that
     * does so in Fiji, where an exception would let the macro go on.
     *
     * @param title name of the command, for the window of the message
     * @param sentence what is wrong, for the user
     */
    private static void fail(String title, String sentence) {
        if (!isMacro()) {
            tell(title, sentence);
            return;
        }
        boolean inMacro = Interpreter.getInstance() != null;
        // The interpreter goes on with "in line 7".
        String text =
                inMacro && sentence.endsWith(".")
                        ? sentence.substring(0, sentence.length() - 1)
                        : sentence;
        if (inMacro && seesOptionsOfItsCaller()) {
            tellFromThreadOfItsOwn(text);
        } else {
            abort(text, inMacro);
        }
    }

    /**
     * Tells a person a sentence, in a window; without a display, in the log.
     *
     * @param title name of the command, for the window; where the sentence begins with it, that is
     *     left out, unless a foreign name would then begin it, which might be drawn as HTML
     */
    public static void tell(String title, String sentence) {
        boolean shown = !GraphicsEnvironment.isHeadless();
        IJ.error(title, shown ? Lines.of(underTitle(title, sentence)) : sentence);
    }

    /**
     * Asks a person, in a window, and waits for the answer; not to be called in a macro or without
     * a display.
     *
     * @param title of the window
     * @param question in sentences
     * @param yes what the button says that agrees
     * @param no what the other button says
     */
    public static boolean asks(String title, String question, String yes, String no) {
        GenericDialog dialog = new GenericDialog(title);
        dialog.addMessage(Lines.of(question));
        dialog.setOKLabel(yes);
        dialog.setCancelLabel(no);
        dialog.showDialog();
        return dialog.wasOKed();
    }

    /** A text as it stands between the quotation marks of a macro. */
    public static String recorded(String text) {
        return text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\b", "\\b")
                .replace("\n", "\\n")
                .replace("\t", "\\t")
                .replace("\f", "\\f")
                .replace("\r", "\\r");
    }

    /** A sentence as it stands in a window that has the command's name as its title. */
    static String underTitle(String title, String sentence) {
        String said = title + ": ";
        String rest = sentence.startsWith(said) ? sentence.substring(said.length()) : sentence;
        return OURS.matcher(rest).lookingAt() ? capital(rest) : said + rest;
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** Whether the caller of the caller is SciJava's runner of modules. */
    static boolean isAskedByRunner() {
        return StackWalker.getInstance()
                .walk(
                        frames ->
                                frames.limit(5)
                                        .anyMatch(frame -> frame.getClassName().equals(RUNNER)));
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
        Thread teller = new Thread(() -> abort(sentence, true), "AffectJ message");
        teller.start();
        try {
            teller.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void abort(String sentence, boolean inMacro) {
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

    /**
     * Ends the macro, if there is one, without a word: the user asked for it. A script can't be
     * ended; it goes on, and the log says why this command left its work undone.
     *
     * @param command what was stopped
     * @param title its name
     */
    static void stopQuietly(AffectCommand command, String title) {
        Interpreter interpreter = Interpreter.getInstance();
        if (interpreter != null) {
            interpreter.abort((String) null);
        } else if (isMacro() || command.asked().isByScript()) {
            IJ.log(title + ": cancelled, nothing was changed.");
        }
    }
}
