package io.github.affectj.commands.show;

import ij.IJ;
import ij.ImagePlus;
import io.github.affectj.base.ForeignText;
import io.github.affectj.base.Table;
import io.github.affectj.laboratory.ComparisonView;
import io.github.affectj.laboratory.grid.Cell;
import io.github.affectj.laboratory.grid.CellResult;
import io.github.affectj.laboratory.report.ComparisonReport;
import io.github.affectj.laboratory.report.Figure;
import io.github.affectj.overlay.OwnerStack;
import io.github.affectj.overlay.PngFiles;
import io.github.affectj.overlay.plot.BarsImage;
import io.github.affectj.overlay.plot.ConfusionMatrixImage;
import io.github.affectj.overlay.plot.CurvesImage;
import io.github.affectj.overlay.table.PlainTable;
import io.github.affectj.training.report.ClassificationReport;
import io.github.affectj.training.report.EpochMetrics;
import io.github.affectj.training.run.TrainingListener;
import java.awt.GraphicsEnvironment;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Draws the figures of a comparison, and shows figures and tables in ImageJ's windows when it has
 * ended, if there is a display. Each run leaves its own curves and confusions in its folder.
 */
public final class ComparisonWindows implements ComparisonView {
    private final Set<String> told = new HashSet<>();

    @Override
    public TrainingListener run(Cell cell) {
        return new TrainingListener() {
            @Override
            public void epochFinished(Path runFolder, List<EpochMetrics> all) {
                PngFiles.write(TrainingWindows.drawn(all), runFolder.resolve("curves.png"));
            }

            @Override
            public void finished(
                    Path runFolder, List<EpochMetrics> all, ClassificationReport report) {
                PngFiles.write(
                        ConfusionMatrixImage.create(report.labels(), report.confusion()),
                        runFolder.resolve("confusion.png"));
            }

            @Override
            public void warning(String sentence) {
                if (told.add(sentence)) { // else each run would say it again
                    note(sentence);
                }
            }
        };
    }

    @Override
    public void ended(CellResult result) {
        IJ.log(
                result.isDone()
                        ? String.format(
                                Locale.ROOT,
                                "%s: accuracy %.3f, macro-F1 %.3f (chance %.3f, commonest label"
                                        + " %.3f)",
                                result.cell().label(),
                                result.report().accuracy(),
                                result.report().macroF1(),
                                result.report().chance(),
                                result.report().commonestShare())
                        : result.cell().label() + " failed: " + result.problem());
    }

    @Override
    public void note(String sentence) {
        IJ.log(ForeignText.sentence(sentence));
    }

    @Override
    public void draw(Figure figure, Path file) {
        PngFiles.write(drawn(figure), file);
    }

    private static ImagePlus drawn(Figure figure) {
        if (figure instanceof Figure.Lines lines) {
            return CurvesImage.create(
                    lines.title(),
                    lines.xLabel(),
                    lines.yLabel(),
                    lines.curves().stream()
                            .map(c -> new CurvesImage.Curve(c.label(), c.x(), c.y()))
                            .toList(),
                    levels(lines.levels()));
        }
        if (figure instanceof Figure.Bars bars) {
            return BarsImage.create(
                    bars.title(),
                    bars.valueLabel(),
                    bars.bars().stream()
                            .map(
                                    b ->
                                            new BarsImage.Bar(
                                                    b.group(), b.label(), b.value(), b.low(),
                                                    b.high()))
                            .toList(),
                    levels(bars.levels()));
        }
        if (figure instanceof Figure.Histogram histogram) {
            return BarsImage.create(
                    histogram.title(),
                    histogram.shareLabel(),
                    histogram.bins().stream()
                            .map(
                                    b ->
                                            new BarsImage.Bar(
                                                    b.range(),
                                                    b.part(),
                                                    b.share(),
                                                    Double.NaN,
                                                    Double.NaN))
                            .toList(),
                    List.of());
        }
        Figure.Matrix matrix = (Figure.Matrix) figure;
        ImagePlus image =
                ConfusionMatrixImage.create(matrix.labels(), matrix.counts().toArray(new int[0][]));
        image.setTitle(matrix.title());
        return image;
    }

    private static List<CurvesImage.Level> levels(List<Figure.Level> levels) {
        return levels.stream().map(l -> new CurvesImage.Level(l.label(), l.value())).toList();
    }

    /** Shows all figures and the tables, if there is a display, and says where the page is. */
    public void show(ComparisonReport.Content content, Path page) {
        IJ.log("The report is " + page + "; a browser opens it.");
        if (GraphicsEnvironment.isHeadless()) {
            return;
        }
        for (Figure figure : content.figures()) {
            ImagePlus image = drawn(figure);
            OwnerStack.setNone(image);
            image.show();
        }
        content.tables().forEach(ComparisonWindows::show);
        show(content.runs());
        show(content.summary());
    }

    private static void show(Table table) {
        FreeTables.show(PlainTable.create(table), table.title());
    }
}
