package io.github.affectj.exchange;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.media.film.VideoWriter;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.FrameUnion;
import io.github.affectj.result.ResultSet;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.scijava.plugin.Plugin;

/**
 * Writes a film of the frames with labels, heat maps and a strip of all probabilities drawn in, at
 * their true times, with the sound of that part of the clip.
 */
@Plugin(type = ResultExporter.class)
public class Mp4Exporter implements ResultExporter {

    @Override
    public String format() {
        return "mp4";
    }

    @Override
    public List<String> endings() {
        return List.of("mp4", "m4v");
    }

    @Override
    public String description() {
        return "video with audio; labels, heat map and a strip of all probabilities drawn in";
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
        ExportSource film = source.film();
        int width = film.width();
        int height = film.height();
        if (!VideoWriter.takes(width, height)) {
            throw new BadInputException(
                    String.format(
                            "The frames are %d x %d pixels, but a video needs sides of %d to %d.",
                            width, height, VideoWriter.LEAST_SIDE, VideoWriter.MOST_SIDE));
        }
        // Frames that were not analysed leave a gap, which the frame before it fills.
        double[] starts = IntStream.range(0, frames.size()).mapToDouble(frames::seconds).toArray();
        VideoWriter.write(
                path,
                width,
                height,
                starts,
                frames.duration(frames.size() - 1),
                film::rgb,
                source.sound(),
                progress);
    }
}
