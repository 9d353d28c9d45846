/**
 * A labelled data set and settings come in, a run folder with curves, report, checkpoint and an
 * installable model goes out. Start at {@code TrainingSession}; {@code Evaluation} scores a model
 * on a split.
 */
package io.github.affectj.training;
