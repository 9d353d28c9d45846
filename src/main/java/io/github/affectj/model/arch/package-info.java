/**
 * The networks themselves, in pure DJL with torch-style parameter names: a room a family ({@code
 * gif}, {@code film}, {@code shots}) and the {@code blocks} they share. Frames (B, T, 3, H, W),
 * features of the audio and features that are given in files (B, T, D) come in; logits (B, labels)
 * go out, or (B * T, labels) where each step has a label. Nobody but the index of plugins knows a
 * class in here.
 */
package io.github.affectj.model.arch;
