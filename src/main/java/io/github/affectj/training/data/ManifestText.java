package io.github.affectj.training.data;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignFiles;
import io.github.affectj.base.TextEncoding;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The text of a table as spreadsheets of all countries write it: its encoding, its separator and
 * its first line are found here; see {@link TextEncoding}.
 */
final class ManifestText {
    /** A million rows are about 60 MB. */
    static final long MOST_BYTES = 512L << 20;

    /** Characters of the lines up to the names of the columns. */
    private static final int HEAD = 1 << 16;

    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private final String place;
    private final String folder;
    private final byte[] bytes;
    private final Charset charset;
    private final int mark;
    private final long foreignLine;
    private char separator;
    private int headerAt;
    private int linesBefore;

    private ManifestText(Path file, byte[] bytes) {
        place = file.getFileName() + " line ";
        folder = " of " + file.getParent();
        this.bytes = bytes;
        mark = TextEncoding.markLength(bytes);
        Charset found = TextEncoding.marked(bytes).orElseGet(() -> TextEncoding.unmarked(bytes));
        long line = badLine(found);
        foreignLine = found == StandardCharsets.UTF_8 && mark == 0 ? line : 0;
        charset = foreignLine > 0 ? TextEncoding.WINDOWS : found;
        long bad = foreignLine > 0 ? badLine(TextEncoding.WINDOWS) : line;
        if (bad > 0) {
            throw new BadInputException(
                    where(bad)
                            + ": its letters are neither "
                            + (foreignLine > 0 ? "UTF-8 nor Windows-1252" : "proper " + charset)
                            + "; save the table as CSV in UTF-8.");
        }
    }

    /**
     * Reads a table.
     *
     * @throws BadInputException if it is no text, too large or can't be read
     */
    static ManifestText read(Path file) {
        ManifestText text =
                new ManifestText(file, ForeignFiles.bytes(file, MOST_BYTES, "a table of clips"));
        try {
            text.findHeader();
            return text;
        } catch (IOException e) {
            throw ForeignFiles.unreadable(file, e);
        }
    }

    /** What stands between two values. */
    char separator() {
        return separator;
    }

    /** Lines above that with the names of the columns. */
    int linesBefore() {
        return linesBefore;
    }

    /** A sentence if the encoding had to be guessed. */
    Optional<String> note() {
        return foreignLine == 0
                ? Optional.empty()
                : Optional.of(
                        where(foreignLine)
                                + " is not UTF-8; the table is read as Windows-1252 (Western"
                                + " European). If labels or paths are spelt wrongly, save it in"
                                + " UTF-8.");
    }

    /** The text from the names of the columns on. */
    Reader reader() throws IOException {
        Reader reader = whole();
        reader.skip(headerAt);
        return reader;
    }

    /** How messages name a line, counted from 1. */
    String where(long line) {
        // Made for each of a million rows: no format.
        return place + line + folder;
    }

    private Reader whole() {
        return new BufferedReader(
                new InputStreamReader(
                        new ByteArrayInputStream(bytes, mark, bytes.length - mark), charset));
    }

    private void findHeader() throws IOException {
        char[] head = new char[HEAD];
        int length = 0;
        try (Reader reader = whole()) {
            for (int n = 0; n >= 0 && length < HEAD; ) {
                n = reader.read(head, length, HEAD - length);
                length += Math.max(n, 0);
            }
        }
        String text = new String(head, 0, length);
        if (bytes.length > ZIP.length
                && new String(bytes, 0, 4, charset).equals(new String(ZIP, charset))) {
            throw new BadInputException(
                    where(1) + " is not text but a workbook; save it as CSV in UTF-8.");
        }
        Character told = null;
        while (true) {
            int end = lineEnd(text, headerAt);
            if (end == text.length() && length == HEAD) {
                throw new BadInputException(
                        where(linesBefore + 1)
                                + " is longer than "
                                + HEAD
                                + " characters; the names of the columns must stand there.");
            }
            String line = text.substring(headerAt, end).strip();
            Character sep = toldSeparator(line);
            if (end == text.length() || (sep == null && !isBlank(line))) {
                separator = told != null ? told : mostUsed(line);
                return;
            }
            told = sep == null ? told : sep;
            headerAt = text.startsWith("\r\n", end) ? end + 2 : end + 1;
            linesBefore++;
        }
    }

    private static int lineEnd(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private static boolean isBlank(String line) {
        return line.chars()
                .allMatch(c -> SEPARATORS.contains((char) c) || Character.isWhitespace(c));
    }

    /** That of a line such as {@code sep=;}, which Excel wants; else null. */
    private static Character toldSeparator(String line) {
        String plain = line.replace("\"", "").toLowerCase(Locale.ROOT);
        if (!plain.startsWith("sep=")) {
            return null;
        }
        // The tab of "sep=<tab>" is gone with the white space.
        char sep = plain.length() > 4 ? plain.charAt(4) : '\t';
        return SEPARATORS.contains(sep) ? sep : null;
    }

    private static char mostUsed(String header) {
        char most = ',';
        long uses = 0;
        for (char sep : SEPARATORS) {
            long count = header.chars().filter(c -> c == sep).count();
            if (count > uses) {
                most = sep;
                uses = count;
            }
        }
        return most;
    }

    /** Number of the first line that is not of an encoding or holds a zero; 0 if all is well. */
    private long badLine(Charset tried) {
        CharsetDecoder decoder = tried.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes, mark, bytes.length - mark);
        CharBuffer out = CharBuffer.allocate(1 << 13);
        long line = 1;
        char last = 0;
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            out.flip();
            while (out.hasRemaining()) {
                char c = out.get();
                if (c == 0) {
                    return line;
                }
                if (c == '\r' || (c == '\n' && last != '\r')) {
                    line++;
                }
                last = c;
            }
            out.clear();
            if (result.isError()) {
                return line;
            }
            if (result.isUnderflow()) {
                return 0;
            }
        }
    }
}
