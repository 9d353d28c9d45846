package io.github.affectj.base;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * What to say where the ending of a file that shall be written and the format that was asked for do
 * not go together; the same for all commands that export. Endings are in lower case without the
 * dot; some have two parts, as {@code events.tsv}.
 */
public final class FileEndings {
    private FileEndings() {}

    /** The ending of a file in lower case without the dot; empty where it has none. */
    public static String of(Path path) {
        Path name = path.getFileName();
        return last(name == null ? "" : name.toString().toLowerCase(Locale.ROOT), "");
    }

    private static String last(String text, String without) {
        int dot = text.lastIndexOf('.');
        return dot < 0 ? without : text.substring(dot + 1);
    }

    /**
     * Makes sure that a file is not called as one of another format is. An ending that is the usual
     * one of no format, as {@code .txt}, is the user's own.
     *
     * @param format that was asked for
     * @param own endings of the format
     * @param usual the usual ending of each format that there is
     * @throws BadInputException if the file's ending is the usual one of another format
     */
    public static void requireFit(
            String format, Path path, Collection<String> own, Collection<String> usual) {
        String ending = of(path);
        if (has(usual, ending) && !has(own, ending)) {
            throw new BadInputException(
                    "format=%s does not go with the ending .%s of %s; let path end in %s, or leave format out."
                            .formatted(
                                    format,
                                    ending,
                                    path,
                                    own.stream().map(FileEndings::shown).collect(joining(" or "))));
        }
    }

    private static boolean has(Collection<String> endings, String ending) {
        return endings.stream().anyMatch(one -> last(one, one).equals(ending));
    }

    private static String shown(String ending) {
        return (ending.contains(".") ? "_" : ".") + ending;
    }

    /**
     * Nobody knows a format.
     *
     * @param formats that are allowed
     */
    public static BadInputException unknownFormat(String format, List<String> formats) {
        return new BadInputException(
                "There is no format '%s' for format; use one of %s."
                        .formatted(ForeignText.of(format), String.join(", ", formats)));
    }

    /**
     * A file's ending is that of no format.
     *
     * @param endings that are allowed
     */
    public static BadInputException unknownEnding(Path path, Collection<String> endings) {
        return new BadInputException(
                "The ending of %s names no format; allowed are %s."
                        .formatted(
                                path,
                                endings.stream().map(FileEndings::shown).collect(joining(", "))));
    }
}
