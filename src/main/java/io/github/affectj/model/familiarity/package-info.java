/**
 * What a model knows that it does not know: features of a frame or of a step of audio go in; out
 * comes how it looks: the share of held-out ones of the model's own kind that look at least as
 * strange, and how far beyond them it lies. Start at {@link
 * io.github.affectj.model.familiarity.Familiarity}; {@link
 * io.github.affectj.model.familiarity.FamiliarityFile} keeps it beside the weights.
 */
package io.github.affectj.model.familiarity;
