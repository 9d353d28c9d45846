package io.github.affectj.training.report;

import io.github.affectj.base.Counts;
import io.github.affectj.explain.PointingGame;
import io.github.affectj.result.Faithfulness;
import io.github.affectj.training.data.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * How far the heat maps of a model point at the figures of a split's clips ({@link PointingGame}),
 * and on how many clips deletion and insertion by them beat random orders ({@link Faithfulness}).
 *
 * @param pointed a clip and source of maps each
 * @param tested a clip and source of maps each
 */
public record MapScores(List<Pointed> pointed, List<Tested> tested) {
    /** Key of the scores in a report. */
    static final String KEY = "maps";

    /** Share of clips whose maps point at the figure, or stand the test, that is called good. */
    private static final double GOOD = 0.8;

    private static final Map<String, String> NAMES =
            Map.of(
                    "gradcam",
                    "Grad-CAM",
                    "attention",
                    "spatial attention",
                    Faithfulness.MOMENTS,
                    "attention over time");

    /** What a clip's maps point at. */
    public record Pointed(Sample clip, String source, PointingGame.Found found) {}

    /** What came of a clip's test. */
    public record Tested(Sample clip, String source, Faithfulness found) {}

    /** The same with tests of some clips. */
    public MapScores withTested(List<Tested> found) {
        return new MapScores(pointed, found);
    }

    /** Whether there is nothing to tell. */
    boolean isEmpty() {
        return pointed.isEmpty() && tested.isEmpty();
    }

    /** As plain maps, for JSON: by source of the maps. */
    public Map<String, Object> asMap() {
        Map<String, Object> all = new LinkedHashMap<>();
        bySource(pointed, Pointed::source).forEach((s, clips) -> all.put(s, pointed(clips)));
        bySource(tested, Tested::source)
                .forEach(
                        (s, clips) -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            if (all.get(s) instanceof Map<?, ?> there) {
                                there.forEach((k, v) -> one.put((String) k, v));
                            }
                            one.putAll(tested(clips));
                            all.put(s, one);
                        });
        return all;
    }

    private static Map<String, Object> pointed(List<Pointed> clips) {
        Map<String, Object> map = new LinkedHashMap<>();
        ClipMean peak = of(clips, p -> p.found().peak());
        map.put("clips", clips.size());
        map.put("groups", peak.groups());
        map.put("frames", clips.stream().mapToInt(p -> p.found().frames()).sum());
        map.put("interval", peak.byGroup() ? "by group" : "by clip");
        peak.put(map, "pointing");
        map.put("pointing_chance", of(clips, p -> p.found().chance()).mean());
        map.put("pointing_middle", of(clips, p -> p.found().middle()).mean());
        of(clips, p -> p.found().mass()).put(map, "mass");
        map.put("area", of(clips, p -> p.found().area()).mean());
        return map;
    }

    private static ClipMean of(List<Pointed> clips, ToDoubleFunction<Pointed> value) {
        return ClipMean.of(clips, p -> p.clip().group(), value);
    }

    private static Map<String, Object> tested(List<Tested> clips) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("tested_clips", clips.size());
        share(clips, t -> t.found().deletesBetter() && t.found().insertsBetter())
                .put(map, "both_better");
        share(clips, t -> t.found().deletesBetter()).put(map, "deletion_better");
        share(clips, t -> t.found().insertsBetter()).put(map, "insertion_better");
        map.put("deletion", mean(clips, Faithfulness::deletion));
        map.put("insertion", mean(clips, Faithfulness::insertion));
        map.put("random", mean(clips, Faithfulness::random));
        return map;
    }

    private static ClipMean share(List<Tested> clips, Predicate<Tested> better) {
        return ClipMean.of(clips, t -> t.clip().group(), t -> better.test(t) ? 1 : 0);
    }

    private static double mean(List<Tested> clips, ToDoubleFunction<Faithfulness> value) {
        return clips.stream().mapToDouble(t -> value.applyAsDouble(t.found())).average().orElse(0);
    }

    private static <T> Map<String, List<T>> bySource(List<T> some, Function<T, String> source) {
        return some.stream()
                .collect(Collectors.groupingBy(source, LinkedHashMap::new, Collectors.toList()));
    }

    /** What a reader calls a source of maps. */
    static String name(String source) {
        return NAMES.getOrDefault(source, source);
    }

    /** Sentences for a reader, one or two a source. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        asMap().forEach(
                        (source, value) -> {
                            Map<?, ?> m = (Map<?, ?>) value;
                            if (m.containsKey("pointing")) {
                                lines.add(pointing(name(source), m));
                            }
                            if (m.containsKey("tested_clips")) {
                                lines.add(test(name(source), m));
                            }
                        });
        return lines;
    }

    private static String pointing(String name, Map<?, ?> m) {
        return String.format(
                Locale.ROOT,
                "%s of %s with a known figure%s: peak in the figure's box in %s of the frames"
                        + " (at random %.3f, the picture's middle %.3f), %s of the map on %.3f of the"
                        + " area; %s",
                name,
                Counts.of((int) number(m, "clips"), "clip"),
                m.get("interval").equals("by group")
                        ? " (of " + Counts.of((int) number(m, "groups"), "group") + ")"
                        : "",
                share(m, "pointing"),
                number(m, "pointing_chance"),
                number(m, "pointing_middle"),
                share(m, "mass"),
                number(m, "area"),
                pointingVerdict(m));
    }

    private static String pointingVerdict(Map<?, ?> m) {
        if (number(m, "pointing_low") <= number(m, "pointing_chance")) {
            return "it points at the figure no better than at random.";
        }
        return number(m, "pointing") >= GOOD
                ? "it points at the figure."
                : "it points at the figure more often than at random, but not reliably.";
    }

    private static String test(String name, Map<?, ?> m) {
        return String.format(
                Locale.ROOT,
                "%s tested by deletion and insertion on %s: better than random order by 2 sd with"
                        + " both in %s, with deletion in %.3f, with insertion in %.3f of them; %s",
                name,
                Counts.of((int) number(m, "tested_clips"), "clip"),
                share(m, "both_better"),
                number(m, "deletion_better"),
                number(m, "insertion_better"),
                number(m, "both_better") >= GOOD
                        ? "such a map can be leaned on."
                        : "do not lean on such a map before Show Attention... with test=true says so"
                                + " of the clip.");
    }

    private static String share(Map<?, ?> m, String key) {
        return String.format(
                Locale.ROOT,
                "%.3f (95 %% interval %.3f to %.3f)",
                number(m, key),
                number(m, key + "_low"),
                number(m, key + "_high"));
    }

    private static double number(Map<?, ?> m, String key) {
        return ((Number) m.get(key)).doubleValue();
    }
}
