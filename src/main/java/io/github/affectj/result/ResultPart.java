package io.github.affectj.result;

import java.util.Optional;

/**
 * Something else than a timeline that belongs to a clip, as a tier of segments: an immutable value
 * that a {@link ResultSet} keeps under its key. A new kind of part needs nothing but a class of its
 * own here and a reader and writer where files are written.
 */
public interface ResultPart {

    /** Its name among the parts, and the key under which a file holds it. */
    String key();

    /**
     * What of it belongs to a part of the clip.
     *
     * @param from seconds from the clip's start
     * @param to seconds from the clip's start
     * @return empty where it can't be cut; the user is told so
     */
    Optional<ResultPart> between(double from, double to);
}
