package io.github.affectj.exchange;

import io.github.affectj.base.Progress;
import io.github.affectj.media.gif.GifWriter;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.FrameUnion;
import io.github.affectj.result.ResultSet;
import java.nio.file.Path;
import java.util.List;
import org.scijava.plugin.Plugin;

/** Writes an animated GIF of the frames with labels and heat maps drawn in, at their true pace. */
@Plugin(type = ResultExporter.class)
public class GifExporter implements ResultExporter {

    @Override
    public String format() {
        return "gif";
    }

    @Override
    public List<String> endings() {
        return List.of("gif");
    }

    @Override
    public String description() {
        return "animated GIF with labels and heat map drawn in";
    }

    @Override
    public boolean drawsFrames() {
        return true;
    }

    @Override
    public void export(EmotionTimeline result, ExportSource source, Path path, Progress progress) {
        exportAll(ResultSet.of(result), source, path, progress);
    }

    @Override
    public void exportAll(ResultSet results, ExportSource source, Path path, Progress progress) {
        FrameUnion frames = DrawnFrames.of(results, path);
        double[] seconds = new double[frames.size()];
        for (int i = 0; i < seconds.length; i++) {
            // Frames that were not analysed leave a gap, which the frame before it fills.
            seconds[i] =
                    i + 1 < seconds.length
                            ? frames.seconds(i + 1) - frames.seconds(i)
                            : frames.duration(i);
        }
        int width = source.width();
        int height = source.height();
        GifWriter.Frames reduced = index -> ColourReducer.reduce(width, height, source.rgb(index));
        GifWriter.write(path, width, height, seconds, reduced, progress);
    }
}
