package io.github.affectj.training.report;

import java.util.Locale;
import java.util.Map;

/** The scores of a model card, from a report as it is written down. */
final class ScoreTables {
    private ScoreTables() {}

    /**
     * The section of scores: a table of splits, and where there are raters or few groups, tables of
     * these.
     *
     * @param report scores by split, beside other facts
     * @param byStep whether steps were counted rather than clips
     */
    static String text(Map<String, Object> report, boolean byStep) {
        String unit = byStep ? Counted.STEPS : Counted.CLIPS;
        StringBuilder text = new StringBuilder();
        text.append(
                "\n## Scores\n\n"
                        + (byStep ? "Step by step" : "Clip by clip")
                        + ", with the stored weights; ECE with 15 bins, before and"
                        + " after temperature scaling. The interval is of 95 %: by group, groups are"
                        + " drawn again; by clip, it is Wilson's, as if the "
                        + unit
                        + " were independent. Chance is a guess at random, commonest the"
                        + " accuracy of always giving the most frequent label.\n\n| split | "
                        + unit
                        + " | groups | accuracy | interval | chance | commonest | macro-F1"
                        + " | ECE before | ECE after |\n|---|---|---|---|---|---|---|---|---|---|\n");
        report.forEach((split, value) -> split(text, split, value, unit));
        raters(text, report);
        MapTables.add(text, report);
        report.forEach((split, value) -> groups(text, split, value, unit));
        return text.toString();
    }

    private static void split(StringBuilder text, String split, Object value, String unit) {
        if (value instanceof Map<?, ?> s) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "| %s | %s | %s | %.3f | %.3f to %.3f %s | %.3f | %.3f (%s) | %.3f |"
                                    + " %.3f | %.3f |%n",
                            split,
                            s.get(unit),
                            s.get("groups"),
                            number(s, "accuracy"),
                            number(s, "accuracy_low"),
                            number(s, "accuracy_high"),
                            s.get("interval"),
                            number(s, "chance"),
                            number(s, "commonest_share"),
                            s.get("commonest_label"),
                            number(s, "macro_f1"),
                            number(s, "ece_before"),
                            number(s, "ece_after")));
        }
    }

    private static void raters(StringBuilder text, Map<String, Object> report) {
        StringBuilder rows = new StringBuilder();
        report.forEach(
                (split, value) -> {
                    if (value instanceof Map<?, ?> s && s.get("raters") instanceof Map<?, ?> r) {
                        rows.append(
                                String.format(
                                        Locale.ROOT,
                                        "| %s | %s | %.3f | %.3f | %s | %.3f | %.3f |%n",
                                        split,
                                        r.get("clips"),
                                        number(r, "agreement"),
                                        number(r, "majority_agreement"),
                                        oneMore(r),
                                        number(r, "log_loss"),
                                        number(r, "entropy")));
                    }
                });
        if (!rows.isEmpty()) {
            text.append(
                            "\nAgainst the raters: the share of them that gave the model's label, that"
                                    + " gave the commonest label (no model agrees with more), and that"
                                    + " gave the label of one more rater (what a person reaches; with *"
                                    + " too good, as the set does not tell how many rated); the"
                                    + " log-loss against their shares, and their entropy, which is the"
                                    + " lowest it can be.\n\n| split | clips | model | commonest |"
                                    + " one more rater | log-loss | entropy |\n"
                                    + "|---|---|---|---|---|---|---|\n")
                    .append(rows);
        }
    }

    private static String oneMore(Map<?, ?> raters) {
        return raters.containsKey("one_more_rater")
                ? String.format(
                        Locale.ROOT,
                        "%.3f%s",
                        number(raters, "one_more_rater"),
                        Boolean.TRUE.equals(raters.get("raters_counted")) ? "" : " *")
                : "not known";
    }

    private static void groups(StringBuilder text, String split, Object value, String unit) {
        if (value instanceof Map<?, ?> s && s.get("per_group") instanceof Map<?, ?> groups) {
            text.append(
                    "\n%s by group, with Wilson's intervals:\n\n| group | %s | accuracy | interval |\n|---|---|---|---|\n"
                            .formatted(split, unit));
            groups.forEach(
                    (name, scores) -> {
                        Map<?, ?> g = (Map<?, ?>) scores;
                        text.append(
                                String.format(
                                        Locale.ROOT,
                                        "| %s | %s | %.3f | %.3f to %.3f |%n",
                                        name,
                                        g.get(unit),
                                        number(g, "accuracy"),
                                        number(g, "accuracy_low"),
                                        number(g, "accuracy_high")));
                    });
        }
    }

    private static double number(Map<?, ?> scores, String key) {
        return ((Number) scores.get(key)).doubleValue();
    }
}
