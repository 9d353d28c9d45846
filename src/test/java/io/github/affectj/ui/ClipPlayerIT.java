package io.github.affectj.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The player in a real window, under a display of its own. */
class ClipPlayerIT {
    @TempDir Path folder;

    @Test
    void playsPausesSeeksAndEnds() throws IOException, InterruptedException {
        Process display = startDisplay();
        try (BufferedReader number = display.inputReader(StandardCharsets.UTF_8)) {
            Path log = folder.resolve("log.txt");
            ProcessBuilder builder =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-Duser.home=" + folder,
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    PlayerWindowRun.class.getName())
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile());
            builder.environment().put("DISPLAY", ":" + number.readLine().strip());
            Process run = builder.start();
            boolean ended = run.waitFor(3, TimeUnit.MINUTES);
            run.destroyForcibly();
            String output = Files.readString(log);
            assertTrue(ended, "It did not end: " + output);
            assertEquals(0, run.exitValue(), output);
        } finally {
            display.destroy();
        }
    }

    private static Process startDisplay() {
        try {
            return new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1024x768x24")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            String missing = "Xvfb is missing: the player was not tried in a window";
            if ("true".equals(System.getenv("CI"))) {
                return Assertions.fail(missing, e);
            }
            return Assumptions.abort(missing);
        }
    }
}
