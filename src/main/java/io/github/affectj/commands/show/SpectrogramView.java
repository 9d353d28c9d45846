package io.github.affectj.commands.show;

import ij.ImagePlus;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.features.audio.Spectrogram;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipTimes;
import io.github.affectj.media.SoundTrack;
import io.github.affectj.overlay.plot.SpectrogramImage;
import java.io.IOException;

/** The log-mel image of a clip's sound, over the same time as its frames. */
public final class SpectrogramView {
    /** As many columns at most: 12 MB. Longer sound gets columns of 20 ms, 40 ms and so on. */
    private static final int MOST_COLUMNS = 12_000;

    private SpectrogramView() {}

    /**
     * Makes the image, without showing it.
     *
     * @throws BadInputException if the clip has no sound, or none as long as its frames last
     */
    public static ImagePlus of(Clip clip, Progress progress) throws IOException {
        SoundTrack sound =
                clip.sound()
                        .orElseThrow(
                                () ->
                                        new BadInputException(
                                                "spectrogram=true needs audio, and "
                                                        + clip.name()
                                                        + " has none; leave spectrogram out."));
        ClipTimes times = clip.times();
        int last = times.size() - 1;
        Spectrogram spectrogram =
                Spectrogram.of(
                        sound,
                        times.start(0),
                        times.start(last) + times.duration(last),
                        MOST_COLUMNS,
                        progress);
        if (spectrogram.decibels().length == 0) {
            throw new BadInputException(
                    "spectrogram=true needs audio, and that of "
                            + clip.name()
                            + " ends before the first frame that is opened; leave spectrogram"
                            + " out.");
        }
        return SpectrogramImage.create(
                clip.name(),
                spectrogram.firstSeconds(),
                spectrogram.stepSeconds(),
                spectrogram.bandHz(),
                spectrogram.decibels());
    }
}
