package io.github.affectj.laboratory.report;

import io.github.affectj.base.SafeFiles;
import io.github.affectj.base.Table;
import io.github.affectj.laboratory.grid.Comparison;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/**
 * {@code report.html}: all that a reader needs, in one file that opens without a network; nothing
 * in it runs.
 */
final class HtmlReport {
    private static final List<String> READING =
            List.of(
                    "A system is an architecture with its options and the length of its windows. It is trained once with each seed; a seed fixes the first weights, the order of the clips and their variants, so that the same seed gives the same run.",
                    "Accuracy is the share of the test clips whose label was named. Chance is what a guess at random among the labels reaches; commonest share is what one reaches by always saying the commonest label. A system that is not clearly above both has learnt nothing that is of use.",
                    "Precision is how often a label is right where it is said, recall how often it is said where it is right, F1 their harmonic mean. \"Macro\" is the mean over the labels, each counting the same, however many clips it has.",
                    "ECE (expected calibration error) is how far the stated probabilities are from how often they are right, 0 being best; log loss also punishes what is wrong and sure.",
                    "There are two kinds of intervals. The one of a single run (Wilson) tells how far its accuracy would move with other test clips. The one of a system (Student's t over the seeds) tells how far its mean would move with other seeds; with two or three seeds it is wide, and may reach beyond 0 and 1. Without a second seed there is none.",
                    "Against the first system, look at the difference of accuracy with its bootstrap interval: where the interval holds 0, the test clips do not tell the two apart. The p-value is McNemar's; where several systems are compared, read Holm's. A large p-value is no proof that two systems are equal.",
                    "All of this takes the test clips as independent of each other. Where several come from one film, person or designer, the truth is less sure than the intervals say.");

    private HtmlReport() {}

    /**
     * Writes the page.
     *
     * @param folder of the comparison, which holds the drawn figures
     */
    static void write(
            Comparison comparison, ComparisonReport.Content content, Path folder, Path figures) {
        StringBuilder body = new StringBuilder();
        String title = "Comparison of emotion models: " + folder.getFileName();
        body.append("<h1>").append(Html.text(title)).append("</h1>\n");
        if (comparison.settings().isLeaking()) {
            body.append(
                    "<p class=\"leak\">LEAKS: the clips were split at random, clip by clip. Clips of one group (the same character, speaker or film) lie in training and test, so that every score here is too good. Compare with the same settings and split=groups.</p>\n");
        }
        body.append(
                Html.paragraph(
                        "%d of %d runs ended well. Clips: %s."
                                .formatted(
                                        comparison.results().size() - comparison.failed().size(),
                                        comparison.results().size(),
                                        comparison.data().counts())));
        comparison.data().notes().forEach(note -> body.append(Html.note(note)));
        body.append(
                Html.table(
                        content.summary(),
                        List.of(
                                "system",
                                "seeds",
                                "split",
                                "clips",
                                "accuracy",
                                "accuracy_sd",
                                "accuracy_low",
                                "accuracy_high",
                                "macro_f1",
                                "chance",
                                "commonest_share",
                                "vs_first_accuracy",
                                "vs_first_low",
                                "vs_first_high",
                                "vs_first_mcnemar_p",
                                "vs_first_holm_p"),
                        "summary.csv"));
        body.append("<h2>How to read this</h2>\n<ul>\n");
        READING.forEach(s -> body.append("<li>").append(Html.text(s)).append("</li>\n"));
        body.append("</ul>\n<h2>Tables</h2>\n");
        for (Table table : content.tables()) {
            body.append(Html.table(table, table.header(), "tables/" + table.file() + ".csv"));
        }
        body.append("<h2>Figures</h2>\n");
        for (Figure figure : content.figures()) {
            Path png = figures.resolve(figure.file() + ".png");
            if (Files.exists(png)) {
                body.append(Html.figure(figure, base64(png)));
            }
        }
        body.append("<h2>Runs</h2>\n");
        body.append(
                Html.table(
                        content.runs(),
                        List.of(
                                "run",
                                "system",
                                "seed",
                                "split",
                                "clips",
                                "accuracy",
                                "accuracy_low",
                                "accuracy_high",
                                "macro_f1",
                                "ece",
                                "log_loss",
                                "chance",
                                "commonest_share",
                                "epochs",
                                "seconds",
                                "parameters",
                                "flops_window",
                                "memory_mb",
                                "ms_a_window",
                                "ms_a_clip",
                                "error"),
                        "comparison.csv"));
        SafeFiles.writeText(folder.resolve("report.html"), Html.page(title, body.toString()));
    }

    private static String base64(Path png) {
        try {
            return Base64.getEncoder().encodeToString(Files.readAllBytes(png));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
