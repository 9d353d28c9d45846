package io.github.affectj.training.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A file as it was when it was looked at: what is kept of one that has changed since is not its any
 * more.
 *
 * @param path absolute
 * @param size in bytes
 * @param modified milliseconds since 1970
 */
record FileState(Path path, long size, long modified) {

    /**
     * The state of a file now.
     *
     * @throws IOException if it can't be looked at
     */
    static FileState of(Path path) throws IOException {
        BasicFileAttributes is = Files.readAttributes(path, BasicFileAttributes.class);
        return new FileState(path.toAbsolutePath(), is.size(), is.lastModifiedTime().toMillis());
    }
}
