package io.github.affectj.pipeline.shots;

import java.util.Locale;

/**
 * How one shot becomes the next.
 *
 * @param kind of transition
 * @param first place of its first frame, from 0; of a cut the last frame of the shot that ends
 * @param last place of its last frame; of a cut the same
 * @param next place of the frame that the next shot is counted from: of a cut the one behind it, of
 *     others the middle
 * @param probability the highest that the network gives to one of its frames, 0 to 1
 */
public record Transition(Kind kind, int first, int last, int next, double probability) {

    /** Kinds of transitions. */
    public enum Kind {
        /** From one frame to the next. */
        CUT,
        /** Through black, white or another even colour. */
        FADE,
        /** One picture goes over into the other; wipes too. */
        DISSOLVE;

        /** As tables and tiers write it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
