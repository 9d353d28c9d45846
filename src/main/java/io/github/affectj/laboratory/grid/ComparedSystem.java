package io.github.affectj.laboratory.grid;

import io.github.affectj.training.run.TrainingKey;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What is compared: an architecture with its options, settings of its training, and the length of
 * its windows.
 *
 * @param number place in the list, from 1; the others are tested against the first
 * @param architecture its key
 * @param given what was written behind it in parentheses; may be empty
 * @param options all options, {@code heads:4, mu:1.0}
 * @param settings in which its training differs from what all have in common
 * @param frames frames, or steps of time, in a window; 0, of feature files alone, is as many as the
 *     longest training clip has
 * @param framesVary whether the grid has more than one length of windows, so that it must be named
 */
public record ComparedSystem(
        int number,
        String architecture,
        String given,
        String options,
        Map<TrainingKey, Object> settings,
        int frames,
        boolean framesVary) {

    /** Copies the settings. */
    public ComparedSystem {
        Map<TrainingKey, Object> copy = new EnumMap<>(TrainingKey.class);
        copy.putAll(settings);
        settings = Collections.unmodifiableMap(copy);
    }

    /** How tables call it: {@code av-fusion(method:lstm), 8 frames}. */
    public String label() {
        return nameWithoutFrames()
                + (framesVary ? ", " + (frames == 1 ? "1 frame" : length()) : "");
    }

    /** How long its windows are: {@code 8 frames}. */
    private String length() {
        return frames == 0 ? "the longest clip" : frames + " frames";
    }

    /** Its label without the length of its windows. */
    public String nameWithoutFrames() {
        return architecture + (given.isEmpty() ? "" : "(" + given + ")");
    }

    /** All that makes it what it is: {@code c3d(dropout:0.5) with lr:3.0E-4 of 8 frames}. */
    String described() {
        StringBuilder own = new StringBuilder();
        settings.forEach(
                (key, value) ->
                        own.append(own.isEmpty() ? " with " : ", ")
                                .append(key.key())
                                .append(':')
                                .append(value));
        return "%s(%s)%s of %s".formatted(architecture, options, own, length());
    }
}
