package io.github.affectj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.commands.CompareModelsCommand;
import io.github.affectj.commands.EvaluateModelCommand;
import io.github.affectj.commands.ExportAnnotationsCommand;
import io.github.affectj.commands.ExportFeaturesCommand;
import io.github.affectj.commands.ImportAnnotationsCommand;
import io.github.affectj.commands.OpenVideoCommand;
import io.github.affectj.commands.TrainModelCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Macros that label films, and train, score, compare and export by the labels. */
class FilmTiersMacroTest {
    @TempDir private Path folder;

    private Path set;

    @BeforeEach
    void labelledFilms() throws IOException {
        for (Class<? extends org.scijava.command.Command> command :
                List.of(
                        OpenVideoCommand.class,
                        ImportAnnotationsCommand.class,
                        ExportAnnotationsCommand.class,
                        TrainModelCommand.class,
                        EvaluateModelCommand.class,
                        CompareModelsCommand.class,
                        ExportFeaturesCommand.class)) {
            Macros.install(command);
        }
        set = Files.createDirectory(folder.resolve("set"));
        Path table = folder.resolve("labels.csv");
        Files.writeString(
                table, "tier,start,end,label\nmood,0,1,calm\nmood,1,2.5,tense\nscene,0,2.5,room\n");
        List<String> clips =
                List.of(
                        "train/emojione/negative/negative-082.mp4",
                        "train/emojione/positive/positive-087.mp4",
                        "val/streamline-emojis/neutral/neutral-018.mp4");
        for (int i = 0; i < clips.size(); i++) {
            Path film = set.resolve("film" + i + ".mp4");
            Files.copy(Path.of("sample-data/av3").resolve(clips.get(i)), film);
            Macros.runOrFail(
                    ("run('Open Video with Audio...', 'path=[%s]');"
                                    + "run('Import Annotations...', 'path=[%s]');"
                                    + "run('Export Annotations...', 'path=[%s]'); close();")
                            .formatted(film, table, set.resolve("film" + i + ".eaf")));
        }
    }

    @AfterEach
    void close() {
        Macros.closeImages();
    }

    @Test
    void aTierTrainsAModelThatIsScoredOnATier() throws IOException {
        String keys =
                "dataset=[%s] output=[%s] architecture=demo-mean-colour epochs=1 size=32 frames=1"
                        + " device=cpu";
        Path run = folder.resolve("run");
        Macros.Outcome outcome =
                Macros.run(
                        "run('Train Emotion Model...', '"
                                + keys.formatted(set, run)
                                + "'); return 'no';");
        assertTrue(outcome.error().contains("give tier, one of mood, scene"), outcome.toString());
        Macros.runOrFail(
                "run('Train Emotion Model...', '" + keys.formatted(set, run) + " tier=mood');");
        List<String> written = Files.readAllLines(run.resolve("dataset/manifest.csv"));
        assertEquals("path,label,split,group,start,end", written.get(0));
        assertEquals(7, written.size());
        assertTrue(
                Files.readString(run.resolve("config.json")).contains("\"tier\": \"mood\""),
                "config.json");
        outcome =
                Macros.run(
                        ("run('Evaluate Emotion Model...', 'dataset=[%s] tier=mood split=all"
                                        + " model=[%s] device=cpu output=[%s]'); return 'scored';")
                                .formatted(set, run.resolve("model"), folder.resolve("scored")));
        assertNull(outcome.error());
        List<String> predictions = Files.readAllLines(folder.resolve("scored/predictions.csv"));
        assertEquals(7, predictions.size());
        assertTrue(predictions.get(1).startsWith("film0.mp4#0.0-1.0,calm,"), predictions.get(1));
    }

    @Test
    void aTierIsComparedAndExported() throws IOException {
        Path grid = folder.resolve("grid");
        Macros.runOrFail(
                ("run('Compare Emotion Models...', 'dataset=[%s] tier=mood output=[%s]"
                                + " architectures=demo-mean-colour frames=1 seeds=1 epochs=1 size=32"
                                + " device=cpu');")
                        .formatted(set, grid));
        assertTrue(Files.exists(grid.resolve("report.html")));
        Path features = folder.resolve("features");
        Macros.runOrFail(
                "run('Export Features...', 'input=[%s] tier=mood output=[%s]');"
                        .formatted(set, features));
        List<String> rows = Files.readAllLines(features.resolve("manifest.csv"));
        assertEquals(7, rows.size());
        assertTrue(rows.get(1).contains(",calm,"), rows.get(1));
        assertTrue(rows.get(1).contains("film0.mp4"), rows.get(1));
    }
}
