package io.github.affectj.model.scoring;

import io.github.affectj.base.BadInputException;

/** A model gave a score that is no number, which is never an answer. */
public final class NotFiniteException extends BadInputException {
    private static final long serialVersionUID = 1L;

    NotFiniteException(String model) {
        super(
                "The model "
                        + model
                        + " gives scores that are no numbers; its weights or its mean and std are"
                        + " damaged.");
    }
}
