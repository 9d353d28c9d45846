package io.github.affectj.training.learn;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.github.affectj.base.CsvWriter;
import io.github.affectj.base.SafeFiles;
import io.github.affectj.model.scoring.ClipScores;
import io.github.affectj.result.EmotionLabels;
import io.github.affectj.training.report.ClassificationReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is told of a run, as files. */
final class LearnFolder {
    /** Folder of the model. */
    static final String MODEL = "model";

    /** The scores. */
    static final String REPORT = "report.json";

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final Path folder;
    private final SegmentList list;
    private final List<LabelledFilm> films;

    LearnFolder(Path folder, SegmentList list, List<LabelledFilm> films) {
        this.folder = folder;
        this.list = list;
        this.films = films;
    }

    private interface Rows {
        void write(CsvWriter csv) throws IOException;
    }

    private void table(String name, Rows rows) {
        SafeFiles.write(
                folder.resolve(name),
                file -> {
                    try (CsvWriter csv =
                            new CsvWriter(
                                    Files.newBufferedWriter(file, StandardCharsets.UTF_8), ',')) {
                        rows.write(csv);
                    }
                });
    }

    /** A row a segment: what the head said of it that had not seen its fold. */
    void writeFolds(Examples examples, HeadSearch.Found found, double temperature) {
        table(
                "folds.csv",
                csv -> {
                    List<Object> header =
                            new ArrayList<>(
                                    List.of(
                                            "film",
                                            "start_s",
                                            "end_s",
                                            "group",
                                            "fold",
                                            "truth",
                                            "prediction",
                                            "probability"));
                    list.labels().forEach(label -> header.add("p_" + label));
                    csv.row(header);
                    for (int i = 0; i < list.segments().size(); i++) {
                        LabelledSegment one = list.segments().get(i);
                        double[] p = ClipScores.softmax(found.logits().get(i), temperature);
                        int said = EmotionLabels.argMax(p);
                        List<Object> row =
                                new ArrayList<>(
                                        List.of(
                                                films.get(one.film()).clip().name(),
                                                seconds(one.segment().start()),
                                                seconds(one.segment().end()),
                                                one.group() + 1,
                                                examples.folds()[i] + 1,
                                                list.labels().get(one.label()),
                                                list.labels().get(said),
                                                share(p[said])));
                        for (double v : p) {
                            row.add(share(v));
                        }
                        csv.row(row);
                    }
                });
    }

    /** A row for each number of labels. */
    void writeCurve(List<LearningCurve.Point> points) {
        table(
                "learning-curve.csv",
                csv -> {
                    csv.row(
                            List.of(
                                    "labels",
                                    "accuracy",
                                    "accuracy_low",
                                    "accuracy_high",
                                    "macro_f1"));
                    for (LearningCurve.Point p : points) {
                        csv.row(
                                List.of(
                                        p.labels(),
                                        share(p.accuracy()),
                                        share(p.low()),
                                        share(p.high()),
                                        share(p.macroF1())));
                    }
                });
    }

    /** A row for each stretch that is best labelled next. */
    void writeNext(List<NextLabels.Next> all) {
        table(
                "next.csv",
                csv -> {
                    List<Object> header =
                            new ArrayList<>(
                                    List.of("rank", "film", "start_s", "end_s", "uncertainty"));
                    list.labels().forEach(label -> header.add("p_" + label));
                    csv.row(header);
                    int rank = 0;
                    for (NextLabels.Next next : all) {
                        List<Object> row =
                                new ArrayList<>(
                                        List.of(
                                                ++rank,
                                                films.get(next.film()).clip().name(),
                                                seconds(next.segment().start()),
                                                seconds(next.segment().end()),
                                                share(next.uncertainty())));
                        for (double p : next.probabilities()) {
                            row.add(share(p));
                        }
                        csv.row(row);
                    }
                });
    }

    /** The scores and what they were measured with. */
    void writeReport(
            Map<String, Object> training,
            Map<String, Object> estimate,
            ClassificationReport scores) {
        Map<String, Object> report = new LinkedHashMap<>(training);
        Map<String, Object> all = new LinkedHashMap<>(estimate);
        Map<String, Object> perLabel = new LinkedHashMap<>();
        for (ClassificationReport.Scores one : scores.perLabel()) {
            Map<String, Object> of = new LinkedHashMap<>();
            of.put("segments", one.clips());
            of.put("precision", one.precision());
            of.put("recall", one.recall());
            of.put("f1", one.f1());
            perLabel.put(one.label(), of);
        }
        all.put("per_label", perLabel);
        report.put("estimate", all);
        SafeFiles.writeText(folder.resolve(REPORT), GSON.toJson(report) + "\n");
        SafeFiles.writeText(folder.resolve("confusion.csv"), scores.confusionCsv());
    }

    private static String seconds(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static String share(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }
}
