package io.github.affectj.media;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Cleanup;
import io.github.affectj.base.ExtensionPoints;
import io.github.affectj.base.ForeignFiles;
import io.github.affectj.base.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Opens a file as a {@link Clip} with the first {@link ClipReader} that is for such a file. */
public final class ClipOpener {
    private static final int HEAD_BYTES = 64;

    private ClipOpener() {}

    /** Looked up once: a data set is opened thousands of times. */
    private static final class Installed {
        static final List<ClipReader> READERS = List.copyOf(ExtensionPoints.all(ClipReader.class));
    }

    /** All readers, ours and those of other plugins, in the order in which they are asked. */
    public static List<ClipReader> readers() {
        return Installed.READERS;
    }

    /** Opens a file with the installed readers; see {@link #open(Path, List)}. */
    public static Clip open(Path path) {
        return open(path, readers());
    }

    /**
     * Opens a file, judged by its first bytes.
     *
     * @param path the file
     * @param readers asked in this order
     * @return the clip, which the caller closes
     * @throws BadInputException if there is no such file, it is a folder or a device, empty,
     *     unreadable, damaged or of a kind that none of the readers is for, in one sentence
     */
    public static Clip open(Path path, List<ClipReader> readers) {
        return open(path, readers, 0, Progress.NONE);
    }

    private static Clip open(Path path, List<ClipReader> readers, int width, Progress progress) {
        Path file = path.toAbsolutePath();
        ForeignFiles.problem(file, "the path of a file")
                .ifPresent(
                        sentence -> {
                            throw new BadInputException(sentence);
                        });
        try {
            byte[] head = head(file);
            for (ClipReader reader : readers) {
                if (reader.canRead(file, head, progress)) {
                    return reader.open(file, width, progress);
                }
            }
        } catch (IOException e) {
            throw ForeignFiles.unreadable(file, e);
        }
        throw new BadInputException(
                file
                        + " is not of a kind that can be opened here; allowed: "
                        + kinds(readers)
                        + ".");
    }

    /**
     * Opens a file with the installed readers; see {@link #open(Path, List)}.
     *
     * @param progress told how far the file is read, where that takes long
     */
    public static Clip open(Path path, Progress progress) {
        return open(path, readers(), 0, progress);
    }

    /**
     * Opens a part of a file; see {@link #open(Path, List)} and {@link RangedClip#of}.
     *
     * @param first number of the first frame, from 1
     * @param last number of the last frame, 0 for the end
     * @param step takes each such frame, from 1
     */
    public static Clip open(Path path, List<ClipReader> readers, int first, int last, int step) {
        return open(path, readers, first, last, step, 0, Progress.NONE);
    }

    /**
     * Opens a part of a file, scaled; see {@link #open(Path, List, int, int, int)} and {@link
     * ClipReader#open(Path, int, Progress)}.
     *
     * @param width of the frames in pixels, 0 for as they are
     * @param progress told how far the file is read, where that takes long
     */
    public static Clip open(
            Path path,
            List<ClipReader> readers,
            int first,
            int last,
            int step,
            int width,
            Progress progress) {
        Clip whole = open(path, readers, width, progress);
        return Cleanup.onFailure(whole::close, () -> RangedClip.of(whole, first, last, step));
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD_BYTES);
        }
    }

    private static String kinds(List<ClipReader> readers) {
        return readers.stream()
                .map(ClipReader::formats)
                .filter(text -> !text.isBlank())
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
