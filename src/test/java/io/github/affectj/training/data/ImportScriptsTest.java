package io.github.affectj.training.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.media.OutsideTool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs the tests of {@code scripts/data/import_*.py}, which are written in Python. */
class ImportScriptsTest {
    @Test
    void theImportScriptsPassTheirTests() throws IOException {
        String said =
                new String(
                        OutsideTool.python()
                                .run(
                                        List.of(
                                                "-B",
                                                Path.of("scripts", "data", "test_imports.py")
                                                        .toString())),
                        StandardCharsets.UTF_8);
        assertTrue(said.matches("(?s).*Imports: [1-9]\\d* run, 0 failed.*"), said);
        assertEquals(-1, said.indexOf("FAILED"), said);
        assertEquals(-1, said.indexOf("Skipped"), said);
    }
}
