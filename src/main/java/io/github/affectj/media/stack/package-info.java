/**
 * Clips and ImageJ: {@link io.github.affectj.media.stack.ClipStacks} makes a stack of a clip, each
 * slice labelled with its time, read when it is looked at where that is asked for; {@link
 * io.github.affectj.media.stack.StackClip} makes a clip of an open image. Start there.
 */
package io.github.affectj.media.stack;
