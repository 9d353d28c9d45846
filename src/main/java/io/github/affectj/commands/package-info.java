/**
 * The menu entries: each holds its inputs and delegates. Values of inputs come in, checked; images,
 * tables and files go out. Start at {@link io.github.affectj.commands.RecognizeEmotionsCommand};
 * what all share is in {@code host}, what they show in {@code show}.
 */
package io.github.affectj.commands;
