/**
 * Moving pictures as they come from a file or an open ImageJ stack. In go paths and {@code
 * ImagePlus}; out come a {@link io.github.affectj.media.Clip} (frames with true times, read one
 * after the other or at random) and stacks whose slices carry those times. Start at {@link
 * io.github.affectj.media.Clip}; a new file format is a {@link io.github.affectj.media.ClipReader}.
 */
package io.github.affectj.media;
