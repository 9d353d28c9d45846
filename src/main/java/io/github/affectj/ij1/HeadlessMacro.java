package io.github.affectj.ij1;

import ij.IJ;
import ij.Macro;
import ij.macro.Interpreter;
import ij.plugin.Macro_Runner;
import io.github.affectj.base.BadInputException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs a macro file in an ImageJ that was patched for headless use. */
final class HeadlessMacro {
    /** Of a macro's text. */
    private static final int MOST_BYTES = 16 << 20;

    private HeadlessMacro() {}

    /** Remembers whether anything was written to the standard error. */
    private static final class Told extends FilterOutputStream {
        private volatile boolean something;

        Told(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            something = true;
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            something = true;
            out.write(bytes, offset, length);
        }
    }

    /**
     * Runs a macro; what it prints goes to the standard output, errors go to the standard error.
     *
     * @param file the macro, in UTF-8
     * @param argument what {@code getArgument()} gives to it
     * @return {@link Launcher#OK}, or {@link Launcher#FAILED} if it was aborted or a command failed
     */
    static int run(Path file, String argument) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        Told told = new Told(err);
        PrintStream errors = new PrintStream(told, true);
        MacroConsole console = new MacroConsole(out, errors);
        System.setOut(console);
        System.setErr(errors);
        try {
            // So that a macro finds files beside itself, by getInfo("macro.filepath").
            Macro_Runner.setFilePath(file.toAbsolutePath().toString());
            // Finds the plugins; a macro that begins with run() would do so too late.
            IJ.runPlugIn("ij.IJ.init", "");
            Interpreter macro = new Interpreter();
            String text = text(file);
            boolean ended = run(macro, text, argument);
            if (!ended && !told.something) {
                // ImageJ keeps silent where a macro's text breaks off.
                err.println("Macro Error: " + macro.getErrorMessage() + " at the end of " + file);
            }
            return ended && !console.hasFailed() ? Launcher.OK : Launcher.FAILED;
        } catch (IOException e) {
            err.println("affectj: the macro " + file + " can't be read: " + e.getMessage());
            return Launcher.FAILED;
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    /** A macro may come out of a pipe, which a shell makes; but it must end. */
    private static String text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException("it has more than " + MOST_BYTES + " bytes");
            }
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new IOException("it is no text in UTF-8", e);
        }
    }

    /** Runs a macro's text; whether it came to its end. */
    private static boolean run(Interpreter interpreter, String text, String argument) {
        try {
            interpreter.run(text, argument);
        } catch (RuntimeException e) {
            if (MacroConsole.isExit(e)) {
                return true;
            }
            if (!Macro.MACRO_CANCELED.equals(e.getMessage())) {
                // Of our own sentences without the name of a Java class.
                System.err.println(
                        "Macro Error: " + (e instanceof BadInputException ? e.getMessage() : e));
            }
            return false;
        }
        return !interpreter.wasError();
    }
}
