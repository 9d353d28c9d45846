package io.github.affectj.training.data;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Finds the files that a table names. A folder of which many files are named is listed once, rather
 * than asked for each of them. A name is found however its accents are coded (NFC, NFD), and with
 * the slashes of Windows, too.
 */
final class ClipPaths {
    /** Files of a folder that are asked for one by one. */
    private static final int ASKED = 32;

    private final Path base;
    private final Map<String, Folder> folders = new HashMap<>();

    /**
     * @param base what relative paths are relative to
     */
    ClipPaths(Path base) {
        this.base = base;
    }

    /**
     * The file that a text names.
     *
     * @return null if there is none, or the text can be no path
     */
    Path find(String text) {
        if (text.isEmpty()) {
            return null;
        }
        Path found = findSpelt(text);
        if (found == null && text.indexOf('\\') >= 0) {
            found = findSpelt(text.replace('\\', '/'));
        }
        return found;
    }

    private Path findSpelt(String text) {
        int slash = text.lastIndexOf('/');
        String parent = slash < 0 ? "" : text.substring(0, slash + 1);
        try {
            Folder folder = folders.get(parent);
            if (folder == null) {
                folder = new Folder(folder(parent));
                folders.put(parent, folder);
            }
            return folder.find(text.substring(slash + 1));
        } catch (InvalidPathException e) {
            return null;
        }
    }

    /** A folder whose name may be coded otherwise than in the table, or that is not there. */
    private Path folder(String parent) {
        Path whole = base.resolve(parent);
        if (parent.isEmpty() || Files.exists(whole)) {
            return whole;
        }
        Path found = findSpelt(parent.substring(0, parent.length() - 1));
        return found == null ? whole : found;
    }

    /** A folder and, once many of its files were asked for, all of their names. */
    private static final class Folder {
        private final Path path;
        private int asked;
        private Set<String> names;
        private Map<String, String> composed;

        Folder(Path path) {
            this.path = path;
        }

        Path find(String name) {
            Path file = path.resolve(name);
            boolean listed = ++asked > ASKED && names().contains(name);
            // A dead link is found: that it is dead is for those to tell who read it.
            if (listed || Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                return file;
            }
            // The file system tells letters apart that the table's writer could not.
            String other = composed().get(Normalizer.normalize(name, Normalizer.Form.NFC));
            return other == null ? null : path.resolve(other);
        }

        private Set<String> names() {
            if (names == null) {
                String[] all = path.toFile().list();
                names = all == null ? Set.of() : new HashSet<>(Arrays.asList(all));
            }
            return names;
        }

        private Map<String, String> composed() {
            if (composed == null) {
                composed = new HashMap<>();
                for (String name : names()) {
                    composed.put(Normalizer.normalize(name, Normalizer.Form.NFC), name);
                }
            }
            return composed;
        }
    }
}
