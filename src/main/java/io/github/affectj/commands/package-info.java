/**
 * The menu entries, and the one place that checks what a macro or a dialog gives them. {@link
 * io.github.affectj.commands.AffectCommand} is the base of all: it checks, reports progress, learns
 * of cancel and turns what goes wrong into one sentence. {@link
 * io.github.affectj.commands.CommandInputs} knows the inputs of a command and turns the options of
 * a macro into values; {@link io.github.affectj.commands.MacroInputs} does so in every host before
 * a dialog could open. A command itself only holds its inputs and delegates.
 */
package io.github.affectj.commands;
