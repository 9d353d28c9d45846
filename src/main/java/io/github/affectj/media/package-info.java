/**
 * Moving pictures and their sound, whatever they come from. A path goes in; out comes a {@link
 * io.github.affectj.media.Clip} (start here): frames with true times, read one after the other or
 * at random, and the clip's {@link io.github.affectj.media.SoundTrack}. {@link
 * io.github.affectj.media.ClipOpener} asks every {@link io.github.affectj.media.ClipReader}, the
 * extension point for file formats, and the rooms below hold ours: {@code gif}, {@code film} and
 * {@code sound}. An open image as a clip, and a clip as an image, are in {@code stack}.
 */
package io.github.affectj.media;
