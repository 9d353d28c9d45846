package io.github.affectj.training.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.training.data.ClipDataset;
import io.github.affectj.training.data.Sample;
import io.github.affectj.training.report.Evaluation;
import io.github.affectj.training.report.EvaluationSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sets whose clips are sorted by label and nothing else. */
class LabelFoldersTest {
    @TempDir Path temp;

    /** The miniature set as {@code label/designer-name.gif}. */
    private Path set() throws IOException {
        ClipDataset tiny = ClipDataset.open(Runs.TINY);
        for (Sample s : tiny.samples()) {
            Path folder = temp.resolve("set").resolve(tiny.labels().get(s.label()));
            Files.createDirectories(folder);
            String name = s.group() + "-" + s.path().getFileName();
            Files.copy(s.path(), folder.resolve(name));
        }
        return temp.resolve("set");
    }

    @Test
    void areSplitTrainedAndTheSplitCanBeUsedAgain() throws IOException {
        Path set = set();
        Path run = temp.resolve("run");
        List<String> told = new ArrayList<>();
        TrainingSession.run(
                Runs.of(set, run, 1, "", false, false, false),
                Progress.NONE,
                new TrainingListener() {
                    @Override
                    public void warning(String sentence) {
                        told.add(sentence);
                    }
                });
        String all = String.join("\n", told);
        assertTrue(all.contains("groups (5,") && all.contains("21, 7, 7"), all);
        Path dataset = run.resolve("dataset");
        assertTrue(all.contains(dataset.toString()), all);
        ClipDataset again = ClipDataset.open(dataset);
        assertEquals(35, again.samples().size());
        assertTrue(again.samples().stream().noneMatch(s -> s.group().isEmpty()));

        String model = run.resolve("model").toString();
        String card = Files.readString(run.resolve("model/MODEL_CARD.md"));
        assertTrue(card.contains("sorted by label alone") && card.contains("groups (5,"), card);
        assertEquals(7, evaluated(dataset, model, "test"));
        assertEquals(35, evaluated(set, model, "all"));
        String message =
                assertThrows(BadInputException.class, () -> evaluated(set, model, "test"))
                        .getMessage();
        assertTrue(message.contains("split=all"), message);

        // An interrupted run of the same set goes on with the same split.
        Runs.train(Runs.of(set, run, 1, "", true, false, false));
    }

    private int evaluated(Path dataset, String model, String split) {
        Path output = temp.resolve("scores of " + dataset.getFileName() + " " + split);
        return Evaluation.run(
                        new EvaluationSettings(dataset, model, split, "cpu", output), Progress.NONE)
                .clips();
    }
}
