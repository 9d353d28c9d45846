package io.github.affectj.exchange;

import io.github.affectj.base.ExtensionPoints;
import io.github.affectj.base.FileEndings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds the exporter for a file. */
public final class ResultExporters {
    /** Takes the format by the file's ending. */
    public static final String AUTO = "auto";

    private ResultExporters() {}

    /** The exporters that come with AffectJ. */
    public static List<ResultExporter> builtIn() {
        return List.of(
                new CsvExporter(),
                new TsvExporter(),
                new JsonExporter(),
                new GifExporter(),
                new Mp4Exporter(),
                new EafExporter(),
                new TextGridExporter(),
                new SrtExporter(),
                new VttExporter());
    }

    /**
     * The built-in exporters and those of other plugins, found with or without a SciJava context.
     */
    public static List<ResultExporter> all() {
        return withBuiltIn(ExtensionPoints.all(ResultExporter.class));
    }

    /**
     * The built-in exporters and others, as {@code PluginService} knows them; where two have the
     * same format, the earlier one counts, the built-in ones first.
     */
    public static List<ResultExporter> withBuiltIn(List<ResultExporter> others) {
        List<ResultExporter> exporters = new ArrayList<>(builtIn());
        for (ResultExporter other : others) {
            if (exporters.stream().noneMatch(e -> e.format().equals(other.format()))) {
                exporters.add(other);
            }
        }
        return exporters;
    }

    /** Keys of the formats, {@link #AUTO} first. */
    public static List<String> formats(List<ResultExporter> exporters) {
        List<String> formats = new ArrayList<>(List.of(AUTO));
        exporters.forEach(e -> formats.add(e.format()));
        return formats;
    }

    /** {@link #find(String, Path, List)} among {@link #all()}. */
    public static ResultExporter find(String format, Path path) {
        return find(format, path, all());
    }

    /**
     * The exporter of a format.
     *
     * @param format key of the format, or {@link #AUTO}
     * @param path the file that shall be written; its ending tells the format with {@link #AUTO},
     *     and must not be that of another one otherwise
     * @param exporters to choose from
     * @throws io.github.affectj.base.BadInputException if there is none for the format or ending,
     *     naming those that there are, or the two do not go together
     */
    public static ResultExporter find(String format, Path path, List<ResultExporter> exporters) {
        List<String> endings = exporters.stream().flatMap(e -> e.endings().stream()).toList();
        if (format.equals(AUTO)) {
            String ending = FileEndings.of(path);
            return exporters.stream()
                    .filter(e -> e.endings().contains(ending))
                    .findFirst()
                    .orElseThrow(() -> FileEndings.unknownEnding(path, endings));
        }
        ResultExporter found =
                exporters.stream()
                        .filter(e -> e.format().equals(format))
                        .findFirst()
                        .orElseThrow(() -> FileEndings.unknownFormat(format, formats(exporters)));
        FileEndings.requireFit(
                format,
                path,
                found.endings(),
                exporters.stream().flatMap(e -> e.endings().stream().limit(1)).toList());
        return found;
    }
}
