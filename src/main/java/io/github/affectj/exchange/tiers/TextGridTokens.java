package io.github.affectj.exchange.tiers;

import java.util.regex.Pattern;

/**
 * The values of a text file of Praat, long or short: texts in quotation marks, numbers and flags
 * that stand alone. What else stands there, as {@code xmin =} or {@code intervals [1]:}, is for
 * people, and passed over as Praat itself does.
 */
final class TextGridTokens {
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?\\d+(?:\\.\\d*)?(?:[eE][-+]?\\d{1,3})?");

    private final String text;
    private int at;
    private int line = 1;

    /** One value. */
    record Token(Kind kind, String text, int line) {}

    /** Kinds of values. */
    enum Kind {
        TEXT,
        NUMBER,
        FLAG,
        /** Nothing more comes, or a text without its second quotation mark. */
        END
    }

    TextGridTokens(String text) {
        this.text = text;
    }

    /** The next value. */
    Token next() {
        while (true) {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                step();
            }
            if (at >= text.length()) {
                return new Token(Kind.END, "", line);
            }
            char c = text.charAt(at);
            if (c == '"') {
                return quoted();
            }
            if (c == '!') { // a comment, to the end of the line
                while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
                    step();
                }
                continue;
            }
            int from = at;
            while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
                step();
            }
            String word = text.substring(from, at);
            if (NUMBER.matcher(word).matches()) {
                return new Token(Kind.NUMBER, word, line);
            }
            if (word.startsWith("<") && word.endsWith(">")) {
                return new Token(Kind.FLAG, word, line);
            }
        }
    }

    private Token quoted() {
        int begin = line;
        StringBuilder value = new StringBuilder();
        step();
        while (at < text.length()) {
            char c = text.charAt(at);
            step();
            if (c != '"') {
                value.append(c);
            } else if (at < text.length() && text.charAt(at) == '"') {
                value.append(c);
                step();
            } else {
                return new Token(Kind.TEXT, value.toString(), begin);
            }
        }
        return new Token(Kind.END, "", begin);
    }

    private void step() {
        char c = text.charAt(at++);
        boolean first = c == '\r' && at < text.length() && text.charAt(at) == '\n';
        if (c == '\n' || (c == '\r' && !first)) {
            line++;
        }
    }
}
