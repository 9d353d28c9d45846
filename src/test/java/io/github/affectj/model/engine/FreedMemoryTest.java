package io.github.affectj.model.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreedMemoryTest {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int ARRAYS = 1000;
    private static final int ARRAY_KILOBYTES = 100; // too small for a mapping of its own

    /** Memory of this process that no file backs, in kB. */
    private static long anonymous() throws IOException {
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("RssAnon:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow();
    }

    /** Whether this process runs on glibc, whose mapped files it names. */
    private static boolean isGlibc() throws IOException {
        return Files.exists(STATUS)
                && Files.readString(Path.of("/proc/self/maps")).contains("/libc.so.6");
    }

    @Test
    void whatWasFreedGoesBackToTheSystem() throws IOException {
        assumeTrue(isGlibc(), "skipped: only glibc on Linux gives memory back when asked");
        try (NDManager manager = DjlRuntime.engine().newBaseManager()) {
            List<NDArray> arrays = new ArrayList<>();
            Shape shape = new Shape(ARRAY_KILOBYTES * 1024);
            for (int i = 0; i < ARRAYS; i++) {
                arrays.add(manager.zeros(shape, DataType.INT8));
            }
            // The last one stays, so that the C library can't cut the end off by itself.
            arrays.subList(0, ARRAYS - 1).forEach(NDArray::close);
            long before = anonymous();
            FreedMemory.giveBack();
            long given = before - anonymous();
            assertTrue(given > ARRAYS * ARRAY_KILOBYTES / 2, given + " kB");
            arrays.get(ARRAYS - 1).close();
        }
    }
}
