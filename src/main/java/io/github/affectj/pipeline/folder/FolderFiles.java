package io.github.affectj.pipeline.folder;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.media.SystemFiles;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.PatternSyntaxException;

/**
 * Lists the files of a folder that a run shall look at, without opening any: those that fit the
 * pattern, no hidden ones and none that systems leave. A folder is listed once, however many links
 * lead to it.
 */
final class FolderFiles {
    private final Path root;
    private final PathMatcher matcher;
    private final boolean recursive;
    private final Progress progress;
    private final List<ClipFile> files = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private int others;

    /** Real paths of folders that were listed or shall not be. */
    private final Set<Path> done = new HashSet<>();

    /** Folders that only a link leads to; listed after all others, under whose names files go. */
    private final Deque<Path> links = new ArrayDeque<>();

    private FolderFiles(FolderSettings settings, Progress progress) {
        root = settings.input().toAbsolutePath().normalize();
        matcher = matcher(settings.pattern());
        recursive = settings.recursive();
        this.progress = progress;
    }

    /**
     * Lists the files.
     *
     * @throws BadInputException if the input folder or the pattern can't be used
     * @throws io.github.affectj.base.CancelledException if cancelled
     */
    static FolderFiles of(FolderSettings settings, Progress progress) {
        FolderFiles listed = new FolderFiles(settings, progress);
        try {
            listed.done.add(real(settings.output().toAbsolutePath().normalize()));
            listed.walk(listed.root);
            while (!listed.links.isEmpty()) {
                listed.walk(listed.links.remove());
            }
        } catch (IOException e) {
            throw new BadInputException(
                    "The folder " + listed.root + " can't be read (" + e.getMessage() + ").", e);
        }
        listed.files.sort(Comparator.comparing(ClipFile::relative));
        return listed;
    }

    /** The real path of what may not be there yet: that of what is there of it. */
    static Path real(Path path) throws IOException {
        Path there = path;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        return there == null
                ? path
                : there.toRealPath().resolve(there.relativize(path)).normalize();
    }

    private static PathMatcher matcher(String pattern) {
        try {
            String glob = folded(pattern);
            return FileSystems.getDefault().getPathMatcher("glob:" + glob);
        } catch (PatternSyntaxException e) {
            throw new BadInputException(
                    "pattern=%s is not a pattern (%s); allowed are names with * for any letters, ? for one and {a,b} for either, as *.gif."
                            .formatted(pattern, e.getDescription()));
        }
    }

    /** Small letters, and accents coded in one way: names differ in both between systems. */
    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    private void walk(Path start) throws IOException {
        Deque<Path> folders = new ArrayDeque<>(List.of(start));
        while (!folders.isEmpty()) {
            progress.checkCancelled();
            Path folder = folders.remove();
            if (done.add(folder.toRealPath())) {
                list(folder, folders);
            }
        }
    }

    private void list(Path folder, Deque<Path> folders) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        } catch (IOException | DirectoryIteratorException e) {
            if (folder.equals(root)) {
                throw new BadInputException(
                        "The folder input=" + root + " can't be read: " + reason(e) + ".", e);
            }
            problems.add(
                    new Problem(
                            ClipFile.of(root, folder, null).relative(),
                            "The folder can't be read: " + reason(e) + "."));
        }
        entries.sort(Comparator.comparing(Path::toString));
        for (Path entry : entries) {
            progress.checkCancelled();
            if (!isHidden(entry)) {
                add(entry, folders);
            }
        }
    }

    private static String reason(Exception e) {
        return e instanceof java.nio.file.AccessDeniedException
                ? "permission is missing"
                : String.valueOf(e.getMessage());
    }

    private void add(Path entry, Deque<Path> folders) {
        BasicFileAttributes attributes = null;
        try {
            attributes = Files.readAttributes(entry, BasicFileAttributes.class);
        } catch (IOException e) {
            // A link to nothing, or a file that went away: told when it is opened.
            attributes = null;
        }
        if (attributes != null && attributes.isDirectory()) {
            if (recursive) {
                boolean link = Files.isSymbolicLink(entry);
                (link ? links : folders).add(entry);
            }
        } else if (fits(entry)) {
            if (attributes != null && attributes.isOther()) {
                // A pipe would be waited for, and some devices never end.
                others++;
            } else {
                files.add(ClipFile.of(root, entry, attributes));
            }
        }
    }

    private boolean fits(Path entry) {
        Path name = entry.getFileName();
        try {
            return matcher.matches(Path.of(folded(name.toString())));
        } catch (InvalidPathException e) {
            // A name in letters that the system's own coding lacks.
            return matcher.matches(name);
        }
    }

    /** Whether a system left it, or hides it by a mark that is not in its name, as Windows does. */
    private static boolean isHidden(Path path) {
        if (SystemFiles.isOne(path)) {
            return true;
        }
        try {
            return Files.isHidden(path);
        } catch (IOException e) {
            return false; // a link to nothing: told when it is opened
        }
    }

    /** The files, in the order of their paths. */
    List<ClipFile> files() {
        return files;
    }

    /** Folders that could not be read. */
    List<Problem> problems() {
        return problems;
    }

    /** How many pipes, sockets and devices there were of fitting names. */
    int others() {
        return others;
    }
}
