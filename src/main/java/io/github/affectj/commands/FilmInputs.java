package io.github.affectj.commands;

import io.github.affectj.training.run.FilmSettings;
import org.scijava.plugin.Parameter;

/** The inputs of a training that only networks of film heed. */
abstract class FilmInputs extends TrainingInputs {
    @Parameter(
            label = "Mu (film)",
            description = "Weight of the emotion in the loss; the rest goes to the gender.",
            min = "0",
            max = "1",
            persist = false)
    double mu = FilmSettings.DEFAULT_MU;

    @Parameter(
            label = "Drop streams (film)",
            description = "Probability that a training clip loses its picture or its sound.",
            min = "0",
            max = "0.9",
            persist = false)
    double drop = FilmSettings.DEFAULT_DROP;

    @Parameter(
            label = "Heads (film)",
            description = "Heads of the attention; they must divide the hidden channels.",
            min = "1",
            max = "64",
            persist = false)
    int heads = FilmSettings.DEFAULT_HEADS;

    @Parameter(
            label = "Interval (film, s)",
            description = "Time from one step of a window to the next.",
            min = "0.02",
            max = "10",
            persist = false)
    double interval = FilmSettings.DEFAULT_INTERVAL;

    @Parameter(
            label = "Cepstrum (film)",
            description = "Also listens to MFCC, which tell who speaks; takes many voices.",
            persist = false)
    boolean cepstrum = false;

    FilmSettings film() {
        return new FilmSettings(mu, drop, heads, interval, cepstrum);
    }
}
