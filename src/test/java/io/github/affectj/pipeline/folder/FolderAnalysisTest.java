package io.github.affectj.pipeline.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.exchange.CsvExporter;
import io.github.affectj.exchange.ExportSource;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.model.TestModels;
import io.github.affectj.pipeline.AnalysisSettings;
import io.github.affectj.pipeline.EmotionAnalysis;
import io.github.affectj.result.EmotionTimeline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a whole run leaves. */
class FolderAnalysisTest {
    @TempDir static Path models;
    private static String small;

    @TempDir Path folder;
    private Path input;
    private Path output;

    @BeforeAll
    static void store() throws IOException {
        small = TestModels.store(models).toString();
    }

    @BeforeEach
    void folders() {
        input = folder.resolve("in");
        output = folder.resolve("out");
    }

    private FolderSettings settings() {
        return FolderSettings.of(input, output).withModel(small);
    }

    private static FolderReport run(FolderSettings settings) {
        return FolderAnalysis.run(settings, Drawing.NONE, Progress.NONE);
    }

    private List<CSVRecord> table(String name) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
        try (CSVParser parser =
                CSVParser.parse(output.resolve(name), StandardCharsets.UTF_8, format)) {
            return parser.getRecords();
        }
    }

    private List<String> column(String table, String column) throws IOException {
        return table(table).stream().map(row -> row.get(column)).toList();
    }

    private static EmotionTimeline single(Path file, String model) {
        try (Clip clip = ClipOpener.open(file)) {
            return EmotionAnalysis.run(
                    clip, AnalysisSettings.defaults().withModel(model), Progress.NONE);
        }
    }

    @Test
    void theNumbersAreThoseOfSingleAnalyses() throws IOException {
        List<Path> clips =
                List.of(
                        Clips.gif(input.resolve("A.GIF"), 9, 1),
                        Clips.gif(input.resolve("b/c/deep.gif"), 1, 2),
                        Clips.film(input.resolve("b/film.mp4"), 3),
                        Clips.picture(input.resolve("p.jpeg"), "jpg"),
                        Clips.picture(input.resolve("z.png"), "png"));
        FolderReport report = run(settings());
        assertEquals(5, report.clips());
        assertEquals(0, report.errors());
        List<String> expected = new ArrayList<>();
        List<String> header = new ArrayList<>();
        Map<String, CSVRecord> rows = new HashMap<>();
        table("clips.csv").forEach(row -> rows.put(row.get("clip"), row));
        for (Path clip : clips) {
            String name = input.relativize(clip).toString();
            EmotionTimeline one = single(clip, small);
            Path csv = folder.resolve("one.csv");
            new CsvExporter().export(one, ExportSource.none(), csv, Progress.NONE);
            assertEquals(
                    Files.readString(csv),
                    Files.readString(output.resolve("clips/" + name + ".csv")));
            List<String> lines = Files.readAllLines(csv);
            header.add("clip,model," + lines.get(0));
            lines.stream().skip(1).forEach(line -> expected.add(name + ",small," + line));
            CSVRecord row = rows.get(name);
            assertEquals("small", row.get("model"));
            assertEquals(one.clipLabel(), row.get("label"));
            assertEquals(Clips.number(one.clipConfidence()), row.get("confidence"));
            assertEquals("" + one.frames().size(), row.get("frames"));
            double mean =
                    one.frames().stream().mapToDouble(f -> f.probability(1)).average().orElse(-1);
            assertEquals(Clips.number(mean), row.get("mean_p_sadness"));
            assertEquals("", row.get("familiarity"));
            double seconds = one.frames().stream().mapToDouble(f -> f.durationSeconds()).sum();
            assertEquals(seconds, Double.parseDouble(row.get("duration_s")), 1e-6);
        }
        expected.add(0, header.get(0));
        assertEquals(expected, Files.readAllLines(output.resolve("frames.csv")));
        assertEquals(List.of("file,sentence"), Files.readAllLines(output.resolve("errors.csv")));
    }

    @Test
    void autoTakesTheModelOfEachKindAndColumnsAreThoseOfBoth() throws IOException {
        Path gif = Clips.gif(input.resolve("g.gif"), 4, 1);
        Path film = Clips.film(input.resolve("f.mp4"), 3);
        FolderReport report = run(FolderSettings.of(input, output).withFormats("json"));
        assertEquals(Map.of("gif7-resnet18-convgru", 1, "av3-gru-attention", 1), report.models());
        assertEquals(
                List.of("av3-gru-attention", "gif7-resnet18-convgru"),
                column("clips.csv", "model"));
        List<CSVRecord> frames = table("frames.csv");
        assertEquals(14, frames.size());
        EmotionTimeline ofFilm = single(film, "auto");
        EmotionTimeline ofGif = single(gif, "auto");
        for (int i = 0; i < 14; i++) {
            boolean isFilm = i < 10;
            CSVRecord row = frames.get(i);
            assertEquals(isFilm ? "f.mp4" : "g.gif", row.get("clip"));
            String negative = isFilm ? Clips.number(ofFilm.frames().get(i).probability(0)) : "";
            String happy = isFilm ? "" : Clips.number(ofGif.frames().get(i - 10).probability(0));
            assertEquals(negative, row.get("p_negative"));
            assertEquals(happy, row.get("p_happiness"));
            assertEquals(isFilm, !row.get("attention").isEmpty());
        }
        List<CSVRecord> clips = table("clips.csv");
        assertEquals(
                ofFilm.environment().get(EmotionTimeline.STREAMS), clips.get(0).get("streams"));
        assertEquals("", clips.get(0).get("mean_p_happiness"));
        assertFalse(clips.get(1).get("mean_p_happiness").isEmpty());
        assertTrue(
                Files.readString(output.resolve("clips/g.gif.json")).contains("model=auto takes"));
        assertFalse(Files.exists(output.resolve("clips/g.gif.csv")));
    }

    @Test
    void theCodebookTellsEveryColumn() throws IOException {
        Clips.gif(input.resolve("g.gif"), 2, 1);
        run(settings());
        List<String> told = new ArrayList<>();
        for (CSVRecord row : table("codebook.csv")) {
            assertFalse(row.get("meaning").isEmpty(), row.get("column"));
            assertFalse(row.get("range").isEmpty(), row.get("column"));
            told.add(row.get("table") + " " + row.get("column"));
            if (row.get("column").equals("clip")) {
                assertTrue(row.get("meaning").contains("apostrophe"), row.get("meaning"));
            }
            if (row.get("column").equals("familiarity")) {
                assertTrue(
                        row.get("meaning").contains("empty where the model can't tell"),
                        row.get("meaning"));
            }
        }
        List<String> there = new ArrayList<>();
        for (String table : List.of("frames.csv", "clips.csv")) {
            String header = Files.readAllLines(output.resolve(table)).get(0);
            List.of(header.split(",")).forEach(column -> there.add(table + " " + column));
        }
        assertEquals(there, told);
    }

    @Test
    void badFilesBecomeRowsAndTheRestGoesOn() throws IOException {
        for (int i = 0; i < 17; i++) {
            Clips.gif(input.resolve("%02d.gif".formatted(i)), 2, i);
        }
        byte[] whole = Files.readAllBytes(input.resolve("00.gif"));
        Files.write(input.resolve("cut.gif"), java.util.Arrays.copyOf(whole, 20));
        Files.write(input.resolve("empty.mp4"), new byte[0]);
        Files.writeString(input.resolve("text.png"), "no picture at all");
        Files.writeString(input.resolve("notes.txt"), "a text");
        Files.writeString(input.resolve("talk.srt"), "1\n00:00:01,000 --> 00:00:02,000\nHi\n");
        Files.write(input.resolve("nothing"), new byte[0]);
        FolderReport report = run(settings());
        assertEquals(17, report.clips());
        assertEquals(3, report.errors());
        assertEquals(3, report.passedOver());
        assertEquals(17, table("clips.csv").size());
        assertEquals(List.of("cut.gif", "empty.mp4", "text.png"), column("errors.csv", "file"));
        for (String sentence : column("errors.csv", "sentence")) {
            assertTrue(sentence.endsWith("."), sentence);
        }
        assertTrue(column("errors.csv", "sentence").get(1).contains("is empty (0 bytes)"));
        assertTrue(report.sentences().contains("3 files were no clips and skipped."));
        assertTrue(report.sentences().contains("3 problems listed in errors.csv."));
    }

    @Test
    void aFormatThatShowsFramesIsToldWhereItCantBe() throws IOException {
        Clips.gif(input.resolve("g.gif"), 2, 1);
        FolderReport report = run(settings().withFormats("gif, csv"));
        assertEquals(1, report.clips());
        assertTrue(Files.exists(output.resolve("clips/g.gif.csv")));
        assertTrue(
                column("errors.csv", "sentence").get(0).startsWith("No gif was written: "),
                "a run without ImageJ draws nothing");
        assertEquals(0, run(settings().withFormats("gif, csv")).kept(), "tried again");
    }

    @Test
    void audioHasNoFramesToShowAndThatIsNoError() throws IOException {
        Path sound = Path.of("sample-data/av3/train/voice-only/neutral/neutral-093.m4a");
        Files.createDirectories(input);
        Files.copy(sound, input.resolve("talk.m4a"));
        FolderSettings settings = FolderSettings.of(input, output).withFormats("mp4,json");
        assertEquals(0, run(settings).errors());
        assertTrue(Files.exists(output.resolve("clips/talk.m4a.json")));
        assertFalse(Files.exists(output.resolve("clips/talk.m4a.mp4")));
        assertEquals(1, run(settings).kept());
    }

    @Test
    void whenNothingCanBeAnalysedThatIsAnErrorAndTheTablesSayWhy() throws IOException {
        Files.createDirectories(input);
        Files.write(input.resolve("a.gif"), new byte[0]);
        String message = message(settings());
        assertTrue(message.startsWith("None of the clips in input="), message);
        assertTrue(message.endsWith("errors.csv."), message);
        assertEquals(List.of("a.gif"), column("errors.csv", "file"));
    }

    private static String message(FolderSettings settings) {
        return assertThrows(BadInputException.class, () -> run(settings)).getMessage();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "in|out|*|csv|none-such|There is no model 'none-such'; allowed are",
                "in|out|*|csv,pdf|MODEL|There is no format 'pdf' for formats; allowed are csv, tsv,",
                "in|out|[|csv|MODEL|pattern=[ is not a pattern",
                "in|out|*.mov|csv|MODEL|There is no file that fits pattern=*.mov in input=",
                "in|out|*.txt|csv|MODEL|The only file that fits pattern=*.txt",
                "in/a.gif|out|*|csv|MODEL|is not a folder; the path of a folder with clips",
                "gone|out|*|csv|MODEL|is not a folder; the path of a folder with clips",
                "in|in|*|csv|MODEL|is the input folder or holds it",
                "in|.|*|csv|MODEL|is the input folder or holds it",
                "in|in/a.gif|*|csv|MODEL|is a file; the path of a folder is needed",
            })
    void tellsWhatIsWrongAndLeavesNothing(
            String in, String out, String pattern, String formats, String model, String sentence)
            throws IOException {
        Clips.gif(input.resolve("a.gif"), 1, 1);
        Files.writeString(input.resolve("b.txt"), "a text");
        FolderSettings settings =
                FolderSettings.of(folder.resolve(in), folder.resolve(out))
                        .withModel(model.equals("MODEL") ? small : model)
                        .withFiles(pattern, true)
                        .withFormats(formats);
        String message = message(settings);
        assertTrue(message.contains(sentence), message);
        assertFalse(Files.exists(output.resolve("frames.csv")));
    }
}
