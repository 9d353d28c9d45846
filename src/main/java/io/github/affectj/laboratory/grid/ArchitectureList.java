package io.github.affectj.laboratory.grid;

import io.github.affectj.base.BadInputException;
import io.github.affectj.model.Architectures;
import io.github.affectj.model.HyperParameter;
import io.github.affectj.model.HyperValues;
import io.github.affectj.model.ModelArchitecture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Architectures as a user lists them, with commas between them and each with options of its own if
 * need be: {@code resnet18-convgru, av-fusion(method:lstm, attention:false)}.
 */
final class ArchitectureList {
    private static final String FORM =
            "; write them like resnet18-convgru, av-fusion(method:lstm, attention:false).";

    /** An architecture of the list and its own options. */
    private record Entry(String key, String options) {}

    private ArchitectureList() {}

    /**
     * The systems of a list, each with every length of windows.
     *
     * @param text the list
     * @param shared options that every architecture that has them shall take, unless it names them
     *     itself
     * @param frames lengths of windows; 0 is the architecture's own, or that of the longest
     *     training clip
     * @param features whether the set holds feature files, where 0 is that of the longest clip
     * @throws BadInputException if an architecture or option is unknown, or a system is there twice
     */
    static List<ComparedSystem> systems(
            String text, String shared, List<Long> frames, boolean features) {
        List<Entry> entries = entries(text);
        Map<String, String> options = options(shared);
        requireTaken(options.keySet(), entries);
        List<ComparedSystem> systems = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        for (Entry entry : entries) {
            ModelArchitecture architecture = Architectures.get(entry.key());
            String all = merged(architecture, entry.options(), options);
            String full = HyperValues.ofOptions(architecture, all).text(architecture);
            Set<Integer> own = new TreeSet<>();
            for (long f : frames) {
                int length = f > 0 || features ? (int) f : architecture.windowing().length();
                if (!own.add(length)) {
                    continue; // 0 and the architecture's own length are the same
                }
                if (!seen.add(entry.key() + "|" + full + "|" + length)) {
                    throw new BadInputException(
                            "architectures: %s is there twice with the same options (%s)."
                                    .formatted(entry.key(), full.isEmpty() ? "none" : full));
                }
                systems.add(
                        new ComparedSystem(
                                systems.size() + 1,
                                entry.key(),
                                entry.options(),
                                full,
                                length,
                                frames.size() > 1));
            }
        }
        return systems;
    }

    private static List<Entry> entries(String text) {
        List<Entry> entries = new ArrayList<>();
        int from = 0;
        int depth = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ',';
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth < 0 || depth > 1) {
                throw new BadInputException(
                        "architectures=%s has a parenthesis too many%s".formatted(text, FORM));
            }
            if (c == ',' && (depth == 0 || i == text.length())) {
                if (depth > 0) {
                    throw new BadInputException(
                            "architectures=%s has a parenthesis that is not closed%s"
                                    .formatted(text, FORM));
                }
                String one = text.substring(from, i).strip();
                if (!one.isEmpty()) {
                    entries.add(entry(text, one));
                }
                from = i + 1;
            }
        }
        if (entries.isEmpty()) {
            throw new BadInputException("architectures names none" + FORM);
        }
        return entries;
    }

    private static Entry entry(String text, String one) {
        int open = one.indexOf('(');
        if (open < 0) {
            return new Entry(one, "");
        }
        if (!one.endsWith(")") || open == 0) {
            throw new BadInputException(
                    "architectures=%s: \"%s\" can't be read%s".formatted(text, one, FORM));
        }
        String options = one.substring(open + 1, one.length() - 1);
        return new Entry(
                one.substring(0, open).strip(),
                options(options).entrySet().stream()
                        .map(e -> e.getKey() + ":" + e.getValue())
                        .collect(Collectors.joining(", ")));
    }

    /** Entries by name; those that are no entries are left to the architecture to complain of. */
    private static Map<String, String> options(String text) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String entry : text.split(",", -1)) {
            if (!entry.isBlank()) {
                int colon = entry.indexOf(':');
                if (colon < 1) {
                    throw new BadInputException(
                            "the option \"%s\" needs the form name:value, like heads:4."
                                    .formatted(entry.strip()));
                }
                String name = entry.substring(0, colon).strip();
                if (options.put(name, entry.substring(colon + 1).strip()) != null) {
                    throw new BadInputException(
                            "the option \"%s\" is given twice.".formatted(name));
                }
            }
        }
        return options;
    }

    private static void requireTaken(Set<String> names, List<Entry> entries) {
        for (String name : names) {
            if (entries.stream().noneMatch(e -> has(Architectures.get(e.key()), name))) {
                throw new BadInputException(
                        "options: none of the architectures takes the option \"%s\"."
                                .formatted(name));
            }
        }
    }

    private static boolean has(ModelArchitecture architecture, String option) {
        return architecture.hyperParameters().stream()
                .filter(HyperParameter::isSettable)
                .anyMatch(p -> p.name().equals(option));
    }

    private static String merged(
            ModelArchitecture architecture, String own, Map<String, String> shared) {
        Map<String, String> all = new LinkedHashMap<>();
        shared.forEach(
                (name, value) -> {
                    if (has(architecture, name)) {
                        all.put(name, value);
                    }
                });
        all.putAll(options(own));
        return all.entrySet().stream()
                .map(e -> e.getKey() + ":" + e.getValue())
                .collect(Collectors.joining(", "));
    }
}
