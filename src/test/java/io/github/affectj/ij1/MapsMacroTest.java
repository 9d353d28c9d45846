package io.github.affectj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.affectj.commands.EvaluateModelCommand;
import io.github.affectj.commands.OpenGifStackCommand;
import io.github.affectj.commands.RecognizeEmotionsCommand;
import io.github.affectj.commands.ShowAttentionCommand;
import io.github.affectj.model.TestModels;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where heat maps point, and how far to trust them, as a macro is told. */
class MapsMacroTest {
    @TempDir static Path folder;
    private static Path model;
    private static List<Path> clips;

    @BeforeAll
    static void install() throws IOException {
        List.of(
                        EvaluateModelCommand.class,
                        OpenGifStackCommand.class,
                        RecognizeEmotionsCommand.class,
                        ShowAttentionCommand.class)
                .forEach(Macros::install);
        model = TestModels.store(folder);
        try (Stream<Path> files = Files.walk(Path.of("sample-data/tiny/test").toAbsolutePath())) {
            clips =
                    files.filter(f -> f.toString().matches(".*(happiness|sadness|anger).*gif"))
                            .sorted()
                            .toList();
        }
        assertEquals(3, clips.size());
    }

    @AfterEach
    void close() {
        Macros.closeImages();
    }

    /** A set of three drawings of 64 x 64 pixels, of which two tell a box. */
    private static Path set(String name, String box) throws IOException {
        Path set = Files.createDirectory(folder.resolve(name));
        StringBuilder table = new StringBuilder("path;label;split;figure\n");
        for (int i = 0; i < clips.size(); i++) {
            Path clip = clips.get(i);
            table.append(clip)
                    .append(';')
                    .append(clip.getParent().getFileName())
                    .append(";test;")
                    .append(i == 0 ? "" : box)
                    .append('\n');
        }
        Files.writeString(set.resolve("manifest.csv"), table);
        return set;
    }

    private static String evaluate(Path set, Path output, String more) {
        return "run('Evaluate Emotion Model...', 'dataset=[%s] model=[%s] device=cpu output=[%s] %s'); return 'done';"
                .formatted(set, model, output, more);
    }

    private static String log(Runnable macro) {
        PrintStream console = System.out;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            macro.run();
        } finally {
            System.setOut(console);
        }
        return log.toString(StandardCharsets.UTF_8);
    }

    @Test
    void anEvaluationTellsWhereMapsPoint() throws IOException {
        Path output = folder.resolve("evaluated");
        Path set = set("set", "0,0,32,64");
        String log = log(() -> Macros.runOrFail(evaluate(set, output, "maps=true tested=1")));
        JsonObject maps =
                JsonParser.parseString(Files.readString(output.resolve("report.json")))
                        .getAsJsonObject()
                        .getAsJsonObject("maps")
                        .getAsJsonObject("gradcam");
        assertEquals(2, maps.get("clips").getAsInt());
        assertEquals(0.5, maps.get("area").getAsDouble(), 1e-9);
        assertEquals(0.5, maps.get("pointing_chance").getAsDouble(), 1e-9, "2 x 2 cells");
        assertEquals(1, maps.get("tested_clips").getAsInt());
        String told =
                "evaluated: Grad-CAM of 2 clips with a known figure: peak in the figure's box in %.3f"
                        .formatted(maps.get("pointing").getAsDouble());
        assertTrue(log.contains(told), log);
        assertTrue(log.contains("Grad-CAM tested by deletion and insertion on 1 clip: "), log);
        assertTrue(log.contains("tells of 2 of 3 clips where their figure is"), log);
        List<String> rows = Files.readAllLines(output.resolve("maps.csv"));
        assertEquals(3, rows.size());
        assertTrue(rows.get(0).startsWith("path,group,source,frames,pointing,mass,area,"));
        assertTrue(rows.get(1).matches(".*,gradcam,.*,(yes|no)"), rows.get(1));
        assertTrue(rows.get(2).endsWith(",,,,,,"), rows.get(2));
    }

    @Test
    void withoutTheKeyNothingIsSaidOfMaps() throws IOException {
        Path output = folder.resolve("plain");
        Path set = set("plainset", "60,60,64,64");
        String log = log(() -> Macros.runOrFail(evaluate(set, output, "")));
        assertFalse(log.contains("Grad-CAM"), log);
        assertFalse(Files.readString(output.resolve("report.json")).contains("maps"));
        assertFalse(Files.exists(output.resolve("maps.csv")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "far    | 60,60,64,64 | manifest.csv line 3: the figure 60,60,64,64 lies beyond",
                "three  | 1,2,3       | the figure '1,2,3' is no box; needed are x,y,width,height",
                "letter | a,b,c,d     | the figure 'a,b,c,d' is no box",
                "flat   | 1,2,0,3     | the figure '1,2,0,3' is no box",
            })
    void aBoxThatIsNoneIsRefused(String name, String box, String sentence) throws IOException {
        Path output = folder.resolve(name + "-out");
        Macros.Outcome outcome = Macros.run(evaluate(set(name, box), output, "maps=true tested=0"));
        assertTrue(outcome.aborted(), outcome + "");
        assertTrue(outcome.error().contains(sentence), outcome.error());
        assertFalse(Files.exists(output.resolve("report.json")));
    }

    /** The verdict in log and table is what the table's numbers say. */
    @Test
    void anAttentionTestEndsInAVerdict() {
        String[] verdict = new String[1];
        String log =
                log(
                        () ->
                                verdict[0] =
                                        Macros.run(
                                                        "run('Open GIF Stack...', 'path=[%s]');"
                                                                        .formatted(clips.get(0))
                                                                + "run('Recognize Emotions...', 'model=["
                                                                + model
                                                                + "] device=cpu');"
                                                                + "run('Show Attention...', 'test=true');"
                                                                + "limit = 2 * getResult('random_sd', 0);"
                                                                + "d = 0; if (getResult('random', 0) - getResult('deletion', 0) > limit) d = 1;"
                                                                + "i = 0; if (getResult('insertion', 0) - getResult('random', 0) > limit) i = 1;"
                                                                + "return '' + d + '' + i + '' + getResultString('verdict', 0);")
                                                .returned());
        String brief =
                switch (verdict[0].substring(0, 2)) {
                    case "11" -> "Lean on this map";
                    case "00" -> "Do not lean on this map";
                    default -> "Lean on this map with care";
                };
        assertEquals(brief, verdict[0].substring(2));
        assertTrue(log.contains("\n" + brief + ": deleting by it is "), log);
    }
}
