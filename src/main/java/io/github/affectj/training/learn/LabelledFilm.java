package io.github.affectj.training.learn;

import io.github.affectj.annotation.Tier;
import io.github.affectj.media.Clip;
import java.util.Optional;

/**
 * A film and what a person said of parts of it.
 *
 * @param clip stays open
 * @param labels a tier of segments with labels; segments without a label and points say nothing
 * @param shots the film's shots, which are left out as a whole; empty where they are not known
 */
public record LabelledFilm(Clip clip, Tier labels, Optional<Tier> shots) {

    /** Where the film ends on the clip's time axis, in seconds. */
    double end() {
        int last = clip.times().size() - 1;
        return clip.times().start(last) + clip.times().duration(last);
    }
}
