package io.github.affectj.training.learn;

import io.github.affectj.annotation.Segment;

/**
 * A segment that a person labelled.
 *
 * @param film its place among the films
 * @param segment when it is, and what the person wrote
 * @param label place of its label among all
 * @param group what it must be left out together with: all segments of a number share shots, or are
 *     one stretch
 */
record LabelledSegment(int film, Segment segment, int label, int group) {}
