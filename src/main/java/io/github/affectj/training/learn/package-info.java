/**
 * A model of a film from the labels that a person gave in it. {@link
 * io.github.affectj.training.learn.LabelLearning} (start here) takes clips with tiers; out come an
 * ordinary model folder, an honest estimate of it, and what to label next. A frozen backbone looks
 * at some frames of each segment once ({@code StretchReader}); all else works on these numbers:
 * {@code SegmentList} checks the labels and tells what must be left out together, {@code
 * HeadSearch} fits and estimates, {@code FilmModel} writes.
 */
package io.github.affectj.training.learn;
