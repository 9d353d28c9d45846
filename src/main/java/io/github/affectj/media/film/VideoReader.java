package io.github.affectj.media.film;

import io.github.affectj.base.Progress;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipReader;
import io.github.affectj.media.ffmpeg.FfmpegLibrary;
import java.io.IOException;
import java.nio.file.Path;
import org.scijava.Priority;
import org.scijava.plugin.Plugin;

/**
 * Opens films: mp4, mov, mkv, webm, avi and whatever else FFmpeg reads. Asked last, so that kinds
 * of files with a reader of their own keep it.
 */
@Plugin(type = ClipReader.class, priority = Priority.VERY_LOW)
public final class VideoReader implements ClipReader {

    @Override
    public String formats() {
        return "video (mp4, mov, mkv, webm, avi and others that FFmpeg reads)";
    }

    @Override
    public boolean canRead(Path path, byte[] head) {
        try {
            return FfmpegLibrary.probe(path) != null;
        } catch (IOException e) {
            // Whoever opens it is told why.
            return true;
        }
    }

    /** {@inheritDoc} The file stays open until the clip is closed. */
    @Override
    public Clip open(Path path) throws IOException {
        return open(path, 0, Progress.NONE);
    }

    /** {@inheritDoc} Scaled by FFmpeg on the way from the decoder. */
    @Override
    public Clip open(Path path, int width, Progress progress) throws IOException {
        return new VideoClip(path, width, progress);
    }
}
