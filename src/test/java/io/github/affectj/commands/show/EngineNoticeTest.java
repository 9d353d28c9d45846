package io.github.affectj.commands.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.ChildJvm;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told before the engine is unpacked, in a Java that has not done so. */
final class EngineNoticeTest {
    @TempDir private Path folder;

    @Test
    void withoutADisplayTheStandardErrorTellsSizeAndPlace() throws Exception {
        String told = told();
        assertTrue(told.contains("AffectJ unpacks its network engine to " + cache()), told);
        assertTrue(told.contains("some hundred MB"), told);
    }

    @Test
    void whatTheLauncherHasToldIsNotToldAgain() throws Exception {
        assertEquals("", told("-Daffectj.engine.told=true"));
    }

    @Test
    void anEngineThatIsThereIsNoNews() throws Exception {
        Path version = Files.createDirectories(cache().resolve("pytorch").resolve("2.7.1-cpu"));
        Files.createFile(version.resolve(System.mapLibraryName("torch_cpu")));
        assertEquals("", told());
    }

    private Path cache() {
        return folder.resolve("cache");
    }

    private String told(String... options) throws Exception {
        Map<String, String> environment =
                Map.of("DJL_CACHE_DIR", cache().toString(), "ENGINE_CACHE_DIR", "");
        ChildJvm.End end = ChildJvm.run(folder, environment, List.of(options), Told.class);
        assertEquals(0, end.status(), end.output());
        return end.output();
    }

    /** Tells, and lets nothing through that a macro would take for its own output. */
    static final class Told {
        public static void main(String[] args) {
            System.setOut(
                    new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
            EngineNotice.tellOfUnpacking();
        }
    }
}
