package io.github.affectj.laboratory.report;

import io.github.affectj.base.Table;
import io.github.affectj.laboratory.grid.Comparison;
import io.github.affectj.laboratory.grid.GridFolder;
import io.github.affectj.training.data.ClipLengths;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes all tables, figures and the page of a comparison. */
public final class ComparisonReport {

    /**
     * What was written.
     *
     * @param runs a row a run
     * @param summary a row a system
     * @param tables as the papers have them
     * @param figures as the papers have them
     */
    public record Content(Table runs, Table summary, List<Table> tables, List<Figure> figures) {}

    private ComparisonReport() {}

    /**
     * Writes the tables of the runs so far, which tell also those that failed.
     *
     * @param comparison may hold failed runs only
     */
    public static void writeRuns(Comparison comparison, GridFolder folder) {
        RunTables.runs(comparison).write(folder.path());
        RunTables.errors(comparison).write(folder.path());
    }

    /**
     * Writes everything.
     *
     * @param comparison has a run that ended well
     * @param lengths of the clips
     */
    public static Content write(
            Comparison comparison, ClipLengths lengths, GridFolder folder, FigureDrawing drawing) {
        writeRuns(comparison, folder);
        RunTables.curves(comparison).write(folder.path());
        SystemTables systems = new SystemTables(comparison);
        Table summary = systems.summary();
        for (Table table : List.of(summary, systems.labels(), systems.confusion())) {
            table.write(folder.path());
        }
        List<Table> tables =
                List.of(
                        SettingsTable.of(comparison),
                        systems.firstLabels(),
                        systems.precisionRecallF1(),
                        systems.accuracies());
        Path tableFolder = folder.make("tables");
        tables.forEach(table -> table.write(tableFolder));
        List<Figure> figures = new ArrayList<>(new Figures(comparison).all());
        LengthHistogram.of(lengths).ifPresent(figures::add);
        Path figureFolder = folder.make("figures");
        for (Figure figure : figures) {
            figure.table().write(figureFolder);
            drawing.draw(figure, figureFolder.resolve(figure.file() + ".png"));
        }
        Content content =
                new Content(RunTables.runs(comparison), summary, tables, List.copyOf(figures));
        HtmlReport.write(comparison, content, folder.path(), figureFolder);
        return content;
    }
}
