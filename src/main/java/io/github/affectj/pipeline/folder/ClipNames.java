package io.github.affectj.pipeline.folder;

import io.github.affectj.base.ForeignText;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the clips of a run are called in tables, and what their own files are called. No two are
 * called the same, whatever the names of the clips are.
 */
final class ClipNames {
    /** Bytes of a file's name; systems allow 255, and helper files have longer names. */
    private static final int MOST_BYTES = 180;

    /** What spreadsheets take for the start of a formula, in full width too. */
    private static final String FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20";

    /** Letters of a cell. */
    private static final int MOST_LETTERS = 1000;

    private final Map<String, String> cells = new HashMap<>();
    private final Map<String, String> bases = new HashMap<>();

    /**
     * @param files all clips, in the order of the tables
     * @param endings of all files that a clip may have
     */
    ClipNames(List<ClipFile> files, List<String> endings) {
        Set<String> usedCells = new HashSet<>();
        Set<String> usedFiles = new HashSet<>();
        for (ClipFile file : files) {
            // A clip's file must not have the name of a folder either.
            String folder = file.relative();
            while (folder.indexOf('/') >= 0) {
                folder = folder.substring(0, folder.lastIndexOf('/'));
                usedFiles.add(folded(folder));
            }
        }
        for (ClipFile file : files) {
            cells.put(file.relative(), cell(file.relative(), usedCells));
            bases.put(file.relative(), base(file.relative(), endings, usedFiles));
        }
    }

    /** What the tables call a clip: its path in the input folder. */
    String cell(ClipFile file) {
        return cells.get(file.relative());
    }

    /** Path of a clip's own file in its folder, with slashes: the clip's path with an ending. */
    String file(ClipFile file, String ending) {
        return bases.get(file.relative()) + "." + ending;
    }

    private static String cell(String relative, Set<String> used) {
        String plain = plain(relative);
        if (plain.isBlank()) {
            plain = "(unnamed)"; // a name of letters that can't be seen
        }
        if (plain.length() > MOST_LETTERS) {
            // Of a path that no table takes whole the end, which tells more.
            plain = "..." + plain.substring(plain.length() - MOST_LETTERS);
        }
        String cell = plain;
        for (int i = 2; !used.add(cell); i++) {
            cell = plain + " (" + i + ")";
        }
        return cell;
    }

    /**
     * A text for a cell: no control characters, and nothing at its start that a spreadsheet takes
     * for a formula.
     */
    static String plain(String text) {
        String plain = ForeignText.plain(text);
        String start = plain.stripLeading();
        return !start.isEmpty() && FORMULA.indexOf(start.charAt(0)) >= 0 ? "'" + plain : plain;
    }

    private static String base(String relative, List<String> endings, Set<String> used) {
        int slash = relative.lastIndexOf('/') + 1;
        String name = relative.substring(slash);
        String longest = endings.stream().max((a, b) -> a.length() - b.length()).orElse("");
        for (int i = 1; ; i++) {
            String tail = i == 1 ? "" : "~" + i;
            String base =
                    relative.substring(0, slash)
                            + cut(name, MOST_BYTES - bytes(tail) - bytes(longest) - 1)
                            + tail;
            List<String> all = new ArrayList<>();
            endings.forEach(ending -> all.add(folded(base + "." + ending)));
            if (all.stream().noneMatch(used::contains)) {
                used.addAll(all);
                return base;
            }
        }
    }

    /** What some systems take for the same name. */
    private static String folded(String path) {
        return Normalizer.normalize(path, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String cut(String name, int most) {
        String cut = name;
        while (bytes(cut) > most) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut;
    }
}
