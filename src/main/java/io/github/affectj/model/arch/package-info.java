/**
 * The networks themselves, in pure DJL with torch-style parameter names: a room a family ({@code
 * gif}, {@code film}) and the {@code blocks} they share. Frames (B, T, 3, H, W) come in, logits (B,
 * labels) go out. Nobody but the index of plugins knows a class in here.
 */
package io.github.affectj.model.arch;
