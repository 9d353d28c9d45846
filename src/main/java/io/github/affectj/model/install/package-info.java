/**
 * Models that somebody has brought. A folder or a zip goes in; it is checked whole, down to one
 * pass of the network; what comes out lies in the folder of models and can be used by its name.
 * Nothing but the files of a model is ever taken, under names of ours, and nothing that is there is
 * replaced. Start at {@link io.github.affectj.model.install.ModelInstaller}.
 */
package io.github.affectj.model.install;
