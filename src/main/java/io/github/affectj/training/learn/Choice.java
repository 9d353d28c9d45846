package io.github.affectj.training.learn;

import io.github.affectj.features.Modalities;

/**
 * How a head is fitted.
 *
 * @param taken the streams that it takes
 * @param decay how strongly its weights are drawn to 0, see {@link SoftmaxRegression}
 */
record Choice(Modalities taken, double decay) {}
