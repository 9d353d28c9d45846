package io.github.affectj.laboratory.report;

import io.github.affectj.laboratory.grid.CellResult;
import io.github.affectj.laboratory.grid.Comparison;
import io.github.affectj.laboratory.statistics.MeanInterval;
import io.github.affectj.training.report.ClassificationReport;
import io.github.affectj.training.report.EpochMetrics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** The figures of Liang 2023 (3 to 7) for any grid, and accuracy over the length of windows. */
final class Figures {
    /** Epochs at the end that figure 5 shows, as the paper does. */
    private static final int LAST = 25;

    private final Comparison comparison;
    private final List<SystemSummary> systems;
    private final List<Figure.Level> guesses;

    Figures(Comparison comparison) {
        this.comparison = comparison;
        systems = SystemSummary.of(comparison);
        ClassificationReport any = systems.get(0).any();
        guesses =
                List.of(
                        new Figure.Level(shown("chance %.3f", any.chance()), any.chance()),
                        new Figure.Level(
                                shown(
                                        "always \"" + any.commonest().label() + "\" %.3f",
                                        any.commonestShare()),
                                any.commonestShare()));
    }

    private static String shown(String form, double value) {
        return String.format(Locale.ROOT, form, value);
    }

    /** All of them, in the order of their numbers. */
    List<Figure> all() {
        List<Figure> all = new ArrayList<>();
        all.add(
                curves(
                        "figure3_loss",
                        "Figure 3. Training loss",
                        "train loss",
                        EpochMetrics::trainLoss));
        all.add(
                curves(
                        "figure3_validation_loss",
                        "Figure 3b. Validation loss",
                        "validation loss",
                        EpochMetrics::valLoss));
        all.add(labels());
        all.add(scores());
        all.add(
                curves(
                        "figure5_accuracy",
                        "Figure 5b. Validation accuracy",
                        "validation accuracy",
                        EpochMetrics::valAccuracy));
        all.add(bars());
        systems.forEach(s -> all.add(matrix(s)));
        if (systems.stream().anyMatch(s -> s.system().framesVary())) {
            all.add(lengths());
        }
        return all;
    }

    /** A curve a system, the mean over the seeds that reached the epoch. */
    private Figure curves(
            String file, String title, String yLabel, ToDoubleFunction<EpochMetrics> value) {
        List<Figure.Curve> curves = new ArrayList<>();
        for (SystemSummary s : systems) {
            curves.add(curve(s.system().label(), s, value, Integer.MAX_VALUE));
        }
        return new Figure.Lines(
                file,
                title,
                "Mean over the seeds." + earlyEnds(systems) + leak(),
                "epoch",
                yLabel,
                curves,
                List.of());
    }

    /** What a curve may jump by: the mean of the later epochs is that of the runs left. */
    private static String earlyEnds(List<SystemSummary> shown) {
        return shown.stream().anyMatch(SystemSummary::endsDiffer)
                ? " Runs that ended early are left out of the epochs after their end."
                : "";
    }

    private static Figure.Curve curve(
            String label, SystemSummary s, ToDoubleFunction<EpochMetrics> value, int last) {
        int epochs = s.runs().stream().mapToInt(r -> r.epochs().size()).max().orElse(0);
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int e = Math.max(0, epochs - last); e < epochs; e++) {
            int at = e;
            x.add((double) (e + 1));
            y.add(
                    s.runs().stream()
                            .map(CellResult::epochs)
                            .filter(all -> at < all.size())
                            .mapToDouble(all -> value.applyAsDouble(all.get(at)))
                            .average()
                            .orElse(Double.NaN));
        }
        return new Figure.Curve(label, x, y);
    }

    private Figure labels() {
        SystemSummary first = systems.get(0);
        List<Figure.Bar> bars = new ArrayList<>();
        Map<String, ToDoubleFunction<ClassificationReport.Scores>> scores = new LinkedHashMap<>();
        scores.put("precision", ClassificationReport.Scores::precision);
        scores.put("recall", ClassificationReport.Scores::recall);
        scores.put("F1", ClassificationReport.Scores::f1);
        for (int k = 0; k < first.any().labels().size(); k++) {
            String label = first.any().labels().get(k);
            for (var e : scores.entrySet()) {
                bars.add(bar(label, e.getKey(), first.label(k, e.getValue())));
            }
        }
        return new Figure.Bars(
                "figure4_labels",
                "Figure 4. Labels of " + first.system().label(),
                "Means over the seeds with their 95 % intervals." + leak(),
                "score",
                bars,
                List.of());
    }

    private Figure scores() {
        SystemSummary first = systems.get(0);
        return new Figure.Lines(
                "figure5_scores",
                "Figure 5. Validation scores of " + first.system().label(),
                "The last %d epochs at most; means over the labels and seeds.".formatted(LAST)
                        + earlyEnds(List.of(first))
                        + leak(),
                "epoch",
                "score",
                List.of(
                        curve("precision", first, EpochMetrics::valMacroPrecision, LAST),
                        curve("recall", first, EpochMetrics::valMacroRecall, LAST),
                        curve("F1", first, EpochMetrics::valMacroF1, LAST)),
                List.of());
    }

    private Figure bars() {
        List<Figure.Bar> bars = new ArrayList<>();
        for (SystemSummary s : systems) {
            bars.add(
                    bar(
                            s.system().architecture(),
                            s.system().label(),
                            s.over(ClassificationReport::accuracy)));
        }
        List<String> modalities =
                systems.stream().map(s -> option(s, "modality")).distinct().toList();
        if (modalities.size() > 1 && !modalities.contains("")) {
            bars = byModality(modalities);
        }
        return new Figure.Bars(
                "figure6_systems",
                "Figure 6. Accuracy",
                "Means over the seeds with their 95 % intervals." + leak(),
                "accuracy",
                bars,
                guesses);
    }

    /** As the paper groups them: methods side by side for each kind of features. */
    private List<Figure.Bar> byModality(List<String> modalities) {
        List<Figure.Bar> bars = new ArrayList<>();
        for (String modality : modalities) {
            for (SystemSummary s : systems) {
                if (option(s, "modality").equals(modality)) {
                    String label =
                            s.system()
                                    .label()
                                    .replaceFirst("modality:\\w+(, )?", "")
                                    .replace(", )", ")")
                                    .replace("()", "");
                    bars.add(bar(modality, label, s.over(ClassificationReport::accuracy)));
                }
            }
        }
        return bars;
    }

    private static String option(SystemSummary s, String name) {
        return Arrays.stream(s.system().options().split(", ", -1))
                .filter(o -> o.startsWith(name + ":"))
                .map(o -> o.substring(name.length() + 1))
                .findFirst()
                .orElse("");
    }

    private static Figure.Bar bar(String group, String label, MeanInterval i) {
        return new Figure.Bar(group, label, i.mean(), i.low(), i.high());
    }

    private Figure matrix(SystemSummary s) {
        return new Figure.Matrix(
                String.format(Locale.ROOT, "figure7_confusion_%02d", s.system().number()),
                "Figure 7. Confusions of " + s.system().label(),
                "Clips by true label (rows) and predicted label (columns), summed over %d %s."
                                .formatted(s.runs().size(), s.runs().size() == 1 ? "seed" : "seeds")
                        + leak(),
                s.any().labels(),
                Arrays.asList(s.confusion()));
    }

    /** Section 4.3 of Zhang et al. 2022: accuracy with windows of 2, 4, 6 and 8 frames. */
    private Figure lengths() {
        Map<String, Map<Integer, Double>> byName = new LinkedHashMap<>();
        for (SystemSummary s : systems) {
            byName.computeIfAbsent(s.system().nameWithoutFrames(), n -> new TreeMap<>())
                    .put(s.system().frames(), s.over(ClassificationReport::accuracy).mean());
        }
        List<Figure.Curve> curves = new ArrayList<>();
        byName.forEach(
                (name, values) ->
                        curves.add(
                                new Figure.Curve(
                                        name,
                                        values.keySet().stream().map(f -> (double) f).toList(),
                                        List.copyOf(values.values()))));
        return new Figure.Lines(
                "lengths",
                "Accuracy by length of the windows",
                "Means over the seeds." + leak(),
                "frames",
                "accuracy",
                curves,
                guesses);
    }

    private String leak() {
        return comparison.settings().isLeaking()
                ? " LEAKS: split clip by clip, so that these scores are too good."
                : "";
    }
}
