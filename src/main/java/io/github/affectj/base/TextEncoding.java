package io.github.affectj.base;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Finds the encoding of text that programs of all countries wrote: by its byte order mark, else
 * UTF-16 by its zeros, else UTF-8 where it can be, as hardly any other text is valid UTF-8 by
 * chance; else Windows-1252, whose printable signs are those of Latin-1. To guess at more encodings
 * from a few short labels would be to guess wrong.
 */
public final class TextEncoding {
    /** What text is taken for that is neither marked nor UTF-8. */
    public static final Charset WINDOWS = Charset.forName("windows-1252");

    private TextEncoding() {}

    /**
     * A text and how it was read.
     *
     * @param text without a byte order mark
     * @param guessed whether it is no UTF-8 and was taken for Windows-1252, so that some letters
     *     may be wrong
     */
    public record Decoded(String text, boolean guessed) {}

    /** The encoding that a byte order mark names. */
    public static Optional<Charset> marked(byte[] b) {
        if (b.length >= 3 && b[0] == (byte) 0xEF && b[1] == (byte) 0xBB && b[2] == (byte) 0xBF) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (b.length >= 2 && b[0] == (byte) 0xFF && b[1] == (byte) 0xFE) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return b.length >= 2 && b[0] == (byte) 0xFE && b[1] == (byte) 0xFF
                ? Optional.of(StandardCharsets.UTF_16BE)
                : Optional.empty();
    }

    /** How many bytes the byte order mark of a text has; 0 where there is none. */
    public static int markLength(byte[] bytes) {
        return marked(bytes).map(set -> set == StandardCharsets.UTF_8 ? 3 : 2).orElse(0);
    }

    /**
     * The encoding of a text without a mark: UTF-16, of which Latin letters have a byte of 0 each,
     * or UTF-8.
     */
    public static Charset unmarked(byte[] b) {
        if (b.length >= 4 && b.length % 2 == 0) {
            if (b[0] != 0 && b[1] == 0 && b[2] != 0 && b[3] == 0) {
                return StandardCharsets.UTF_16LE;
            }
            if (b[0] == 0 && b[1] != 0 && b[2] == 0 && b[3] != 0) {
                return StandardCharsets.UTF_16BE;
            }
        }
        return StandardCharsets.UTF_8;
    }

    /**
     * Reads a text.
     *
     * @throws CharacterCodingException if it is in none of the encodings
     */
    public static Decoded decode(byte[] bytes) throws CharacterCodingException {
        int mark = markLength(bytes);
        ByteBuffer content = ByteBuffer.wrap(bytes, mark, bytes.length - mark);
        Charset charset = marked(bytes).orElseGet(() -> unmarked(bytes));
        try {
            return new Decoded(charset.newDecoder().decode(content).toString(), false);
        } catch (CharacterCodingException e) {
            if (mark > 0 || charset != StandardCharsets.UTF_8) {
                throw e;
            }
            ByteBuffer again = ByteBuffer.wrap(bytes);
            return new Decoded(WINDOWS.newDecoder().decode(again).toString(), true);
        }
    }
}
