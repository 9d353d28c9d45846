/**
 * Features out of clips. Clips and a model's backbone go in; a data set of feature files comes out,
 * with their labels, splits and groups, for a training on them or for other programs. Start at
 * {@link io.github.affectj.training.export.FeatureExport}.
 */
package io.github.affectj.training.export;
