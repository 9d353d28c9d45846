package io.github.affectj.model.arch.film;

import io.github.affectj.features.Modalities;

/**
 * Which of the networks that Liang 2023 compares a {@link FusionHead} is, and how large.
 *
 * @param method what goes over the steps of a stream
 * @param taken the streams that there are
 * @param attends whether it attends, in frames and over time
 * @param isBidirectional whether a recurrence runs backward, too
 * @param isPerStep whether each step gets logits, or the window as a whole
 * @param hasGender whether it tells the speaker's gender, too
 * @param visualFeatures numbers that a step of the visual stream has; 0 where it has maps
 * @param audioFeatures numbers that a step of the audio stream has
 * @param firstAudioFeature the first of them that is taken, from 0
 * @param hidden width of the recurrence, of each direction
 * @param heads of the attention; they divide {@code hidden}
 * @param units width of the tanh layer
 * @param labels how many emotions there are
 */
record FusionForm(
        Method method,
        Modalities taken,
        boolean attends,
        boolean isBidirectional,
        boolean isPerStep,
        boolean hasGender,
        int visualFeatures,
        int audioFeatures,
        int firstAudioFeature,
        int hidden,
        int heads,
        int units,
        int labels) {

    /** What goes over the steps of a stream. */
    enum Method {
        /** Gated recurrent units. */
        GRU,
        /** Long short-term memory. */
        LSTM,
        /** No recurrence: statistics over the window, and a plain network on top. */
        BPNN
    }

    /** Whether a step's features are projected to {@code hidden} numbers. */
    boolean isProjected() {
        return method != Method.BPNN || attends;
    }

    /** Width of a step's state where it is projected. */
    int width() {
        return isBidirectional ? 2 * hidden : hidden;
    }
}
