package io.github.affectj.media;

import java.nio.file.Path;

/** A clip that lies in a file, whose name it bears. */
public abstract class FileClip implements Clip {
    private final Path file;

    /**
     * @param file where the clip lies
     */
    protected FileClip(Path file) {
        this.file = file;
    }

    /** The file as it was given. */
    protected final Path file() {
        return file;
    }

    @Override
    public final String name() {
        return file.getFileName().toString();
    }

    @Override
    public final String source() {
        return file.toAbsolutePath().toString();
    }
}
