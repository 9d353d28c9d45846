package io.github.affectj.media;

import io.github.affectj.base.Progress;
import java.io.IOException;
import java.nio.file.Path;
import org.scijava.plugin.SciJavaPlugin;

/**
 * Extension point: opens files of one kind as {@link Clip}s. Implementations are stateless SciJava
 * plugins, {@code @Plugin(type = ClipReader.class)}; those of higher priority are asked first.
 */
public interface ClipReader extends SciJavaPlugin {

    /** What it opens, in a word or two for messages: {@code GIF}; empty if it is not told. */
    default String formats() {
        return "";
    }

    /**
     * Whether this reader is for such a file, judged by its first bytes, not by its name.
     *
     * @param path the file; it exists and can be read
     * @param head its first bytes, up to 64
     */
    boolean canRead(Path path, byte[] head);

    /**
     * As {@link #canRead(Path, byte[])}, for readers that must look further into a file.
     *
     * @param progress asked whether to stop
     * @throws io.github.affectj.base.CancelledException if cancelled
     */
    default boolean canRead(Path path, byte[] head, Progress progress) {
        return canRead(path, head);
    }

    /**
     * Opens a file.
     *
     * @throws io.github.affectj.base.BadInputException if the file is damaged, empty or too large,
     *     in one sentence
     * @throws IOException if it can't be read
     */
    Clip open(Path path) throws IOException;

    /**
     * Opens a file with frames of a wanted width.
     *
     * @param width in pixels, the height to match; 0 for as it is
     * @param progress told how far the file is read, where that takes long
     * @throws io.github.affectj.base.BadInputException as {@link #open(Path)}, or if the frames
     *     would be too large
     * @throws io.github.affectj.base.CancelledException if cancelled
     * @throws IOException if it can't be read
     */
    default Clip open(Path path, int width, Progress progress) throws IOException {
        return ScaledClip.of(open(path), width);
    }
}
