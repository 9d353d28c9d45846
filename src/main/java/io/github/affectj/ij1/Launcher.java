package io.github.affectj.ij1;

import java.awt.GraphicsEnvironment;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.imagej.patcher.LegacyInjector;

/**
 * Main class behind {@code scripts/affectj}: starts ImageJ with a window, or runs a macro without a
 * display and reports by the exit status how it went.
 *
 * <p>This class must not touch {@code ij} classes before they are patched for headless use, hence
 * it only decides and hands over.
 */
public final class Launcher {
    static final int OK = 0;
    static final int FAILED = 1;
    static final int WRONG_USE = 2;

    /** Kept, since a logger that nobody keeps forgets its level. */
    private static final Logger PREFERENCES = Logger.getLogger("java.util.prefs");

    private Launcher() {}

    /**
     * Starts ImageJ.
     *
     * @param args {@code [--headless] [-macro FILE [ARG]]}
     */
    public static void main(String[] args) {
        // Java tells on standard error that it made the folder of a user's preferences.
        PREFERENCES.setLevel(Level.WARNING);
        List<String> rest = new ArrayList<>(List.of(args));
        boolean headless = rest.remove("--headless");
        boolean macro = !rest.isEmpty() && rest.get(0).equals("-macro");
        if (macro ? rest.size() < 2 || rest.size() > 3 : !rest.isEmpty() || headless) {
            complain("affectj: wrong options; try --help");
            System.exit(WRONG_USE);
        }
        if (macro && !isReadable(rest.get(1))) {
            complain("affectj: the macro " + rest.get(1) + " is missing or can't be read");
            System.exit(WRONG_USE);
        }
        if (headless) {
            System.setProperty("java.awt.headless", "true");
            System.exit(runHeadless(Path.of(rest.get(1)), rest.size() > 2 ? rest.get(2) : ""));
        }
        if (GraphicsEnvironment.isHeadless()) {
            complain("affectj: there is no display; use --headless -macro FILE");
            System.exit(WRONG_USE);
        }
        ij.ImageJ.main(rest.toArray(new String[0]));
    }

    private static boolean isReadable(String file) {
        try {
            return Files.isReadable(Path.of(file));
        } catch (InvalidPathException e) { // as of letters that the locale does not know
            complain("affectj: " + e.getMessage() + "; set LC_ALL=C.UTF-8 if it has such letters");
            return false;
        }
    }

    private static int runHeadless(Path macro, String argument) {
        // Plain ImageJ can't even find its commands without a display; this is Fiji's patch.
        LegacyInjector.preinit();
        return HeadlessMacro.run(macro, argument);
    }

    // The launcher's own voice, before there is an ImageJ with a log.
    private static void complain(String sentence) {
        System.err.println(sentence);
    }
}
