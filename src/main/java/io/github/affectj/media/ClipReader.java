package io.github.affectj.media;

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
     * Opens a file.
     *
     * @throws io.github.affectj.base.BadInputException if the file is damaged, empty or too large,
     *     in one sentence
     * @throws IOException if it can't be read
     */
    Clip open(Path path) throws IOException;
}
