package io.github.affectj.training.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** What can be said of a file before it is opened, which a pipe or device would never end. */
final class ClipFiles {
    private ClipFiles() {}

    /** A sentence if a path is not a file with content that may be read; takes no time. */
    static Optional<String> problem(Path path) {
        BasicFileAttributes is;
        try {
            is = Files.readAttributes(path, BasicFileAttributes.class);
        } catch (IOException e) {
            return Optional.of(
                    Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                            ? path + " is a link to a file that is not there or can't be reached."
                            : "There is no file " + path + ".");
        }
        if (is.isDirectory()) {
            return Optional.of(path + " is a folder; a file is needed.");
        }
        if (is.isOther()) {
            return Optional.of(path + " is a pipe, socket or device; a file is needed.");
        }
        if (is.size() == 0) {
            return Optional.of(path + " is empty (0 bytes).");
        }
        return Files.isReadable(path)
                ? Optional.empty()
                : Optional.of(path + " can't be read: permission is missing.");
    }
}
