package io.github.affectj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The README's first commands, word for word, and the files that it says they leave. */
class QuickstartIT {
    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "scripts/quickstart.ijm,target/quickstart,emotions.csv emotions.json annotated.gif timeline.png"
                + " attention.tif,from 0.00 s: ",
        "scripts/film.ijm,target/film,emotions.csv emotions.json annotated.mp4 timeline.png sound.tif,"
                + "from 0.00 s: ",
        "scripts/segments.ijm,target/segments,shots.csv segments.csv contact-sheet.png tiers.eaf"
                + " emotions.srt,Shots of letter.mp4: ",
    })
    void leavesWhatTheReadmeSays(String macro, String output, String names, String says)
            throws Exception {
        List<String> files = List.of(names.split(" ", -1));
        String command = "scripts/affectj --headless -macro " + macro;
        String readme = Files.readString(Path.of("README.md"));
        assertTrue(readme.contains(command), command);
        for (String file : files) {
            assertTrue(readme.contains("`" + file + "`"), file);
            Files.deleteIfExists(Path.of(output, file));
        }
        Path out = folder.resolve("out.txt");
        Process process =
                new ProcessBuilder(command.split(" ", -1))
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile())
                        .start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        process.destroyForcibly();
        String printed = Files.readString(out, StandardCharsets.UTF_8);
        assertTrue(ended, printed);
        assertEquals(0, process.exitValue(), printed);
        assertTrue(printed.contains(says), printed);
        for (String file : files) {
            assertTrue(Files.size(Path.of(output, file)) > 100, file);
        }
    }
}
