/**
 * Frames as a network wants them: an {@code int[]} of 0xRRGGBB comes in, a normalised planar float
 * tensor goes out. Start at {@code FramePreprocessor}; a {@code SquareCrop} is what of a frame
 * comes in where not all of it does.
 */
package io.github.affectj.features.visual;
