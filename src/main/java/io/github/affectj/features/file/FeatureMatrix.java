package io.github.affectj.features.file;

/**
 * Numbers of one stream of a clip.
 *
 * @param steps rows, at least 1
 * @param columns numbers a step, at least 1
 * @param values {@code steps * columns} finite numbers, row by row; not copied
 */
public record FeatureMatrix(int steps, int columns, float[] values) {

    /** Checks that the sizes go together. */
    public FeatureMatrix {
        if (steps < 1 || columns < 1 || (long) steps * columns != values.length) {
            throw new IllegalArgumentException(
                    values.length + " values for " + steps + " x " + columns);
        }
    }
}
