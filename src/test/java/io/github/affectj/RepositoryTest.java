package io.github.affectj;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
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

    /** The Help of a command opens its section. */
    @Test
    void thePluginPageHasASectionForEveryCommand() throws IOException {
        String page = Files.readString(Path.of("src/site/index.md"));
        assertTrue(page.startsWith("---\ntitle: AffectJ\n"), "front matter of imagej.net");
        assertTrue(page.contains("\nartifact: io.github.affectj:affectj\n"));
        String snapshot =
                Files.readString(
                        Path.of("src/test/resources/io/github/affectj/commands/commands.txt"));
        for (String command : snapshot.split("\n(?! )")) {
            List<String> lines = command.lines().toList();
            int begin = page.indexOf("\n### " + lines.get(0) + "\n");
            assertTrue(begin > 0, lines.get(0));
            // Train's many keys are README's.
            if (lines.size() < 15) {
                String section = page.substring(begin, page.indexOf("\n##", begin + 1));
                for (String line : lines.subList(1, lines.size())) {
                    String key = "`" + line.strip().replaceFirst("\\(.*", "") + "`";
                    assertTrue(section.contains(key), lines.get(0) + ": " + key);
                }
            }
        }
    }

    /** What CONTRIBUTING shows is compiled: every piece stands in an example of the tests. */
    @Test
    void theExtensionsOfContributingAreThoseOfTheExamples() throws IOException {
        List<String> examples;
        try (Stream<Path> files = Files.list(Path.of("src/test/java/io/github/affectj/demo"))) {
            examples = files.map(RepositoryTest::read).toList();
        }
        List<String> blocks =
                Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                        .matcher(Files.readString(Path.of("CONTRIBUTING.md")))
                        .results()
                        .map(block -> block.group(1))
                        .toList();
        assertEquals(3, blocks.size());
        for (String block : blocks) {
            for (String piece : block.split("(?m)^ *// \\.\\.\\.\n")) {
                assertTrue(examples.stream().anyMatch(e -> e.contains(piece)), piece);
            }
        }
    }

    @Test
    void theTopLevelHoldsWhatItMay() throws IOException {
        Set<String> allowed =
                Set.of(
                        "pom.xml",
                        "README.md",
                        "CHANGELOG.md",
                        "CONTRIBUTING.md",
                        "LICENSE",
                        "NOTICE",
                        "CITATION.cff",
                        "src",
                        "plugins-config",
                        "models",
                        "sample-data",
                        "scripts",
                        "target");
        try (Stream<Path> files = Files.list(Path.of(""))) {
            assertEquals(
                    List.of(),
                    files.map(Path::toString)
                            .filter(name -> !name.startsWith(".") && !allowed.contains(name))
                            .toList());
        }
    }

    @Test
    void theCitationIsThatOfTheReadme() throws IOException {
        String citation = Files.readString(Path.of("CITATION.cff"));
        String readme = Files.readString(Path.of("README.md")).replaceAll("\\s+", " ");
        assertTrue(citation.startsWith("cff-version: 1.2.0\n"));
        Matcher titles = Pattern.compile("(?m)^    title: \"?(.+?)\"?$").matcher(citation);
        assertEquals(3, titles.results().count());
        titles.reset().results().forEach(t -> assertTrue(readme.contains(t.group(1)), t.group(1)));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
