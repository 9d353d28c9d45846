package io.github.affectj.commands.host;

/** Breaks a sentence into lines: ImageJ's message window is as wide as its longest one. */
final class Lines {
    private static final int LONGEST = 90;

    private Lines() {}

    /** The sentence in lines of at most 90 characters, longer where a single word is. */
    static String of(String sentence) {
        StringBuilder lines = new StringBuilder();
        int length = 0;
        for (String word : sentence.split(" ", -1)) {
            if (length > 0 && length + 1 + word.length() > LONGEST) {
                lines.append('\n');
                length = 0;
            } else if (!lines.isEmpty()) {
                lines.append(' ');
                length++;
            }
            lines.append(word);
            length += word.length();
        }
        return lines.toString();
    }
}
