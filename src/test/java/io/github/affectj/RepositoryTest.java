package io.github.affectj;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
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
    void audioVideoSamplesHoldOutVoicesSentencesAndDrawings() throws IOException {
        Path manifest = Path.of("sample-data", "av3", "manifest.csv");
        try (CSVParser rows =
                CSVParser.parse(
                        manifest,
                        StandardCharsets.UTF_8,
                        CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get())) {
            Map<String, String> splits = new HashMap<>();
            int count = 0;
            for (CSVRecord row : rows) {
                count++;
                assertTrue(Files.isRegularFile(manifest.resolveSibling(row.get("path"))));
                for (String column : List.of("group", "voice", "sentence", "character")) {
                    String value = row.get(column);
                    String before = splits.putIfAbsent(column + " " + value, row.get("split"));
                    assertTrue(
                            value.isEmpty() || before == null || before.equals(row.get("split")),
                            column + " " + value + " is in two splits");
                }
            }
            assertEquals(12, count);
        }
    }

    @Test
    void readmeTellsOfEveryCommand() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        List<String> labels =
                Pattern.compile("(?m)^[^#\\n]*, \"([^\"]{2,})\"")
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
