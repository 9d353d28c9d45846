package io.github.affectj.overlay;

import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.FrameEmotion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which row of a picture shows which regions. A few have a row each. Films have hundreds of tracks
 * of faces, most of them in one shot only: of many, those that are never there at the same time
 * share a row, one behind the other. Where that makes too many rows yet, the picture shows those
 * that are there the longest ({@link MainRegions}), each in a row.
 *
 * @param rows places among the results, of each row by time
 * @param told what the picture says of that, empty where each region has its row
 */
public record RegionRows(List<List<Integer>> rows, String told) {
    /** Up to so many regions have a row each: as many as there are colours. */
    static final int OWN = 8;

    /** Times in results are rounded to microseconds. */
    private static final double ROUNDING = 1e-5;

    /** Copies the rows. */
    public RegionRows {
        rows = rows.stream().map(List::copyOf).toList();
    }

    /**
     * The rows of some results.
     *
     * @param results shown together, each with a frame
     */
    public static RegionRows of(List<EmotionTimeline> results) {
        int all = results.size();
        if (all <= OWN) {
            return new RegionRows(IntStream.range(0, all).mapToObj(List::of).toList(), "");
        }
        List<List<Integer>> shared = shared(results);
        if (shared.size() <= MainRegions.MOST) {
            return new RegionRows(
                    shared,
                    shared.size() == all
                            ? ""
                            : "%d regions in %d row%s"
                                    .formatted(all, shared.size(), shared.size() == 1 ? "" : "s"));
        }
        return new RegionRows(
                MainRegions.places(results).stream().map(List::of).toList(), MainRegions.told(all));
    }

    /** Each in the first row that is free when it comes. */
    private static List<List<Integer>> shared(List<EmotionTimeline> results) {
        List<List<Integer>> rows = new ArrayList<>();
        List<Double> ends = new ArrayList<>();
        List<Integer> byStart =
                IntStream.range(0, results.size())
                        .boxed()
                        .sorted(Comparator.comparingDouble(r -> start(results.get(r))))
                        .toList();
        for (int r : byStart) {
            int row = 0;
            while (row < rows.size() && ends.get(row) > start(results.get(r)) + ROUNDING) {
                row++;
            }
            if (row == rows.size()) {
                rows.add(new ArrayList<>());
                ends.add(0.0);
            }
            rows.get(row).add(r);
            ends.set(row, end(results.get(r)));
        }
        return rows;
    }

    /** When a region is there first, in seconds. */
    private static double start(EmotionTimeline result) {
        return result.frames().get(0).timeSeconds();
    }

    private static double end(EmotionTimeline result) {
        FrameEmotion last = result.frames().get(result.frames().size() - 1);
        return last.timeSeconds() + last.durationSeconds();
    }
}
