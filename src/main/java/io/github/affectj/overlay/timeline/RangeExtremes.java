package io.github.affectj.overlay.timeline;

/**
 * The lowest and the highest of any run of values, in a time that grows with the logarithm of its
 * length: a binary tree in two arrays, in which place {@code i} holds the extremes of {@code 2i}
 * and {@code 2i + 1}, and the values themselves stand from {@code size} on.
 */
final class RangeExtremes {
    private final int size;
    private final float[] min;
    private final float[] max;

    /**
     * @param lows the lower end of each value; copied
     * @param highs the upper end of each value, as many; copied
     */
    RangeExtremes(float[] lows, float[] highs) {
        size = lows.length;
        min = new float[2 * size];
        max = new float[2 * size];
        System.arraycopy(lows, 0, min, size, size);
        System.arraycopy(highs, 0, max, size, size);
        for (int i = size - 1; i > 0; i--) {
            min[i] = Math.min(min[2 * i], min[2 * i + 1]);
            max[i] = Math.max(max[2 * i], max[2 * i + 1]);
        }
    }

    /** How many values there are. */
    int size() {
        return size;
    }

    /** The lowest of the values from {@code from} to before {@code to}; infinite for none. */
    float min(int from, int to) {
        float lowest = Float.POSITIVE_INFINITY;
        int left = from + size;
        for (int right = to + size; left < right; left >>= 1, right >>= 1) {
            if ((left & 1) == 1) {
                lowest = Math.min(lowest, min[left++]);
            }
            if ((right & 1) == 1) {
                lowest = Math.min(lowest, min[--right]);
            }
        }
        return lowest;
    }

    /** The highest of the values from {@code from} to before {@code to}; infinite for none. */
    float max(int from, int to) {
        float highest = Float.NEGATIVE_INFINITY;
        int left = from + size;
        for (int right = to + size; left < right; left >>= 1, right >>= 1) {
            if ((left & 1) == 1) {
                highest = Math.max(highest, max[left++]);
            }
            if ((right & 1) == 1) {
                highest = Math.max(highest, max[--right]);
            }
        }
        return highest;
    }
}
