package io.github.affectj.model.familiarity;

import java.util.Arrays;
import java.util.List;

/**
 * What looks familiar to a model in one of its streams: how its training features spread, and how
 * far held-out ones lie outside, rising.
 */
public final class StreamFamiliarity {
    /** Rows of either kind that are needed: with fewer held out, no share is below 0.05. */
    public static final int LEAST = 20;

    private final FeatureSpread spread;
    private final float[] heldOut;

    /**
     * @param heldOut distances of held-out rows, rising
     */
    StreamFamiliarity(FeatureSpread spread, float[] heldOut) {
        this.spread = spread;
        this.heldOut = heldOut;
    }

    /**
     * That of a backbone's maps.
     *
     * @param known of training frames, averaged over their places
     * @param heldOut of others of the same kind
     */
    public static StreamFamiliarity ofMaps(List<float[]> known, List<float[]> heldOut) {
        return of(FeatureSpread.ofPatterns(known), heldOut);
    }

    /**
     * That of measured features, each with a unit of its own.
     *
     * @param known of training steps
     * @param heldOut of others of the same kind
     */
    public static StreamFamiliarity ofMeasures(List<float[]> known, List<float[]> heldOut) {
        return of(FeatureSpread.ofMeasures(known), heldOut);
    }

    private static StreamFamiliarity of(FeatureSpread spread, List<float[]> heldOut) {
        float[] distances = new float[heldOut.size()];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = (float) spread.distance(heldOut.get(i));
        }
        Arrays.sort(distances);
        return new StreamFamiliarity(spread, distances);
    }

    FeatureSpread spread() {
        return spread;
    }

    /** Distances of held-out rows, rising. */
    float[] heldOut() {
        return heldOut;
    }

    /** How a row looks. */
    Look look(float[] row) {
        float distance = (float) spread.distance(row);
        int inside = (int) Math.ceil((1 - Look.OUTSIDE) * heldOut.length) - 1;
        float rim = heldOut[Math.max(0, inside)];
        return new Look(share(distance), rim > 0 ? Math.max(1, distance / rim) : 1);
    }

    /** The share of the held-out rows that lie at least as far outside as a row, itself counted. */
    double share(float[] row) {
        return share((float) spread.distance(row));
    }

    private double share(float distance) {
        int nearer = 0;
        int end = heldOut.length;
        while (nearer < end) {
            int middle = (nearer + end) >>> 1;
            if (heldOut[middle] < distance) {
                nearer = middle + 1;
            } else {
                end = middle;
            }
        }
        return (1.0 + heldOut.length - nearer) / (heldOut.length + 1.0);
    }
}
