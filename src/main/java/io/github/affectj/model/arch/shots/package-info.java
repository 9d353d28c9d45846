/**
 * TransNetV2, which finds where shots end: frames (B, 3, T, 27, 48) and their histograms come in,
 * two logits a frame go out. Names of the parameters are those of the published PyTorch version.
 */
package io.github.affectj.model.arch.shots;
