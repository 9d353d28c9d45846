/**
 * AffectJ without imagej-legacy. {@link io.github.affectj.ij1.PluginBridge} runs the SciJava
 * commands in plain ImageJ 1.54p: macro options and recorder lines are those of Fiji, a dialog is
 * made from the inputs. {@link io.github.affectj.ij1.Launcher} is the main class behind {@code
 * scripts/affectj}.
 */
package io.github.affectj.ij1;
