package io.github.affectj.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultExportersTest {
    @ParameterizedTest
    @CsvSource({
        "auto, a/b.csv, csv",
        "auto, B.CSV, csv",
        "auto, b.tsv, tsv",
        "auto, b.x.json, json",
        "auto, b.gif, gif",
        "auto, b.mp4, mp4",
        "auto, b.TextGrid, textgrid",
        "json, b.txt, json",
        "textgrid, B.TextGrid, textgrid",
        "tsv, noending, tsv",
    })
    void findsByFormatOrEnding(String format, String path, String expected) {
        assertEquals(expected, ResultExporters.find(format, Path.of(path)).format());
    }

    @ParameterizedTest
    @CsvSource({
        "auto, b.docx, .gif",
        "auto, noending, .csv",
        "CSV, b.csv, json",
        "xml, b.csv, auto"
    })
    void unknownOnesAreToldWithTheAllowed(String format, String path, String allowed) {
        String told =
                assertThrows(
                                BadInputException.class,
                                () -> ResultExporters.find(format, Path.of(path)))
                        .getMessage();
        assertTrue(told.contains(allowed), told);
    }

    @ParameterizedTest
    @CsvSource({"json, a/b.csv, .json", "srt, B.TSV, .srt", "csv, b.mp4, .csv"})
    void aFileIsNotCalledAsThoseOfAnotherFormat(String format, String path, String allowed) {
        assertEquals(
                "format=%s does not go with the ending .%s of %s; let path end in %s, or leave format out."
                        .formatted(
                                format,
                                path.replaceAll(".*[.]", "").toLowerCase(Locale.ROOT),
                                path,
                                allowed),
                assertThrows(
                                BadInputException.class,
                                () -> ResultExporters.find(format, Path.of(path)))
                        .getMessage());
    }

    @Test
    void builtInOnesAreFoundByTheIndexToo() {
        assertEquals(
                List.of(
                        "auto",
                        "csv",
                        "tsv",
                        "json",
                        "gif",
                        "mp4",
                        "eaf",
                        "textgrid",
                        "srt",
                        "vtt"),
                ResultExporters.formats(ResultExporters.all()).subList(0, 10));
    }

    @Test
    void anotherPluginsExporterIsFoundByTheIndex(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("labels.md");
        ResultExporters.find("auto", file)
                .export(SampleResults.plain(8, 8, 2), ExportSource.none(), file, Progress.NONE);
        assertTrue(Files.readString(file).contains("| 2 | like | 0.87 |"));
    }

    @Test
    void othersAreAddedButDoNotReplace() {
        List<ResultExporter> all =
                ResultExporters.withBuiltIn(List.of(new Other("csv"), new Other("odd")));
        assertEquals("odd", ResultExporters.find("auto", Path.of("x.odd"), all).format());
        assertTrue(ResultExporters.find("csv", Path.of("x"), all) instanceof CsvExporter);
        assertEquals(10, all.size());
    }

    /** An exporter of another plugin. */
    private record Other(String format) implements ResultExporter {
        @Override
        public List<String> endings() {
            return List.of(format);
        }

        @Override
        public String description() {
            return "nothing";
        }

        @Override
        public void export(
                EmotionTimeline result, ExportSource source, Path path, Progress progress) {
            throw new UnsupportedOperationException();
        }
    }
}
