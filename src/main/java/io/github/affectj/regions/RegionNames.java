package io.github.affectj.regions;

import io.github.affectj.base.BadInputException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Names of regions in one text, as a key of a macro has them: with commas between them, those that
 * have a comma of their own in quotation marks, as in {@code Mia, "the man, left"}.
 */
public final class RegionNames {
    /** Stands for all regions. */
    public static final String ALL = "all";

    private RegionNames() {}

    /**
     * The regions that a text names, in the order of the set.
     *
     * @param key that the text is the value of, for messages
     * @param text {@link #ALL}, the name of one region as it is, or several
     * @throws BadInputException if one is not there, naming those that are
     */
    public static RegionSet chosen(RegionSet set, String key, String text) {
        if (text.strip().equals(ALL)) {
            return set;
        }
        Set<String> wanted = new LinkedHashSet<>();
        if (set.named(text).isPresent()) {
            wanted.add(text);
        } else {
            wanted.addAll(parts(text));
        }
        Set<String> names = new LinkedHashSet<>();
        for (String name : wanted) {
            try {
                names.add(set.need(name).name());
            } catch (BadInputException e) {
                throw new BadInputException("%s=%s: %s".formatted(key, text, e.getMessage()), e);
            }
        }
        return set.only(region -> names.contains(region.name()));
    }

    /** The names in a text, without their quotation marks. */
    static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && (quoted || part.toString().isBlank())) {
                boolean doubled = quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (doubled) {
                    part.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                parts.add(part.toString().strip());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString().strip());
        return parts;
    }
}
