package io.github.affectj.overlay;

import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.FrameEmotion;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Which of many regions a picture shows. Films have hundreds of tracks of faces, and a picture with
 * a row for each would be higher than any screen: it shows those that are there the longest, and
 * says so. Tables have all.
 */
public final class MainRegions {
    /** So many have a row in one picture. */
    public static final int MOST = 20;

    private MainRegions() {}

    /**
     * The regions that are shown, in their order.
     *
     * @param regions all of them
     * @param seconds how long each is there
     */
    public static <T> List<T> of(List<T> regions, ToDoubleFunction<T> seconds) {
        return places(regions, seconds).stream().map(regions::get).toList();
    }

    /** Places among results of those that are shown, rising, from 0. */
    static List<Integer> places(List<EmotionTimeline> results) {
        return places(results, MainRegions::seconds);
    }

    private static <T> List<Integer> places(List<T> regions, ToDoubleFunction<T> seconds) {
        double[] times = regions.stream().mapToDouble(seconds).toArray();
        // Sorting keeps the order of equals: of two that are there as long the first is shown.
        return IntStream.range(0, times.length)
                .boxed()
                .sorted(Comparator.comparingDouble(place -> -times[place]))
                .limit(MOST)
                .sorted()
                .toList();
    }

    private static double seconds(EmotionTimeline result) {
        return result.frames().stream().mapToDouble(FrameEmotion::durationSeconds).sum();
    }

    /**
     * What a picture says of those that it leaves out, as {@code the 20 longest of 150 regions}.
     *
     * @return empty where it shows all
     */
    public static String told(int all) {
        return all <= MOST ? "" : "the %d longest of %d regions".formatted(MOST, all);
    }
}
