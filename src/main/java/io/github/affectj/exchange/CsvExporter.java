package io.github.affectj.exchange;

import io.github.affectj.base.Progress;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.ResultSet;
import java.nio.file.Path;
import java.util.List;
import org.scijava.plugin.Plugin;

/** Writes the table of a result with commas between the columns. */
@Plugin(type = ResultExporter.class)
public class CsvExporter implements ResultExporter {

    @Override
    public String format() {
        return "csv";
    }

    @Override
    public List<String> endings() {
        return List.of("csv");
    }

    @Override
    public String description() {
        return "table of all frames, commas between the columns";
    }

    @Override
    public void export(EmotionTimeline result, ExportSource source, Path path, Progress progress) {
        DelimitedTable.write(result, ',', path);
    }

    @Override
    public void exportAll(ResultSet results, ExportSource source, Path path, Progress progress) {
        DelimitedTable.write(results, ',', path);
    }
}
