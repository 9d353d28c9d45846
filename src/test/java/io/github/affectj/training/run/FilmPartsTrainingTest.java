package io.github.affectj.training.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.training.data.ClipDataset;
import io.github.affectj.training.data.DatasetSplitter;
import io.github.affectj.training.data.Sample;
import io.github.affectj.training.report.ClassificationReport;
import io.github.affectj.training.report.Evaluation;
import io.github.affectj.training.report.EvaluationSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data sets whose clips are parts of films. */
class FilmPartsTrainingTest {
    @TempDir Path temp;

    @BeforeEach
    void films() throws IOException {
        for (String name : List.of("one.mp4", "two.mp4", "three.mp4")) {
            Files.copy(Path.of("sample-data", "letter.mp4"), temp.resolve(name));
        }
    }

    /** A set of half seconds; the films take turns, as in a table that is sorted by label. */
    private Path set(String end) throws IOException {
        StringBuilder rows = new StringBuilder("path,start,end,label,split\n");
        for (int i = 0; i < 6; i++) {
            for (String film : List.of("one.mp4,train", "two.mp4,val", "three.mp4,test")) {
                String[] name = film.split(",");
                rows.append(
                        "%s,%s,%s,%s,%s\n"
                                .formatted(
                                        name[0],
                                        i / 2.0,
                                        i == 5 ? end : (i + 1) / 2.0,
                                        i % 2 == 0 ? "calm" : "tense",
                                        name[1]));
            }
        }
        Files.writeString(temp.resolve(ClipDataset.MANIFEST), rows);
        return temp;
    }

    private static boolean isOpen(Path film) throws IOException {
        Path all = Path.of("/proc/self/fd");
        if (!Files.isDirectory(all)) {
            return false;
        }
        try (Stream<Path> each = Files.list(all)) {
            for (Path one : each.toList()) {
                try {
                    if (Files.readSymbolicLink(one).equals(film.toRealPath())) {
                        return true;
                    }
                } catch (IOException e) {
                    continue; // closed meanwhile
                }
            }
        }
        return false;
    }

    @Test
    void aModelLearnsFromPartsAndIsScoredOnParts() throws IOException {
        Path set = set("3.0");
        TrainingSettings settings =
                Runs.smallest(Runs.of(set, temp.resolve("run"), 1, "", false, false, false));
        List<String> warnings = new ArrayList<>();
        ClassificationReport val =
                TrainingSession.run(
                        settings,
                        Progress.NONE,
                        new TrainingListener() {
                            @Override
                            public void warning(String sentence) {
                                warnings.add(sentence);
                            }
                        });
        assertTrue(val.accuracy() >= 0);
        // The films are copies of one, so that their parts stand in several splits, as they say.
        assertEquals(1, warnings.stream().filter(w -> w.contains("in two splits (12")).count());
        Evaluation.run(
                new EvaluationSettings(
                        set,
                        temp.resolve("run/model").toString(),
                        "test",
                        "cpu",
                        temp.resolve("scored")),
                Progress.NONE);
        String told = Files.readString(temp.resolve("scored/predictions.csv"));
        assertEquals(7, told.lines().count());
        assertTrue(told.contains("\nthree.mp4#0.0-0.5,calm,"), told);
        for (String film : List.of("one.mp4", "two.mp4", "three.mp4")) {
            assertFalse(isOpen(temp.resolve(film)), film);
        }
    }

    @Test
    void aPartBehindTheEndOfItsFilmIsRefused() throws IOException {
        Path set = set("999");
        String told =
                assertThrows(
                                BadInputException.class,
                                () ->
                                        Runs.train(
                                                Runs.smallest(
                                                        Runs.of(
                                                                set,
                                                                temp.resolve("run"),
                                                                1,
                                                                "",
                                                                false,
                                                                false,
                                                                false))))
                        .getMessage();
        assertTrue(told.contains("manifest.csv line 17: one.mp4 ends at"), told);
        assertFalse(Files.exists(temp.resolve("run")));
    }

    /** Without splits a film is what stays together. */
    @Test
    void filmsAreSplitWhole() throws IOException {
        Path set = set("3.0");
        Path manifest = set.resolve(ClipDataset.MANIFEST);
        Files.writeString(
                manifest,
                Files.readString(manifest)
                        .lines()
                        .map(line -> line.substring(0, line.lastIndexOf(',')))
                        .collect(Collectors.joining("\n")));
        ClipDataset split = DatasetSplitter.split(ClipDataset.open(set), 3, Progress.NONE);
        assertEquals(
                3,
                split.samples().stream()
                        .map(s -> s.path().getFileName() + " " + s.split())
                        .distinct()
                        .count());
        assertTrue(split.splitBy().contains("the films that clips are parts of"), split.splitBy());
        Path written = temp.resolve("written");
        DatasetSplitter.write(split, written);
        assertEquals(
                split.samples().stream().map(Sample::span).toList(),
                ClipDataset.open(written).samples().stream().map(Sample::span).toList());
    }
}
