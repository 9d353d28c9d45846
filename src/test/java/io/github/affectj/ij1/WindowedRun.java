package io.github.affectj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Runs Java with windows, under a display of its own. */
public final class WindowedRun {
    private WindowedRun() {}

    /**
     * Runs Java to its end, which must come with status 0; skips the test, or in CI fails it, where
     * there is no Xvfb.
     *
     * @param folder where it runs, with a home folder there
     * @param arguments for Java
     * @return what it printed
     */
    public static String java(Path folder, String... arguments)
            throws IOException, InterruptedException {
        Process display = startDisplay();
        try (BufferedReader number = display.inputReader(StandardCharsets.UTF_8)) {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.add("-Duser.home=" + folder);
            command.addAll(List.of(arguments));
            Path log = folder.resolve("log.txt");
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile());
            builder.environment().put("DISPLAY", ":" + number.readLine().strip());
            Process run = builder.start();
            boolean ended = run.waitFor(3, TimeUnit.MINUTES);
            run.destroyForcibly();
            String output = Files.readString(log);
            assertTrue(ended, "It did not end: " + output);
            assertEquals(0, run.exitValue(), output);
            return output;
        } finally {
            display.destroy();
        }
    }

    private static Process startDisplay() {
        try {
            // "-r": a key that a slow machine lets go late does not repeat.
            return new ProcessBuilder(
                            "Xvfb", "-displayfd", "1", "-r", "-screen", "0", "1024x768x24")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            String missing = "Xvfb is missing: nothing was tried in a window";
            if ("true".equals(System.getenv("CI"))) {
                return Assertions.fail(missing, e);
            }
            return Assumptions.abort(missing);
        }
    }
}
