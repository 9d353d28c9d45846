package io.github.affectj.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.SampleResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextExportTest {
    @TempDir Path folder;

    private List<String> lines(String name, EmotionTimeline result) throws IOException {
        Path path = folder.resolve(name);
        ResultExporters.find("auto", path).export(result, ExportSource.none(), path, Progress.NONE);
        return Files.readAllLines(path);
    }

    @Test
    void csvHasTheColumnsOfTheContract() throws IOException {
        List<String> lines = lines("a.csv", SampleResults.plain(64, 64, 9));
        assertEquals(10, lines.size());
        assertEquals(
                "frame,time_s,duration_s,label,confidence,p_happiness,p_like,p_surprise,p_sadness,"
                        + "p_anger,p_disgust,p_fear,familiarity",
                lines.get(0));
        assertEquals(
                "5,0.320000,0.080000,anger,0.870000,0.021667,0.021667,0.021667,0.021667,0.870000,"
                        + "0.021667,0.021667,",
                lines.get(5));
    }

    @Test
    void tsvHasTabsAndAttention() throws IOException {
        List<String> lines = lines("a.tsv", SampleResults.withAttention(4));
        assertTrue(lines.get(0).endsWith("\tp_neutral\tattention\tfamiliarity"), lines.get(0));
        assertTrue(lines.get(4).endsWith("\t0.250000\t"), lines.get(4));
    }

    @Test
    void familiarityIsTheLastColumn() throws IOException {
        List<String> lines = lines("a.csv", SampleResults.withFamiliarity(64, 64, 0.5, 0.012));
        assertTrue(lines.get(2).endsWith(",0.012000"), lines.get(2));
    }

    @Test
    void numbersDoNotFollowTheLocale() throws IOException {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertTrue(
                    lines("de.csv", SampleResults.plain(64, 64, 1)).get(1).contains(",0.870000,"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void oddLabelsAreQuoted() throws IOException {
        EmotionTimeline result =
                SampleResults.of(
                        8, 8, 1, List.of("a, \"b\"", "\u00e9motion"), Double.NaN, Optional.empty());
        List<String> lines = lines("odd.csv", result);
        assertEquals(
                "frame,time_s,duration_s,label,confidence,\"p_a, \"\"b\"\"\",p_\u00e9motion,familiarity",
                lines.get(0));
        assertTrue(lines.get(1).contains(",\"a, \"\"b\"\"\","), lines.get(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "tsv", "json", "gif"})
    void whereNothingCanBeWrittenTheUserIsTold(String format) throws IOException {
        ResultExporter exporter = ResultExporters.find(format, Path.of("x"));
        EmotionTimeline result = SampleResults.plain(8, 8, 2);
        ExportSource source = ExportSource.of(8, 8, i -> new int[64]);
        Path missing = folder.resolve("no/such/folder/x." + format);
        String told =
                assertThrows(
                                BadInputException.class,
                                () -> exporter.export(result, source, missing, Progress.NONE))
                        .getMessage();
        assertTrue(told.contains(missing.toString()), told);
        Path directory = Files.createDirectory(folder.resolve("dir." + format));
        assertThrows(
                BadInputException.class,
                () -> exporter.export(result, source, directory, Progress.NONE));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(directory), files.toList(), "nothing half-written is left");
        }
        assertFalse(Files.exists(missing));
    }
}
