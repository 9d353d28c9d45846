package io.github.affectj.explain;

import io.github.affectj.model.scoring.WindowPlan;
import io.github.affectj.result.AttentionMap;
import java.util.ArrayList;
import java.util.List;

/** Means of the maps that windows have for each frame. */
final class MapSums {
    private final float[][] sums;
    private final int[] counts;

    MapSums(int frameCount) {
        sums = new float[frameCount][];
        counts = new int[frameCount];
    }

    /**
     * Adds a window's map of a frame.
     *
     * @param frame place in the clip, or {@link WindowPlan#PADDING}, which is passed over
     * @param offset where in {@code values} the map begins
     * @param area places of the map
     */
    void add(int frame, float[] values, int offset, int area) {
        if (frame == WindowPlan.PADDING) {
            return;
        }
        if (sums[frame] == null) {
            sums[frame] = new float[area];
        }
        for (int i = 0; i < area; i++) {
            sums[frame][i] += values[offset + i];
        }
        counts[frame]++;
    }

    /**
     * One map a frame. A frame that no step of the model looked at has the map of the last one
     * before it that was looked at, or of the first if there is none before.
     */
    List<AttentionMap> maps(int width, int height) {
        List<AttentionMap> maps = new ArrayList<>(sums.length);
        int seen = 0;
        while (sums[seen] == null) {
            seen++;
        }
        for (int f = 0; f < sums.length; f++) {
            if (sums[f] == null && f > 0) {
                maps.add(maps.get(f - 1));
                continue;
            }
            int from = Math.max(f, sums[f] == null ? seen : f);
            float[] mean = sums[from].clone();
            for (int i = 0; i < mean.length; i++) {
                mean[i] /= counts[from];
            }
            maps.add(new AttentionMap(width, height, mean));
        }
        return maps;
    }
}
