package io.github.affectj.overlay.timeline;

import java.awt.Graphics2D;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Text on a page by JFreePDF 2.0.1, which puts a string into the page's content as it is. So what
 * means something there is escaped here, and letters beyond ASCII are given as the octal codes of
 * the Mac Roman encoding that it declares. What that encoding does not have (Cyrillic, Japanese,
 * most symbols) is drawn as shapes: it looks right but can't be selected.
 */
final class PdfLetters {
    private static final String ENCODING = "x-MacRoman";

    private PdfLetters() {}

    /** Writes a text in the font that is set. */
    static void write(Graphics2D g, String text, float x, float y) {
        Optional<String> literal = literal(text);
        if (literal.isPresent()) {
            g.drawString(literal.get(), x, y);
        } else if (!text.isBlank()) {
            TextLayout shapes = new TextLayout(text, g.getFont(), Style.MEASURE);
            g.fill(shapes.getOutline(AffineTransform.getTranslateInstance(x, y)));
        }
    }

    /** A text as it stands in brackets in a PDF; empty if it has letters that can't stand there. */
    static Optional<String> literal(String text) {
        // The module that has Mac Roman may be left out of a Java that was made small.
        Charset charset =
                Charset.isSupported(ENCODING)
                        ? Charset.forName(ENCODING)
                        : StandardCharsets.US_ASCII;
        try {
            ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(text));
            byte[] found = new byte[bytes.remaining()];
            bytes.get(found);
            return Optional.of(escaped(found));
        } catch (CharacterCodingException e) {
            return Optional.empty(); // as shapes
        }
    }

    private static String escaped(byte[] letters) {
        StringBuilder literal = new StringBuilder();
        for (byte letter : letters) {
            int code = letter & 0xFF;
            if (code == '(' || code == ')' || code == '\\') {
                literal.append('\\').append((char) code);
            } else if (code < ' ' || code > '~') {
                literal.append(String.format(Locale.ROOT, "\\%03o", code));
            } else {
                literal.append((char) code);
            }
        }
        return literal.toString();
    }
}
