package io.github.affectj.pipeline.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.affectj.base.Progress;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which files a run looks at. */
class FolderFilesTest {
    @TempDir Path folder;
    private Path input;
    private Path output;

    @BeforeEach
    void folders() throws IOException {
        input = Files.createDirectories(folder.resolve("in"));
        output = input.resolve("results");
        assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
                "links and pipes");
    }

    private void file(String name) throws IOException {
        Path file = input.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "x");
    }

    private FolderFiles list(String pattern, boolean recursive) {
        return FolderFiles.of(
                FolderSettings.of(input, output).withFiles(pattern, recursive), Progress.NONE);
    }

    private List<String> names(String pattern, boolean recursive) {
        return list(pattern, recursive).files().stream().map(ClipFile::relative).toList();
    }

    @Test
    void allButHiddenFilesThoseOfSystemsAndTheOutput() throws IOException {
        for (String name :
                List.of(
                        "b.gif",
                        "a/c.gif",
                        ".hidden.gif",
                        ".git/x.gif",
                        "__MACOSX/x.gif",
                        "Thumbs.db",
                        "a/desktop.ini",
                        "results/clips/y.gif",
                        "B.gif")) {
            file(name);
        }
        assertEquals(List.of("B.gif", "a/c.gif", "b.gif"), names("*", true));
        assertEquals(List.of("B.gif", "b.gif"), names("*", false));
    }

    @Test
    void theOutputIsKnownByAnyOfItsPaths() throws IOException {
        file("a.gif");
        file("results/clips/y.gif");
        Path link = Files.createSymbolicLink(folder.resolve("link"), output);
        FolderFiles listed = FolderFiles.of(FolderSettings.of(input, link), Progress.NONE);
        assertEquals(1, listed.files().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*|6",
                "*.gif|3",
                "*.GIF|3",
                "*.{gif,mp4}|4",
                "ü*|2",
                "Ü*|2",
                "?.gif|1",
                "*[[]*|1",
                "none|0",
            })
    void thePatternIsForNamesOfAnyCase(String pattern, int count) throws IOException {
        for (String name :
                List.of(
                        "a.gif",
                        "Ab.GIF",
                        "ü.mp4",
                        "u\u0308ber [1].gif",
                        "x.txt",
                        "new\nline.mov")) {
            file(name);
        }
        assertEquals(count, names(pattern, true).size());
    }

    @Test
    void linksAreFollowedOnceAndNeverInCircles() throws IOException {
        file("m/a.gif");
        Files.createDirectories(folder.resolve("far"));
        Files.writeString(folder.resolve("far/f.gif"), "x");
        Files.createSymbolicLink(input.resolve("a-first"), input.resolve("m"));
        Files.createSymbolicLink(input.resolve("m/up"), input);
        Files.createSymbolicLink(input.resolve("far"), folder.resolve("far"));
        Files.createSymbolicLink(input.resolve("far-again"), folder.resolve("far"));
        Files.createSymbolicLink(folder.resolve("far/back"), input);
        Files.createSymbolicLink(input.resolve("one.gif"), input.resolve("m/a.gif"));
        Files.createSymbolicLink(input.resolve("self.gif"), input.resolve("self.gif"));
        Files.createSymbolicLink(input.resolve("dead.gif"), folder.resolve("gone.gif"));
        assertEquals(
                List.of("dead.gif", "far/f.gif", "m/a.gif", "one.gif", "self.gif"),
                names("*", true),
                "a link to nothing is told when it is opened");
    }

    @Test
    void pipesAreNotOpened() throws IOException, InterruptedException {
        file("a.gif");
        Process made = new ProcessBuilder("mkfifo", input.resolve("pipe.gif").toString()).start();
        assertTrue(made.waitFor(10, TimeUnit.SECONDS) && made.exitValue() == 0);
        FolderFiles listed = list("*", true);
        assertEquals(1, listed.files().size());
        assertEquals(1, listed.others());
    }
}
