package io.github.affectj.laboratory.grid;

import io.github.affectj.base.BadInputException;
import io.github.affectj.model.Architectures;
import io.github.affectj.model.HyperValues;
import io.github.affectj.model.ModelArchitecture;
import io.github.affectj.training.run.TrainingKey;
import io.github.affectj.training.run.TrainingSettings;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Architectures as a user lists them, with commas between them and each with options of its own, or
 * settings of its training, if need be: {@code resnet18-convgru, av-fusion(method:lstm, lr:0.001)}.
 */
final class ArchitectureList {
    private static final String FORM =
            "; write them like resnet18-convgru, av-fusion(method:lstm, attention:false).";

    /**
     * An architecture of the list and what stands in parentheses behind it.
     *
     * @param given texts of values by name
     */
    private record Entry(String key, Map<String, String> given) {}

    private ArchitectureList() {}

    /**
     * The systems of a list, each with every length of windows.
     *
     * @param text the list
     * @param shared what all trainings have in common; its options are for every architecture that
     *     has them, and all of it but for what a system has of its own
     * @param job size of the job, see {@link TrainingSettings#forJob}
     * @param frames lengths of windows; 0 is the architecture's own, or that of the longest
     *     training clip
     * @param features whether the set holds feature files, where 0 is that of the longest clip
     * @throws BadInputException if an architecture, option or setting is unknown, or a system is
     *     there twice
     */
    static List<ComparedSystem> systems(
            String text, TrainingSettings shared, String job, List<Long> frames, boolean features) {
        List<Entry> entries = entries(text);
        Map<String, String> options = HyperValues.options(shared.options());
        requireTaken(options.keySet(), entries);
        List<ComparedSystem> systems = new ArrayList<>();
        Set<List<Object>> seen = new HashSet<>();
        for (Entry entry : entries) {
            ModelArchitecture architecture = Architectures.get(entry.key());
            OwnSettings own = OwnSettings.of(architecture, entry.given());
            String full =
                    HyperValues.ofOptions(architecture, merged(architecture, own, options))
                            .text(architecture);
            TrainingSettings training = shared;
            for (Map.Entry<TrainingKey, Object> e : own.training().entrySet()) {
                training = training.with(e.getKey(), e.getValue());
            }
            training = training.forJob(job);
            Map<TrainingKey, Object> settings = new EnumMap<>(TrainingKey.class);
            for (TrainingKey key : own.training().keySet()) {
                settings.put(key, training.get(key));
            }
            Set<Integer> lengths = new TreeSet<>();
            for (long f : frames) {
                int length = f > 0 || features ? (int) f : architecture.windowing().length();
                if (!lengths.add(length)) {
                    continue; // 0 and the architecture's own length are the same
                }
                if (!seen.add(List.of(entry.key(), full, training, length))) {
                    throw new BadInputException(
                            "architectures: %s is there twice with the same options (%s) and settings."
                                    .formatted(entry.key(), full.isEmpty() ? "none" : full));
                }
                systems.add(
                        new ComparedSystem(
                                systems.size() + 1,
                                entry.key(),
                                written(entry.given()),
                                full,
                                settings,
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
            return new Entry(one, Map.of());
        }
        if (!one.endsWith(")") || open == 0) {
            throw new BadInputException(
                    "architectures=%s: \"%s\" can't be read%s".formatted(text, one, FORM));
        }
        return new Entry(
                one.substring(0, open).strip(),
                HyperValues.options(one.substring(open + 1, one.length() - 1)));
    }

    private static String written(Map<String, String> given) {
        return given.entrySet().stream()
                .map(e -> e.getKey() + ":" + e.getValue())
                .collect(Collectors.joining(", "));
    }

    private static void requireTaken(Set<String> names, List<Entry> entries) {
        for (String name : names) {
            if (entries.stream()
                    .noneMatch(e -> HyperValues.isOption(Architectures.get(e.key()), name))) {
                throw new BadInputException(
                        "options: none of the architectures takes the option \"%s\"."
                                .formatted(name));
            }
        }
    }

    private static Map<String, String> merged(
            ModelArchitecture architecture, OwnSettings own, Map<String, String> shared) {
        Map<String, String> all = new LinkedHashMap<>(shared);
        all.keySet().removeIf(name -> !HyperValues.isOption(architecture, name));
        all.putAll(own.options());
        return all;
    }
}
