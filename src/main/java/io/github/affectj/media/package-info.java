/**
 * Moving pictures and their sound as they come from a file or an open ImageJ stack. In go paths and
 * {@code ImagePlus}; out come a {@link io.github.affectj.media.Clip} (frames with true times, read
 * one after the other or at random, and its {@link io.github.affectj.media.SoundTrack}), stacks
 * whose slices carry those times, and GIF and mp4 files. Start at {@link
 * io.github.affectj.media.Clip}; {@link io.github.affectj.media.ClipOpener} makes one of a file,
 * {@link io.github.affectj.media.StackClip} of an open image, and {@link
 * io.github.affectj.media.ClipStacks} an image of a clip. Samples come from {@link
 * io.github.affectj.media.FilmSound}; a file of nothing but sound is a {@link
 * io.github.affectj.media.SoundOnlyClip}. A new file format is a {@link
 * io.github.affectj.media.ClipReader}.
 */
package io.github.affectj.media;
