package io.github.affectj.training.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.media.OutsideTool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the tests of the scripts in {@code scripts/data}, which are written in Python. */
class ImportScriptsTest {
    @ParameterizedTest
    @CsvSource({"test_imports.py, Imports", "test_sets.py, Sets"})
    void theScriptsPassTheirTests(String script, String name) throws IOException {
        OutsideTool.ffmpeg(); // without it the scripts' tests would skip some
        String said =
                new String(
                        OutsideTool.python()
                                .run(List.of("-B", Path.of("scripts", "data", script).toString())),
                        StandardCharsets.UTF_8);
        assertTrue(said.matches("(?s).*" + name + ": [1-9]\\d* run, 0 failed.*"), said);
        assertEquals(-1, said.indexOf("FAILED"), said);
        assertEquals(-1, said.indexOf("Skipped"), said);
    }
}
