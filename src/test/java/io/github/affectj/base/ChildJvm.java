package io.github.affectj.base;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program of the tests in a Java of its own, for what would end this one. */
public final class ChildJvm {
    private static final long MOST_SECONDS = 120;

    /** What Java prints first where the environment holds options for it. */
    private static final String OF_JAVA = "(?m)^Picked up \\w*OPTIONS: .*\\R";

    /** How it ended and all that it printed, but for what Java itself tells of its options. */
    public record End(int status, String output) {}

    private ChildJvm() {}

    /**
     * Runs the main method of a class with the class path of the tests.
     *
     * @param temp a folder for what it prints
     * @param environment set over that of this process; empty values are taken away
     * @param options for Java, as {@code -Xmx100m}
     */
    public static End run(
            Path temp,
            Map<String, String> environment,
            List<String> options,
            Class<?> main,
            String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Djava.awt.headless=true",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "-Djna.tmpdir=" + System.getProperty("jna.tmpdir", temp.toString())));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(temp, "output", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.environment().values().removeIf(String::isEmpty);
        Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
        boolean ended = process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        String said = Files.readString(output, StandardCharsets.ISO_8859_1);
        assertTrue(ended, "The program does not end: " + said);
        return new End(process.waitFor(), said.replaceAll(OF_JAVA, ""));
    }
}
