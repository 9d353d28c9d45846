package io.github.affectj.pipeline.folder;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A file that may be a clip.
 *
 * @param path where it lies
 * @param relative its path in the input folder, with slashes
 * @param bytes its size; 0 if it can't be reached
 * @param modified when it was last changed, in milliseconds since 1970; 0 if it can't be reached
 */
record ClipFile(Path path, String relative, long bytes, long modified) {

    static ClipFile of(Path root, Path path, BasicFileAttributes attributes) {
        String relative = root.relativize(path).toString();
        String separator = path.getFileSystem().getSeparator();
        return new ClipFile(
                path,
                separator.equals("/") ? relative : relative.replace(separator, "/"),
                attributes == null ? 0 : attributes.size(),
                attributes == null ? 0 : attributes.lastModifiedTime().toMillis());
    }

    /** Its name without folders. */
    String name() {
        return relative.substring(relative.lastIndexOf('/') + 1);
    }
}
