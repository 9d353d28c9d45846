package io.github.affectj.model.install;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignText;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The name of a folder that a model's id makes. It can be written on every system, typed into a
 * macro, and does not mean something else there.
 */
final class ModelName {
    /** Characters of a name: four bytes each at most, and file systems take 255. */
    static final int LONGEST = 60;

    /**
     * All but letters and digits of any script and some signs: each can't be in a name somewhere.
     */
    private static final Pattern ODD = Pattern.compile("[^\\p{L}\\p{M}\\p{N} ._+()-]+");

    private static final Pattern ENDS = Pattern.compile("^[ .+_-]+|[ .]+$");

    /** What Windows keeps for devices, with whatever ending. */
    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?", Pattern.CASE_INSENSITIVE);

    /** What keys that take a model's name understand as something else. */
    private static final Set<String> WORDS = Set.of("auto", "none", "current", "all", "model");

    private ModelName() {}

    /**
     * The name.
     *
     * @param id as a {@code model.json} has it
     * @throws BadInputException if nothing of it can be in a name
     */
    static String of(String id) {
        String name = ENDS.matcher(ODD.matcher(id).replaceAll("_")).replaceAll("");
        if (name.codePointCount(0, name.length()) > LONGEST) {
            name = name.substring(0, name.offsetByCodePoints(0, LONGEST));
            name = ENDS.matcher(name).replaceAll("");
        }
        if (name.isEmpty()) {
            throw new BadInputException(
                    "The entry 'id' in the model.json is '%s', of which no folder can be named; it needs letters or digits."
                            .formatted(ForeignText.of(id)));
        }
        boolean taken =
                WORDS.contains(name.toLowerCase(Locale.ROOT)) || DEVICE.matcher(name).matches();
        return taken ? "my-" + name : name;
    }
}
