package io.github.affectj.training.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What can be said of a file before it is opened, which a pipe or device would never end. */
final class ClipFiles {
    /** What systems leave in folders, in small letters. */
    private static final Set<String> LEFT_BY_SYSTEMS =
            Set.of(
                    "thumbs.db",
                    "ehthumbs.db",
                    "ehthumbs_vista.db",
                    "desktop.ini",
                    "icon\r",
                    "__macosx",
                    "@eadir",
                    "$recycle.bin",
                    "system volume information");

    private ClipFiles() {}

    /** Whether a system left a file or folder, which nobody means as a part of a set. */
    static boolean isLeftBySystem(Path path) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.startsWith(".") || name.startsWith("~$") || LEFT_BY_SYSTEMS.contains(name);
    }

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
