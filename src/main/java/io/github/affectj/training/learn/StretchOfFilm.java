package io.github.affectj.training.learn;

import io.github.affectj.annotation.Segment;

/**
 * A stretch with its place.
 *
 * @param film its place among the films
 * @param segment when it is
 * @param stretch what is known of it
 */
record StretchOfFilm(int film, Segment segment, Stretch stretch) {}
