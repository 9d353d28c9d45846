package io.github.affectj.exchange;

import io.github.affectj.base.Progress;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.ResultSet;
import java.nio.file.Path;
import java.util.List;
import org.scijava.plugin.Plugin;

/** Writes everything that a result holds, to be read back by {@link JsonResults}. */
@Plugin(type = ResultExporter.class)
public class JsonExporter implements ResultExporter {

    @Override
    public String format() {
        return "json";
    }

    @Override
    public List<String> endings() {
        return List.of("json");
    }

    @Override
    public String description() {
        return "everything: frames, clip scores, model, settings, versions and heat maps";
    }

    @Override
    public void export(EmotionTimeline result, ExportSource source, Path path, Progress progress) {
        JsonResults.write(result, path);
    }

    @Override
    public void exportAll(ResultSet results, ExportSource source, Path path, Progress progress) {
        JsonResults.write(results, path);
    }
}
