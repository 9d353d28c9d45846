package io.github.affectj.model.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.util.Utils;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ChildJvm;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineCacheTest {
    @TempDir Path temp;

    @Test
    void saysHowMuchRoomIsNeededAndWhere() {
        String said = EngineCache.complaint(temp, 20).orElseThrow();
        assertTrue(said.contains(temp + " has room for 20 MB, but 450 MB are needed"), said);
        assertEquals(Optional.empty(), EngineCache.complaint(temp, 450));
    }

    /** The missing right is told, not that jars were missing. */
    @Test
    void theEngineSaysWhichFolderItCannotUse() throws Exception {
        Path folder = Files.createFile(temp.resolve("file")).resolve("cache");
        ChildJvm.End end =
                ChildJvm.run(
                        temp, Map.of("DJL_CACHE_DIR", folder.toString()), List.of(), Start.class);
        assertEquals(0, end.status(), end.output());
        assertTrue(
                end.output().contains("the folder " + folder + " can't be written to"),
                end.output());
        assertTrue(end.output().contains("DJL_CACHE_DIR"), end.output());
    }

    /** Prints why the engine does not start. */
    static final class Start {
        public static void main(String[] args) {
            try {
                DjlRuntime.engine();
            } catch (BadInputException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    /** In a Java of its own, where nothing is set or unpacked yet. */
    @Test
    void nothingIsUnpackedWhereOthersCouldPrepareItIfThereIsNoHome() throws Exception {
        assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
                "Each user has a temporary folder of his own here");
        ChildJvm.End end =
                ChildJvm.run(
                        temp,
                        Map.of("DJL_CACHE_DIR", ""),
                        List.of(
                                "-Duser.home=" + temp.resolve("no-home"),
                                "-Djava.io.tmpdir=" + temp,
                                "-Duser.name=me"),
                        Prepared.class);
        assertEquals(0, end.status(), end.output());
        Path folder = temp.resolve("affectj-me");
        assertTrue(end.output().contains("engine " + folder.resolve("djl")), end.output());
        assertTrue(end.output().contains("ffmpeg " + folder.resolve("javacpp")), end.output());
        assertEquals(
                "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
    }

    /** Prints where natives would be unpacked; without the engine, which takes its time. */
    static final class Prepared {
        public static void main(String[] args) {
            DjlRuntime.prepare();
            System.out.println("engine " + Utils.getCacheDir());
            System.out.println("ffmpeg " + System.getProperty("org.bytedeco.javacpp.cachedir"));
        }
    }
}
