package io.github.affectj.base;

import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * How files that are not ours are opened: only ordinary files (a pipe would keep us waiting for
 * ever, some devices never end), and only up to a stated size. What is read from a channel or by a
 * library (clips, archives) has {@link #problem} or {@link #require} asked before it; weights are
 * looked at in the same way by {@code WeightsFile}, whose sentences begin otherwise.
 */
public final class ForeignFiles {
    private static final int MEGABYTE = 20;

    private ForeignFiles() {}

    /**
     * A sentence if a path is not a file with content that may be read; the file is not opened.
     *
     * @param wanted what is needed in its place, as {@code a json file}
     */
    public static Optional<String> problem(Path path, String wanted) {
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
            return Optional.of(path + " is a folder; " + wanted + " is needed.");
        }
        if (!is.isRegularFile()) {
            return Optional.of(path + " is a pipe or a device; " + wanted + " is needed.");
        }
        if (is.size() == 0) {
            return Optional.of(path + " is empty (0 bytes).");
        }
        return Files.isReadable(path)
                ? Optional.empty()
                : Optional.of(path + " can't be read: permission is missing.");
    }

    /**
     * Checks a file before it is opened.
     *
     * @param most bytes that such a file may have
     * @param wanted what such a file is, as {@code a json file}
     * @throws BadInputException if it is not an ordinary file that may be read, is empty or has
     *     more bytes
     */
    public static void require(Path path, long most, String wanted) {
        problem(path, wanted)
                .ifPresent(
                        sentence -> {
                            throw new BadInputException(sentence);
                        });
        try {
            if (Files.size(path) > most) {
                throw tooLarge(path, Files.size(path), most, wanted);
            }
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /**
     * Opens a file for reading.
     *
     * @param most bytes that such a file may have, also where it grows meanwhile
     * @param wanted what such a file is, as {@code a json file}
     * @return a stream that throws a {@link BadInputException} where the file has more bytes
     * @throws BadInputException see {@link #require}
     */
    public static InputStream open(Path path, long most, String wanted) throws IOException {
        require(path, most, wanted);
        return new Limited(Files.newInputStream(path), path, most, wanted);
    }

    /**
     * Opens a text in UTF-8, with or without a byte order mark.
     *
     * @return a reader that throws a {@code CharacterCodingException} where the file is not UTF-8
     * @throws BadInputException see {@link #require}
     */
    public static BufferedReader reader(Path path, long most, String wanted) throws IOException {
        BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(
                                open(path, most, wanted), StandardCharsets.UTF_8.newDecoder()));
        boolean begun = false;
        try {
            in.mark(1);
            if (in.read() != '\ufeff') {
                in.reset();
            }
            begun = true;
            return in;
        } finally {
            if (!begun) {
                in.close();
            }
        }
    }

    /**
     * All bytes of a file.
     *
     * @param most bytes that such a file may have
     * @param wanted what such a file is, as {@code a json file}
     * @throws BadInputException if it can't be read; see {@link #require}
     */
    public static byte[] bytes(Path path, long most, String wanted) {
        try (InputStream in = open(path, most, wanted)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** The sentence for a file that could not be read to its end. */
    public static BadInputException unreadable(Path path, IOException e) {
        return new BadInputException(path + " can't be read (" + e.getMessage() + ").", e);
    }

    private static BadInputException tooLarge(Path path, long size, long most, String wanted) {
        return new BadInputException(
                "%s has %s; %s may have %s.".formatted(path, bytes(size), wanted, bytes(most)));
    }

    private static String bytes(long count) {
        return count >> MEGABYTE == 0 ? count + " bytes" : (count >> MEGABYTE) + " MB";
    }

    /** Ends with a sentence where there is more than there may be. */
    private static final class Limited extends FilterInputStream {
        private final Path path;
        private final long most;
        private final String wanted;
        private long count;

        Limited(InputStream in, Path path, long most, String wanted) {
            super(in);
            this.path = path;
            this.most = most;
            this.wanted = wanted;
        }

        @Override
        public int read() throws IOException {
            int value = in.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = in.read(bytes, offset, length);
            count(Math.max(0, read));
            return read;
        }

        @Override
        public long skip(long wantedBytes) throws IOException {
            long skipped = in.skip(wantedBytes);
            count(skipped);
            return skipped;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        private void count(long more) {
            count += more;
            if (count > most) {
                throw tooLarge(path, count, most, wanted);
            }
        }
    }
}
