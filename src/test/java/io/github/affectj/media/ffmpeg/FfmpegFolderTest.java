package io.github.affectj.media.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.affectj.base.ChildJvm;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FfmpegFolderTest {
    @TempDir Path temp;

    /** In a Java of its own, where nothing is loaded yet. */
    @Test
    void nothingIsUnpackedWhereOthersCouldPrepareItIfThereIsNoHome() throws Exception {
        assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
                "Each user has a temporary folder of his own here");
        ChildJvm.End end =
                ChildJvm.run(
                        temp,
                        Map.of(),
                        List.of(
                                "-Duser.home=" + temp.resolve("no-home"),
                                "-Djava.io.tmpdir=" + temp,
                                "-Duser.name=me"),
                        Unpacked.class);
        assertEquals(0, end.status(), end.output());
        Path folder = temp.resolve("affectj-me").resolve("javacpp");
        assertTrue(end.output().contains("ffmpeg " + folder), end.output());
    }

    /** Loads FFmpeg and prints where its libraries lie. */
    static final class Unpacked {
        public static void main(String[] args) throws IOException {
            FfmpegLibrary.require();
            System.out.println("ffmpeg " + Loader.getCacheDir());
        }
    }
}
