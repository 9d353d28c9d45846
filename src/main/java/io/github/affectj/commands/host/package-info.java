/**
 * How a host calls a command, and the one place that checks what a macro or a dialog gives it.
 * {@link io.github.affectj.commands.host.AffectCommand} (start here) is the base of all: it checks,
 * reports progress, learns of cancel and turns what goes wrong into one sentence. {@link
 * io.github.affectj.commands.host.CommandInputs} knows the inputs of a command and turns the
 * options of a macro into values; {@link io.github.affectj.commands.host.MacroInputs} does so in
 * every host before a dialog could open.
 */
package io.github.affectj.commands.host;
