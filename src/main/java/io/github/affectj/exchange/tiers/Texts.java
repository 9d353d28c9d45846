package io.github.affectj.exchange.tiers;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignFiles;
import io.github.affectj.base.TextEncoding;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;

/** The text of a file of any usual encoding. */
final class Texts {
    /** A film's subtitles or labels have less than a tenth of it. */
    static final long MOST_BYTES = 64L << 20;

    private Texts() {}

    /**
     * Reads a text, without a byte order mark.
     *
     * @param wanted what the file should be, as {@code a file of subtitles}
     * @param tiers told where the encoding had to be guessed
     * @throws BadInputException if it can't be read or is no text
     */
    static String read(Path path, String wanted, TierCollector tiers) {
        byte[] bytes = ForeignFiles.bytes(path, MOST_BYTES, wanted);
        try {
            TextEncoding.Decoded decoded = TextEncoding.decode(bytes);
            int zero = decoded.text().indexOf('\0');
            if (zero >= 0) {
                long line = decoded.text().substring(0, zero).lines().count();
                throw new BadInputException(
                        "%s is no text (a byte of 0 in line %d); %s is needed."
                                .formatted(path, Math.max(1, line), wanted));
            }
            if (decoded.guessed()) {
                tiers.note(
                        path
                                + " is not UTF-8; it is read as Windows-1252 (Western European), so some letters may be wrong.");
            }
            return decoded.text();
        } catch (CharacterCodingException e) {
            throw new BadInputException(
                    path + " is no text in UTF-8, UTF-16 or Windows-1252; save it in UTF-8.", e);
        }
    }

    /** Lines that end in any way, with the empty one behind a last line end left out. */
    static String[] lines(String text) {
        return text.lines().toArray(String[]::new);
    }
}
