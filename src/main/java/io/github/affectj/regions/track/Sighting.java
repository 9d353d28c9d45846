package io.github.affectj.regions.track;

import io.github.affectj.regions.Box;

/**
 * Something that was found on a frame.
 *
 * @param box where it is
 * @param score how sure the detector is, 0 to 1
 * @param genuine how sure something else is that it is what was looked for, 0 to 1; 1 where nobody
 *     asked
 * @param look what it looks like, as a small picture of values from -1 to 1, of the same length for
 *     all sightings of a clip; of length 0 where nobody looked
 */
public record Sighting(Box box, double score, double genuine, float[] look) {

    /** The mean difference of the looks of two sightings, 0 to 2; 0 where one has none. */
    double difference(Sighting other) {
        if (look.length == 0 || look.length != other.look.length) {
            return 0;
        }
        double sum = 0;
        for (int i = 0; i < look.length; i++) {
            sum += Math.abs(look[i] - other.look[i]);
        }
        return sum / look.length;
    }
}
