package io.github.affectj.media.sound;

import io.github.affectj.base.BadInputException;
import io.github.affectj.media.SoundReader;
import io.github.affectj.media.SoundTrack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The sound track of a film or sound file, decoded by FFmpeg on demand. Holds no samples and no
 * open file.
 *
 * <p>Of several tracks it is the one that FFmpeg takes by default. Its place against the picture is
 * kept to the sample: what lies before the picture is dropped, a later start gives silence first,
 * and the lead-in of a codec (AAC's priming, Opus's pre-skip) is never heard. Where a file rounds
 * its times (Matroska and WebM to a millisecond), a start within one such step of the picture's
 * counts as the same.
 */
public final class FilmSound implements SoundTrack {
    private final Path file;
    private final SoundGrid grid;
    private final int channels;
    private final double durationSeconds;
    private final String description;

    private FilmSound(
            Path file, SoundGrid grid, int channels, double durationSeconds, String description) {
        this.file = file;
        this.grid = grid;
        this.channels = channels;
        this.durationSeconds = durationSeconds;
        this.description = description;
    }

    /**
     * Looks for the sound of a file, and decodes its first moments to know it exactly.
     *
     * @param file a film or sound file
     * @param videoStartSeconds when the first frame of the picture is shown on the file's own time
     *     axis, in seconds: it becomes time 0; NaN if there is no picture, then the sound begins at
     *     0
     * @return the track; empty if there is none or none of which anything can be decoded
     * @throws BadInputException if the file is gone or nothing that FFmpeg can read, in one
     *     sentence
     * @throws IOException if it can't be read
     */
    public static Optional<FilmSound> of(Path file, double videoStartSeconds) throws IOException {
        Path absolute = file.toAbsolutePath();
        try (SoundDecoder decoder = new SoundDecoder(absolute)) {
            if (!decoder.hasSound() || !decoder.next()) {
                return Optional.empty();
            }
            int rate = decoder.frame().sample_rate();
            int channels = decoder.frame().ch_layout().nb_channels();
            double end = decoder.endSeconds();
            SoundGrid grid = SoundGrid.probe(decoder, videoStartSeconds);
            if (Double.isNaN(end)) {
                end = grid.lastSeconds(decoder);
            }
            String place = decoder.place();
            String description =
                    "%s, %d Hz, %d channel%s%s"
                            .formatted(
                                    decoder.codecName(),
                                    rate,
                                    channels,
                                    channels == 1 ? "" : "s",
                                    place.isEmpty() ? "" : ", " + place);
            double duration = Math.max(0, end - (double) grid.zero() / rate);
            return Optional.of(new FilmSound(absolute, grid, channels, duration, description));
        }
    }

    @Override
    public String source() {
        return file.toString();
    }

    @Override
    public double durationSeconds() {
        return durationSeconds;
    }

    @Override
    public int sampleRate() {
        return grid.rate();
    }

    @Override
    public int channels() {
        return channels;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public SoundReader open(int sampleRate, int channels, double fromSeconds) throws IOException {
        if (sampleRate < 1 || channels < 1 || channels > 2 || !Double.isFinite(fromSeconds)) {
            throw new IllegalArgumentException(
                    sampleRate + " Hz, " + channels + " channels, from " + fromSeconds + " s");
        }
        return new FilmSoundReader(file, grid, durationSeconds, sampleRate, channels, fromSeconds);
    }

    @Override
    public String toString() {
        return file.getFileName() + ": " + description;
    }
}
