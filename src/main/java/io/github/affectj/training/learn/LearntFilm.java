package io.github.affectj.training.learn;

import io.github.affectj.annotation.Tier;
import io.github.affectj.base.Counts;
import io.github.affectj.base.ForeignText;
import io.github.affectj.training.report.ClassificationReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What was learnt of a film.
 *
 * @param model the folder of the model
 * @param report the report.json
 * @param accuracy estimated share of segments that are right where a person has not labelled, 0 to
 *     1
 * @param isBetter whether it did better than always saying the commonest label; the sentences tell
 *     where that is not sure
 * @param howGood the estimate, in a sentence or two
 * @param next of each film what to label next; empty where nothing is left
 * @param sentences what the user should know, each a sentence
 */
public record LearntFilm(
        Path model,
        Path report,
        double accuracy,
        boolean isBetter,
        String howGood,
        List<Optional<Tier>> next,
        List<String> sentences) {

    private static final int MOST_NAMED = 5;

    /** What is told of a run. */
    static List<String> sentences(
            SegmentList list,
            List<LabelledFilm> films,
            Estimate estimate,
            List<LearningCurve.Point> curve,
            List<NextLabels.Next> next,
            boolean[] known) {
        List<String> told = new ArrayList<>();
        told.add(
                "Learnt from %s of the tier %s in %s: %s."
                        .formatted(
                                Counts.of(list.segments().size(), "segment"),
                                ForeignText.of(films.get(0).labels().name()),
                                films.size() == 1
                                        ? ForeignText.of(films.get(0).clip().name())
                                        : Counts.of(films.size(), "film"),
                                counted(list)));
        told.addAll(howGood(list, estimate));
        unseen(list, known).ifPresent(told::add);
        if (!curve.isEmpty()) {
            told.add(
                    "With fewer labels: "
                            + curve.stream()
                                    .map(
                                            p ->
                                                    String.format(
                                                            Locale.ROOT,
                                                            "%.2f with %d (%.2f to %.2f)",
                                                            p.accuracy(),
                                                            p.labels(),
                                                            p.low(),
                                                            p.high()))
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
        told.add(nextToLabel(list, films, next));
        return told;
    }

    /** How good the model is likely to be, and whether that can be trusted. */
    static List<String> howGood(SegmentList list, Estimate estimate) {
        ClassificationReport scores = estimate.scores();
        List<String> told = new ArrayList<>();
        told.add(
                String.format(
                        Locale.ROOT,
                        "Estimate on %s that were left out: %.2f of the segments right (95 %% interval %.2f to %.2f); by chance %.2f, always saying '%s' %.2f. Macro-F1 %.2f%s.",
                        list.things(),
                        scores.accuracy(),
                        estimate.accuracy().low(),
                        estimate.accuracy().high(),
                        scores.chance(),
                        ForeignText.of(scores.commonest().label()),
                        scores.commonestShare(),
                        scores.macroF1(),
                        Double.isNaN(estimate.macroF1().low())
                                ? ""
                                : String.format(
                                        Locale.ROOT,
                                        " (%.2f to %.2f)",
                                        estimate.macroF1().low(),
                                        estimate.macroF1().high())));
        doubt(list, estimate).ifPresent(told::add);
        return told;
    }

    /** Why the model is not to be trusted, or not yet. */
    private static Optional<String> doubt(SegmentList list, Estimate estimate) {
        String commonest = ForeignText.of(estimate.scores().commonest().label());
        if (estimate.isBetterThanCommonest()) {
            return Optional.empty();
        }
        return Optional.of(
                estimate.isAboveCommonest()
                        ? "That may be luck: with labels in only %d %s it is not sure that the model is better than always saying '%s'. Label in more of them."
                                .formatted(estimate.groups(), list.things(), commonest)
                        : "That is no better than always saying '%s': the model has learnt nothing of the labels that it could be trusted with. Label more, or labels that show in picture or sound."
                                .formatted(commonest));
    }

    private static String counted(SegmentList list) {
        int[] counts = list.counts();
        List<String> parts = new ArrayList<>();
        for (int k = 0; k < counts.length; k++) {
            parts.add(ForeignText.of(list.labels().get(k)) + " " + counts[k]);
        }
        return String.join(", ", parts);
    }

    private static Optional<String> unseen(SegmentList list, boolean[] known) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < known.length; i++) {
            String name = ForeignText.of(list.labels().get(list.segments().get(i).label()));
            if (!known[i] && !names.contains(name)) {
                names.add(name);
            }
        }
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "The estimate counts segments of %s as wrong where all others of the label were left out with them: label it in more places."
                                .formatted(String.join(", ", names)));
    }

    private static String nextToLabel(
            SegmentList list, List<LabelledFilm> films, List<NextLabels.Next> next) {
        if (next.isEmpty()) {
            return "All %s have labels, so that none is proposed to label next."
                    .formatted(list.things());
        }
        return "Best labelled next, since the model is least certain there: "
                + next.stream()
                        .limit(MOST_NAMED)
                        .map(
                                n ->
                                        (films.size() == 1
                                                        ? ""
                                                        : ForeignText.of(
                                                                        films.get(n.film())
                                                                                .clip()
                                                                                .name())
                                                                + " ")
                                                + n.segment().place())
                        .collect(Collectors.joining("; "))
                + (next.size() > MOST_NAMED
                        ? "; and %d more".formatted(next.size() - MOST_NAMED)
                        : "")
                + ".";
    }
}
