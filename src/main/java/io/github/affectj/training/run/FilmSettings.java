package io.github.affectj.training.run;

import java.util.Map;

/**
 * What a training run of a network of film takes beyond {@link TrainingSettings}. The constants are
 * the only home of the defaults.
 *
 * @param mu weight of the emotion in the loss, the rest goes to the speaker's gender (equation 13
 *     of Liang 2023), 0 to 1; a clip whose speaker's gender is not told has the emotion's loss
 *     alone
 * @param drop probability that a clip with picture and sound loses one of them in an epoch, 0 to
 *     below 1, so that the network learns to do without
 * @param heads heads of the attention; they divide {@code hidden}
 * @param interval time from one step to the next in seconds
 * @param cepstrum whether the network also listens to the cepstrum (MFCC), which tells most of who
 *     speaks: it takes many voices not to be led astray by that
 */
public record FilmSettings(double mu, double drop, int heads, double interval, boolean cepstrum) {
    public static final double DEFAULT_MU = 0.8;
    public static final double DEFAULT_DROP = 0.2;
    public static final int DEFAULT_HEADS = 4;
    public static final double DEFAULT_INTERVAL = 0.2;

    /** Steps in a window where none are named: 4 seconds. */
    static final int FRAMES = 20;

    /** All defaults. */
    public static FilmSettings defaults() {
        return new FilmSettings(DEFAULT_MU, DEFAULT_DROP, DEFAULT_HEADS, DEFAULT_INTERVAL, false);
    }

    /** Adds the settings by macro key. */
    void addTo(Map<String, String> map) {
        map.put("mu", Double.toString(mu));
        map.put("drop", Double.toString(drop));
        map.put("heads", Integer.toString(heads));
        map.put("interval", Double.toString(interval));
        map.put("cepstrum", Boolean.toString(cepstrum));
    }

    /**
     * Throws a {@link io.github.affectj.base.BadInputException} at the first that is out of range.
     */
    void check() {
        SettingsCheck.range("mu", mu, 0, 1);
        SettingsCheck.range("drop", drop, 0, 0.9);
        SettingsCheck.range("heads", heads, 1, 64);
        SettingsCheck.range("interval", interval, 0.02, 10);
    }
}
