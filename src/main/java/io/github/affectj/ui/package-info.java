/**
 * Playing in step with sound: a stack with the times of its frames and, if it has one, a sound
 * track come in; slices that change when they should and samples for the sound device go out. Start
 * at {@link io.github.affectj.ui.ClipPlayer}, which is what the command uses; {@link
 * io.github.affectj.ui.Playback} holds the rules and knows neither windows nor devices nor threads.
 */
package io.github.affectj.ui;
