/**
 * A training run. {@link io.github.affectj.training.run.TrainingSettings} go in ({@link
 * io.github.affectj.training.run.TrainingKey} tells what they mean, their defaults and ranges); a
 * run folder that can be resumed comes out, and in it a model. Start at {@link
 * io.github.affectj.training.run.TrainingSession}, which reads from top to bottom; {@code Learner}
 * takes the steps.
 */
package io.github.affectj.training.run;
