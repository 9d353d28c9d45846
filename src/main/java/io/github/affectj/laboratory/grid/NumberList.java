package io.github.affectj.laboratory.grid;

import io.github.affectj.base.BadInputException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whole numbers as a user lists them: {@code 2 4 6 8}, {@code 1, 2, 5}, {@code 1-5}. */
final class NumberList {
    private static final Pattern ENTRY = Pattern.compile("(\\d{1,18})(?:-(\\d{1,18}))?");

    private NumberList() {}

    /**
     * The numbers of a text, in its order.
     *
     * @param key the macro key, for messages
     * @param most how many there may be
     * @throws BadInputException if it holds none, something else, one twice, or one out of range
     */
    static List<Long> parse(String key, String text, long min, long max, int most) {
        Set<Long> numbers = new LinkedHashSet<>();
        for (String entry : text.replaceAll("\\s*-\\s*", "-").strip().split("[\\s,;]+", -1)) {
            Matcher m = ENTRY.matcher(entry);
            if (!m.matches()) {
                throw new BadInputException(
                        "%s=%s is not a list of whole numbers; write them like 1 2 4, or 1-5."
                                .formatted(key, text));
            }
            long from = Long.parseLong(m.group(1));
            long to = m.group(2) == null ? from : Long.parseLong(m.group(2));
            if (from < min || to > max || to < from) {
                throw new BadInputException(
                        "%s=%s: %s is out of range; allowed are %d to %d%s."
                                .formatted(
                                        key,
                                        text,
                                        entry,
                                        min,
                                        max,
                                        m.group(2) == null ? "" : ", the smaller one first"));
            }
            if (to - from >= most) {
                throw tooMany(key, text, most);
            }
            for (long n = from; n <= to; n++) {
                if (!numbers.add(n)) {
                    throw new BadInputException("%s=%s names %d twice.".formatted(key, text, n));
                }
            }
            if (numbers.size() > most) {
                throw tooMany(key, text, most);
            }
        }
        return List.copyOf(numbers);
    }

    private static BadInputException tooMany(String key, String text, int most) {
        return new BadInputException(
                "%s=%s are too many; at most %d can be compared.".formatted(key, text, most));
    }
}
