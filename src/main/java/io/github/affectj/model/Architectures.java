package io.github.affectj.model;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ExtensionPoints;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The network kinds that are there. */
public final class Architectures {
    private Architectures() {}

    /** Keys of all architectures, sorted. */
    public static List<String> keys() {
        return ExtensionPoints.all(ModelArchitecture.class).stream()
                .map(ModelArchitecture::key)
                .sorted()
                .toList();
    }

    /**
     * The options of each architecture that has some, with their defaults, for a list.
     *
     * @return keys of the architectures by their options; those with the same options are parted by
     *     commas
     */
    public static Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        for (String key : keys()) {
            ModelArchitecture architecture = get(key);
            String text = HyperValues.ofOptions(architecture, "").text(architecture);
            if (!text.isEmpty()) {
                options.merge(text, key, (some, more) -> some + ", " + more);
            }
        }
        return options;
    }

    /**
     * The architecture of a key, today's or a former one.
     *
     * @throws BadInputException if there is none; the sentence lists those there are
     */
    public static ModelArchitecture get(String key) {
        List<ModelArchitecture> all = ExtensionPoints.all(ModelArchitecture.class);
        return all.stream()
                .filter(a -> a.key().equals(key))
                .findFirst()
                .or(
                        () ->
                                all.stream()
                                        .filter(a -> a.formerKeys().containsKey(key))
                                        .<ModelArchitecture>map(a -> new FormerArchitecture(key, a))
                                        .findFirst())
                .orElseThrow(
                        () ->
                                new BadInputException(
                                        "There is no architecture '"
                                                + key
                                                + "'; allowed are "
                                                + String.join(", ", keys())
                                                + "."));
    }
}
