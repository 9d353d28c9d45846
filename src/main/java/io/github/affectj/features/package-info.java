/** Numbers taken from frames (and later sound) for a model. */
package io.github.affectj.features;
