package io.github.affectj.exchange;

import io.github.affectj.base.Progress;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.ResultSet;
import java.nio.file.Path;
import java.util.List;
import org.scijava.plugin.SciJavaPlugin;

/**
 * Extension point: writes results in one format. Implementations are stateless SciJava plugins,
 * {@code @Plugin(type = ResultExporter.class)}.
 */
public interface ResultExporter extends SciJavaPlugin {

    /** Key of the format in macros, in lower case, as {@code csv}. */
    String format();

    /** Endings of its files without the dot, in lower case; the first is the usual one. */
    List<String> endings();

    /** What it writes, in a few words for the user. */
    String description();

    /**
     * Writes a result, whole or not at all (see {@link io.github.affectj.base.SafeFiles}).
     *
     * @param result what is written
     * @param source draws the frames, for formats that show them; others never ask it
     * @param path the file to make or replace; its folder must exist
     * @param progress told how far it is, asked at least each second whether to stop
     * @throws io.github.affectj.base.BadInputException if the file can't be written, in one
     *     sentence; a file that stood there is untouched then
     * @throws io.github.affectj.base.CancelledException if cancelled; likewise
     */
    void export(EmotionTimeline result, ExportSource source, Path path, Progress progress);

    /** Whether it shows the frames, so that only those still in the stack can be written. */
    default boolean drawsFrames() {
        return false;
    }

    /**
     * Writes everything that is attached to a stack, for formats that can hold it; others write the
     * current timeline. Parameters and errors as in {@link #export}.
     *
     * @param results at least one timeline
     */
    default void exportAll(ResultSet results, ExportSource source, Path path, Progress progress) {
        export(results.timeline().orElseThrow(), source, path, progress);
    }
}
