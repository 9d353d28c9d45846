/**
 * Frames as a network wants them: an {@code int[]} of 0xRRGGBB comes in, a normalised planar float
 * tensor goes out. Start at {@code FramePreprocessor}.
 */
package io.github.affectj.features.visual;
