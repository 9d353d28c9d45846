/**
 * AffectJ without SciJava menus: the bridge that runs the commands in plain ImageJ 1.x, and the
 * launcher.
 */
package io.github.affectj.ij1;
