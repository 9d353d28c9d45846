package io.github.affectj.exchange.tiers;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Shares out what overlaps, for formats whose tiers allow no overlap. */
final class Lanes {
    private Lanes() {}

    /**
     * Puts each element into the first lane in which nothing overlaps it.
     *
     * @param sorted by start, then by end
     * @return at least one lane, each in order
     */
    static <T> List<List<T>> of(
            List<T> sorted, ToDoubleFunction<T> start, ToDoubleFunction<T> end) {
        List<List<T>> lanes = new ArrayList<>();
        lanes.add(new ArrayList<>());
        for (T element : sorted) {
            List<T> free = null;
            for (List<T> lane : lanes) {
                boolean fits =
                        lane.isEmpty()
                                || end.applyAsDouble(lane.get(lane.size() - 1))
                                        <= start.applyAsDouble(element);
                if (free == null && fits) {
                    free = lane;
                }
            }
            if (free == null) {
                free = new ArrayList<>();
                lanes.add(free);
            }
            free.add(element);
        }
        return lanes;
    }
}
