package io.github.affectj.annotation.agreement;

import io.github.affectj.annotation.Segment;
import java.util.Optional;

/**
 * What two voices say of the same, or what only one of them says.
 *
 * @param outcome how it came out
 * @param first what the first says; empty where it says nothing
 * @param second what the second says; empty where it says nothing
 * @param overlap common time over the time of both together (temporal IoU), 0 to 1; 0 where only
 *     one says something
 */
public record Match(
        Outcome outcome, Optional<Segment> first, Optional<Segment> second, double overlap) {

    /** How a match comes out. */
    public enum Outcome {
        /** Both say the same label. */
        SAME("same"),
        /** They say different labels. */
        DIFFERENT("different"),
        /** Both have a segment there, but one or both without a label. */
        UNLABELLED("without a label"),
        /** Only the first says something. */
        ONLY_FIRST("only first"),
        /** Only the second says something. */
        ONLY_SECOND("only second");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        /** For people. */
        public String words() {
            return words;
        }
    }
}
