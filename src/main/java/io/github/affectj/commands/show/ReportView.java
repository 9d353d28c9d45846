package io.github.affectj.commands.show;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.ResultsTable;
import io.github.affectj.base.ForeignText;
import io.github.affectj.overlay.OwnerStack;
import io.github.affectj.overlay.PngFiles;
import io.github.affectj.overlay.plot.ConfusionMatrixImage;
import io.github.affectj.training.report.ClassificationReport;
import io.github.affectj.training.report.Counted;
import io.github.affectj.training.report.Interval;
import io.github.affectj.training.report.MapScores;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Shows how well a model names the labels of a data set. */
public final class ReportView {
    private ReportView() {}

    /** Writes {@code confusion.png} to a folder, shows it, and puts the main numbers in the log. */
    public static void show(ClassificationReport report, Path folder) {
        ImagePlus matrix = ConfusionMatrixImage.create(report.labels(), report.confusion());
        PngFiles.write(matrix, folder.resolve("confusion.png"));
        matrix.setTitle(matrix.getTitle() + " of " + ForeignText.of(folder.getFileName()));
        OwnerStack.setNone(matrix);
        matrix.show();
        lines(report, ForeignText.of(folder.getFileName()), Counted.unit(folder)).forEach(IJ::log);
    }

    /**
     * The main numbers, and what they are to be held against.
     *
     * @param name of what was scored
     * @param unit what was counted, a word
     */
    static List<String> lines(ClassificationReport report, String name, String unit) {
        List<String> lines = new ArrayList<>();
        Interval interval = report.accuracyInterval();
        String groups = report.groups().count();
        lines.add(
                String.format(
                        Locale.ROOT,
                        "%s: %s: %d%s, accuracy %.3f (95 %% interval %.3f to %.3f%s; chance %.3f,"
                                + " always '%s' %.3f), macro-F1 %.3f, ECE %.3f (%.3f before scaling)",
                        name,
                        unit,
                        report.clips(),
                        groups.isEmpty() ? "" : " of " + groups,
                        report.accuracy(),
                        interval.low(),
                        interval.high(),
                        report.groups().isDrawn() ? " by group" : "",
                        report.chance(),
                        report.commonest().label(),
                        report.commonestShare(),
                        report.macroF1(),
                        report.eceAfter(),
                        report.eceBefore()));
        if (!report.groups().text().isEmpty()) {
            lines.add(name + ": " + report.groups().text());
        }
        if (report.raters() != null) {
            lines.add(name + ": " + report.raters().text());
        }
        if (report.maps() != null) {
            report.maps().lines().forEach(line -> lines.add(name + ": " + line));
        }
        return lines;
    }

    /** Shows the scores of each label as a table of its own; without a display there is none. */
    public static void showTable(ClassificationReport report, Path folder) {
        String title = "Evaluation " + ForeignText.of(folder.getFileName());
        FreeTables.show(table(report, Counted.unit(folder)), title);
        if (report.maps() != null) {
            FreeTables.show(
                    maps(report.maps()), "Heat Maps " + ForeignText.of(folder.getFileName()));
        }
    }

    /** A row a label, and one of all of them with the accuracy beside what a guess would reach. */
    public static ResultsTable table(ClassificationReport report) {
        return table(report, Counted.CLIPS);
    }

    /**
     * @param unit what was counted, a word
     */
    private static ResultsTable table(ClassificationReport report, String unit) {
        ResultsTable table = new ResultsTable();
        table.setNaNEmptyCells(true);
        for (ClassificationReport.Scores scores : report.perLabel()) {
            table.addRow();
            table.addValue("label", scores.label());
            table.addValue(unit, scores.clips());
            table.addValue("precision", scores.precision());
            table.addValue("recall", scores.recall());
            table.addValue("f1", scores.f1());
        }
        table.addRow();
        table.addValue("label", "(all)");
        table.addValue(unit, report.clips());
        table.addValue("precision", report.macroPrecision());
        table.addValue("recall", report.macroRecall());
        table.addValue("f1", report.macroF1());
        table.addValue("accuracy", report.accuracy());
        table.addValue("accuracy_low", report.accuracyInterval().low());
        table.addValue("accuracy_high", report.accuracyInterval().high());
        table.addValue("groups", report.groups().groups().size());
        table.addValue("chance", report.chance());
        table.addValue("commonest_label", report.commonest().label());
        table.addValue("commonest_share", report.commonestShare());
        return table;
    }

    /** A row a source of heat maps: the numbers of the report, empty where it has none. */
    private static ResultsTable maps(MapScores scores) {
        ResultsTable table = new ResultsTable();
        table.setNaNEmptyCells(true);
        scores.asMap()
                .forEach(
                        (source, numbers) -> {
                            table.addRow();
                            table.addValue("maps", source);
                            ((Map<?, ?>) numbers)
                                    .forEach(
                                            (key, value) -> {
                                                if (value instanceof Number n) {
                                                    table.addValue((String) key, n.doubleValue());
                                                } else {
                                                    table.addValue((String) key, "" + value);
                                                }
                                            });
                        });
        return table;
    }
}
