package io.github.affectj.demo;

import io.github.affectj.base.Progress;
import io.github.affectj.base.SafeFiles;
import io.github.affectj.exchange.ExportSource;
import io.github.affectj.exchange.ResultExporter;
import io.github.affectj.result.EmotionTimeline;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.scijava.plugin.Plugin;

/** The smallest exporter: what another plugin adds to AffectJ to write a format of its own. */
@Plugin(type = ResultExporter.class)
public class MarkdownExporter implements ResultExporter {

    @Override
    public String format() {
        return "md";
    }

    @Override
    public List<String> endings() {
        return List.of("md");
    }

    @Override
    public String description() {
        return "Markdown table of labels";
    }

    @Override
    public void export(EmotionTimeline result, ExportSource source, Path path, Progress progress) {
        StringBuilder text = new StringBuilder("| frame | label | confidence |\n|--|--|--|\n");
        for (int i = 0; i < result.frames().size(); i++) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "| %d | %s | %.2f |%n",
                            result.frames().get(i).frame(),
                            result.label(i),
                            result.frames().get(i).confidence()));
        }
        SafeFiles.writeText(path, text.toString());
    }
}
