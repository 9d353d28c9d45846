/**
 * How good a model is. Scores and labels go in; {@link
 * io.github.affectj.training.report.ClassificationReport}, calibration, the model card and the
 * files of a run folder come out. Start at {@link io.github.affectj.training.report.Evaluation},
 * which scores a model on a split, and {@link io.github.affectj.training.report.MapScorer} what its
 * heat maps point at meanwhile.
 */
package io.github.affectj.training.report;
