/**
 * The menu entries: thin SciJava commands that read inputs, have them checked in one place, and
 * delegate.
 */
package io.github.affectj.commands;
