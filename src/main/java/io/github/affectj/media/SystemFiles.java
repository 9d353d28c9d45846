package io.github.affectj.media;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** Files that lie in folders of clips without anybody having put them there. */
public final class SystemFiles {
    /** What systems leave in folders, in small letters. */
    private static final Set<String> NAMES =
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

    private SystemFiles() {}

    /** Whether a file or folder is hidden or a system left it, by its name. */
    public static boolean isOne(Path path) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.startsWith(".") || name.startsWith("~$") || NAMES.contains(name);
    }
}
