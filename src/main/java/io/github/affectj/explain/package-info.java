/**
 * Why a model said so, and how far that can be believed: a predictor and its feature maps come in,
 * one heat map a frame goes out ({@link io.github.affectj.explain.GradCam}, {@link
 * io.github.affectj.explain.SpatialWeights}); weights of a clip's pieces and something that scores
 * what is left of it come in, a {@code Faithfulness} goes out ({@link
 * io.github.affectj.explain.DeletionInsertion}); maps and the box of a figure come in, and how far
 * they point at it goes out ({@link io.github.affectj.explain.PointingGame}).
 */
package io.github.affectj.explain;
