package io.github.affectj;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the files around the code promise. */
final class RepositoryTest {

    @Test
    void noticeNamesTheOriginOfEverySample() throws IOException {
        List<String> notice = Files.readAllLines(Path.of("NOTICE"));
        try (Stream<Path> files = Files.walk(Path.of("sample-data"))) {
            List<String> samples =
                    files.filter(Files::isRegularFile)
                            .map(file -> file.toString().replace('\\', '/'))
                            .filter(name -> !name.endsWith("/manifest.csv"))
                            .toList();
            assertFalse(samples.isEmpty());
            assertEquals(
                    List.of(),
                    samples.stream()
                            .filter(n -> notice.stream().noneMatch(l -> l.startsWith(n + ": ")))
                            .toList());
        }
    }

    @Test
    void readmeTellsOfEveryCommand() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        List<String> labels =
                Pattern.compile("AffectJ, \"([^\"]{2,})\"")
                        .matcher(Files.readString(Path.of("plugins-config/plugins.config")))
                        .results()
                        .map((MatchResult line) -> line.group(1))
                        .toList();
        assertFalse(labels.isEmpty());
        assertEquals(
                List.of(), labels.stream().filter(l -> !readme.contains("`" + l + "`")).toList());
    }

    @Test
    void readmeBeginsWithTheTwoCommands() throws IOException {
        List<String> top = Files.readAllLines(Path.of("README.md")).subList(0, 20);
        for (String command :
                List.of(
                        "`scripts/affectj --headless -macro scripts/quickstart.ijm`",
                        "`mvn -B verify`")) {
            assertEquals(1, top.stream().filter(line -> line.contains(command)).count(), command);
        }
    }
}
