/**
 * Sound tracks. In goes a file that holds one, out come samples at the rate that is asked for, in
 * step with the picture to the sample ({@link io.github.affectj.media.sound.FilmSound}, the place
 * to start); a file of nothing but sound is a {@link io.github.affectj.media.sound.SoundOnlyClip}.
 */
package io.github.affectj.media.sound;
