/** Why a model said so: a predictor and its feature maps come in, one heat map a frame goes out. */
package io.github.affectj.explain;
