package io.github.affectj.model.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineInfoTest {
    private static final String KEY = "ENGINE_CACHE_DIR";

    @TempDir private Path cache;

    @Test
    void aDeviceIsToldInWords() {
        assertEquals("CPU", EngineInfo.inWords(Device.cpu(), List.of()));
        assertEquals(
                "graphics card 1 (NVIDIA H100)",
                EngineInfo.inWords(Device.gpu(1), List.of("NVIDIA T4", "NVIDIA H100")));
        assertEquals("graphics card 0", EngineInfo.inWords(Device.gpu(0), List.of()));
    }

    @Test
    void isUnpackedOnceTheNativesLieInTheCache() throws Exception {
        String before = System.getProperty(KEY);
        System.setProperty(KEY, cache.toString());
        try {
            assertEquals(cache.toString(), EngineInfo.cache());
            assertFalse(EngineInfo.isUnpacked());
            Path folder = Files.createDirectories(cache.resolve("pytorch/2.7.1-cpu"));
            assertFalse(EngineInfo.isUnpacked());
            Files.createFile(folder.resolve(System.mapLibraryName("torch_cpu")));
            assertTrue(EngineInfo.isUnpacked());
        } finally {
            if (before == null) {
                System.clearProperty(KEY);
            } else {
                System.setProperty(KEY, before);
            }
        }
    }
}
