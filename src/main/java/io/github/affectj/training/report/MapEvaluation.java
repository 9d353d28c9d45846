package io.github.affectj.training.report;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.CsvWriter;
import io.github.affectj.base.Progress;
import io.github.affectj.base.SafeFiles;
import io.github.affectj.explain.PointingGame;
import io.github.affectj.features.Modalities;
import io.github.affectj.media.Clip;
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.result.Faithfulness;
import io.github.affectj.training.data.ClipDataset;
import io.github.affectj.training.data.ClipSource;
import io.github.affectj.training.data.Sample;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The part of an evaluation that is about heat maps. */
final class MapEvaluation {
    /** A row a clip and source of maps, beside the report. */
    static final String TABLE = "maps.csv";

    private static final List<String> POINTED =
            List.of("frames", "pointing", "mass", "area", "pointing_chance", "pointing_middle");
    private static final List<String> TESTED =
            List.of("label", "deletion", "insertion", "random", "random_sd", "both_better");

    private MapEvaluation() {}

    /** Refuses what has no pictures. */
    static void requirePictures(ClipDataset dataset, EmotionPredictor predictor) {
        if (dataset.isFeatures()) {
            throw new BadInputException(
                    "maps=true: the data set %s holds feature files, which have no picture to look at; allowed is false."
                            .formatted(dataset.folder()));
        }
        if (!predictor.streams().taken().visual()) {
            throw new BadInputException(
                    "maps=true: the model %s takes no video, so that it has no heat maps; allowed is false."
                            .formatted(predictor.spec().id()));
        }
    }

    /**
     * Adds tests of some clips, evenly chosen, and tells what can't be measured.
     *
     * @param clips where the clips come from
     * @param scores where the maps point
     * @param tester null for no tests
     * @param most clips that are tested
     */
    static MapScores run(
            ClipSource clips,
            MapScores scores,
            List<Sample> samples,
            MapTester tester,
            int most,
            Progress progress,
            Consumer<String> notes) {
        long told = samples.stream().filter(s -> s.figure() != null).count();
        if (told < samples.size()) {
            notes.accept(
                    "The data set tells of %d of %d clips where their figure is (column %s of its %s), so that the pointing game is played with %s."
                            .formatted(
                                    told,
                                    samples.size(),
                                    ClipDataset.FIGURE,
                                    ClipDataset.MANIFEST,
                                    told == 0 ? "none" : "these"));
        }
        List<MapScores.Tested> tested = new ArrayList<>();
        List<Sample> some = tester == null ? List.of() : some(samples, most);
        for (int i = 0; i < some.size(); i++) {
            Sample sample = some.get(i);
            Progress part = progress.part((double) i / some.size(), (i + 1.0) / some.size());
            try (Clip clip = clips.open(sample, Modalities.BOTH, 0, part)) {
                tester.test(clip, part)
                        .forEach(
                                (source, f) -> tested.add(new MapScores.Tested(sample, source, f)));
            }
        }
        return scores.withTested(tested);
    }

    /** So many, evenly from first to last: of clips whose figure is told, if there are any. */
    static List<Sample> some(List<Sample> samples, int most) {
        List<Sample> known = samples.stream().filter(s -> s.figure() != null).toList();
        List<Sample> from = known.isEmpty() ? samples : known;
        int count = Math.min(most, from.size());
        List<Sample> some = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            some.add(from.get((int) ((long) i * from.size() / count)));
        }
        return some;
    }

    /** Writes {@link #TABLE}. */
    static void write(MapScores scores, Path dataset, Path folder) {
        Map<String, List<Object>> rows = new LinkedHashMap<>();
        for (MapScores.Pointed p : scores.pointed()) {
            PointingGame.Found f = p.found();
            row(rows, p.clip(), p.source(), dataset)
                    .addAll(
                            List.of(
                                    f.frames(),
                                    f.peak(),
                                    f.mass(),
                                    f.area(),
                                    f.chance(),
                                    f.middle()));
        }
        for (MapScores.Tested t : scores.tested()) {
            Faithfulness f = t.found();
            List<Object> row = row(rows, t.clip(), t.source(), dataset);
            fill(row, 3 + POINTED.size());
            row.addAll(
                    List.of(
                            f.label(),
                            f.deletion(),
                            f.insertion(),
                            f.random(),
                            f.randomSd(),
                            f.deletesBetter() && f.insertsBetter() ? "yes" : "no"));
        }
        List<String> header = new ArrayList<>(List.of("path", "group", "source"));
        header.addAll(POINTED);
        header.addAll(TESTED);
        SafeFiles.write(
                folder.resolve(TABLE),
                file -> {
                    try (CsvWriter csv =
                            new CsvWriter(
                                    Files.newBufferedWriter(file, StandardCharsets.UTF_8), ',')) {
                        csv.row(header);
                        for (List<Object> row : rows.values()) {
                            fill(row, header.size());
                            csv.row(row);
                        }
                    }
                });
    }

    private static List<Object> row(
            Map<String, List<Object>> rows, Sample sample, String source, Path dataset) {
        return rows.computeIfAbsent(
                source + "|" + sample.where(),
                k -> new ArrayList<>(List.of(sample.nameIn(dataset), sample.group(), source)));
    }

    private static void fill(List<Object> row, int size) {
        row.addAll(Collections.nCopies(Math.max(0, size - row.size()), ""));
    }
}
