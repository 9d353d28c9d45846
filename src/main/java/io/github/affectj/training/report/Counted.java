package io.github.affectj.training.report;

import io.github.affectj.training.data.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A report as it is written down, with what was counted: clips, or labelled steps. */
public final class Counted {
    /** Key of the number of labelled steps, where they were counted. */
    static final String STEPS = "steps";

    /** What is counted where clips have the labels. */
    public static final String CLIPS = "clips";

    private static final String LABELLED_STEPS = "labelled steps";

    private Counted() {}

    /**
     * What the report in a folder counted: {@link #CLIPS}, or {@code steps}.
     *
     * @param folder with a {@code report.json}
     */
    public static String unit(Path folder) {
        try {
            String report = Files.readString(folder.resolve("report.json"));
            return report.contains("\"" + LABELLED_STEPS + "\"") ? STEPS : CLIPS;
        } catch (IOException e) {
            return CLIPS; // as nearly always
        }
    }

    /**
     * The report as plain maps and lists.
     *
     * @param samples what was scored
     */
    public static Map<String, Object> map(ClassificationReport report, List<Sample> samples) {
        boolean byStep = samples.stream().anyMatch(Sample::isByStep);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("counted", byStep ? LABELLED_STEPS : CLIPS);
        map.putAll(report.asMap());
        if (byStep) {
            map.put(CLIPS, samples.size());
            map.put(STEPS, report.clips());
            map.computeIfPresent("per_label", (key, all) -> ofSteps(all));
            map.computeIfPresent("per_group", (key, all) -> ofSteps(all));
        }
        return map;
    }

    /** Scores of labels or groups, by name, with the key of steps for what was counted. */
    private static Map<String, Object> ofSteps(Object all) {
        Map<String, Object> renamed = new LinkedHashMap<>();
        ((Map<?, ?>) all)
                .forEach(
                        (name, scores) -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            ((Map<?, ?>) scores)
                                    .forEach(
                                            (key, value) ->
                                                    one.put(
                                                            key.equals(CLIPS)
                                                                    ? STEPS
                                                                    : (String) key,
                                                            value));
                            renamed.put((String) name, one);
                        });
        return renamed;
    }
}
