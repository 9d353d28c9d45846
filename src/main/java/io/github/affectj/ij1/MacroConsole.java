package io.github.affectj.ij1;

import java.io.PrintStream;
import java.util.Set;

/**
 * The standard output while a macro runs without a display. ImageJ prints both {@code print()} and
 * its error messages there; this tells them apart by who prints, passes errors to the standard
 * error and remembers that there was one.
 */
final class MacroConsole extends PrintStream {
    private static final Set<String> ERROR_SOURCES =
            Set.of("ij.IJ.error", "ij.macro.Functions.exit");

    private final PrintStream errors;
    private volatile boolean failed;

    /**
     * @param out where the macro's own output goes
     * @param errors where errors go
     */
    MacroConsole(PrintStream out, PrintStream errors) {
        super(out, true);
        this.errors = errors;
    }

    /** Whether an error was told: by {@code IJ.error} or by the macro's {@code exit(message)}. */
    boolean hasFailed() {
        return failed;
    }

    @Override
    public void println(String text) {
        if (StackWalker.getInstance().walk(frames -> frames.anyMatch(MacroConsole::tellsError))) {
            failed = true;
            errors.println(text);
        } else {
            super.println(text);
        }
    }

    private static boolean tellsError(StackWalker.StackFrame frame) {
        return ERROR_SOURCES.contains(frame.getClassName() + "." + frame.getMethodName());
    }

    /** Whether an exception is only how {@code exit()} of the macro language ends a macro. */
    static boolean isExit(RuntimeException e) {
        StackTraceElement[] trace = e.getStackTrace();
        return trace.length > 0
                && trace[0].getClassName().equals("ij.macro.Functions")
                && trace[0].getMethodName().equals("exit");
    }
}
