/**
 * The networks themselves, one file each, and the blocks they share, in pure DJL with torch-style
 * parameter names. Frames (B, T, 3, H, W) come in, logits (B, labels) go out.
 */
package io.github.affectj.model.arch;
