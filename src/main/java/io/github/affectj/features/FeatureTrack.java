package io.github.affectj.features;

import java.util.List;

/**
 * Values measured at even times: a row a time, a column a feature.
 *
 * @param names what each column is, with its unit where it has one: {@code pitch_hz}
 * @param firstSeconds the middle of the first row's span, in seconds from the clip's start
 * @param stepSeconds from one row to the next, in seconds, above 0
 * @param values {@code values[row][column]}; not copied
 */
public record FeatureTrack(
        List<String> names, double firstSeconds, double stepSeconds, float[][] values) {

    /** Checks the widths and copies the names. */
    public FeatureTrack {
        names = List.copyOf(names);
        for (float[] row : values) {
            if (row.length != names.size()) {
                throw new IllegalArgumentException(
                        "A row of " + row.length + " values for " + names.size() + " features");
            }
        }
    }

    /** How many rows there are. */
    public int size() {
        return values.length;
    }

    /** The middle of a row's span in seconds; {@code row} from 0. */
    public double time(int row) {
        return firstSeconds + row * stepSeconds;
    }

    /** A column's place by its name, from 0, or -1. */
    public int column(String name) {
        return names.indexOf(name);
    }
}
