package io.github.affectj.media.sound;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Counts;
import io.github.affectj.base.Progress;
import io.github.affectj.media.SoundReader;
import io.github.affectj.media.SoundTrack;
import io.github.affectj.media.ffmpeg.FileEnd;
import io.github.affectj.media.ffmpeg.JoinedTimes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
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
    /** A file that tells more is wrong, and the frames of so much silence would fill the memory. */
    private static final int MOST_HOURS = 100;

    private final Path file;
    private final JoinedTimes joined;
    private final SoundGrid grid;
    private final int channels;
    private final double durationSeconds;
    private final String description;
    private final String note;

    private FilmSound(
            Path file,
            JoinedTimes joined,
            SoundGrid grid,
            int channels,
            double durationSeconds,
            String description,
            String note) {
        this.file = file;
        this.joined = joined;
        this.grid = grid;
        this.channels = channels;
        this.durationSeconds = durationSeconds;
        this.description = description;
        this.note = note;
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
        return of(file, videoStartSeconds, null, Progress.NONE);
    }

    /**
     * As {@link #of(Path, double)}. Of a file of audio only it is seen whether it is whole.
     *
     * @param joined what to do with times that jump; null for nothing
     * @param progress asked whether to stop
     * @throws io.github.affectj.base.CancelledException if cancelled
     */
    public static Optional<FilmSound> of(
            Path file, double videoStartSeconds, JoinedTimes joined, Progress progress)
            throws IOException {
        Path absolute = file.toAbsolutePath();
        try (SoundDecoder decoder = new SoundDecoder(absolute, joined, progress)) {
            if (!decoder.hasSound() || !decoder.next()) {
                return Optional.empty();
            }
            int rate = decoder.frame().sample_rate();
            int channels = decoder.frame().ch_layout().nb_channels();
            double end = decoder.endSeconds();
            SoundGrid grid = SoundGrid.probe(decoder, videoStartSeconds);
            boolean film = !Double.isNaN(videoStartSeconds);
            double told = end;
            if (Double.isNaN(told)) {
                end = grid.lastSeconds(decoder, progress);
            } else if (!film && !decoder.reaches(told)) {
                try (SoundDecoder again = new SoundDecoder(absolute, joined, progress)) {
                    end = grid.lastSeconds(again, progress);
                }
            }
            String note = film ? "" : note(absolute, grid, told, end);
            require(absolute, end - (double) grid.zero() / rate);
            String place = decoder.place();
            String description =
                    "%s, %d Hz, %s%s"
                            .formatted(
                                    decoder.codecName(),
                                    rate,
                                    Counts.of(channels, "channel"),
                                    place.isEmpty() ? "" : ", " + place);
            double duration = Math.max(0, end - (double) grid.zero() / rate);
            return Optional.of(
                    new FilmSound(absolute, joined, grid, channels, duration, description, note));
        }
    }

    private static void require(Path file, double seconds) {
        if (seconds > MOST_HOURS * 3600) {
            throw new BadInputException(
                    String.format(
                            "%s says that its audio lasts %.0f hours; at most %d hours can be read.",
                            file.getFileName(), seconds / 3600, MOST_HOURS));
        }
    }

    /** What to say of a file of audio only that is not whole; empty if it is. */
    private static String note(Path file, SoundGrid grid, double told, double end)
            throws IOException {
        double start = (double) grid.zero() / grid.rate();
        if (end < told) {
            return String.format(
                    Locale.ROOT,
                    "%s is cut off or damaged: of its audio, %.1f of %.1f seconds can be read.",
                    file.getFileName(),
                    end - start,
                    told - start);
        }
        return FileEnd.isCutOff(file)
                ? String.format(
                        Locale.ROOT,
                        "%s is cut off or damaged: the end of its audio is missing; %.1f seconds can be"
                                + " read.",
                        file.getFileName(),
                        end - start)
                : "";
    }

    /** What the user should know: that the file is cut off; empty if there is nothing. */
    String note() {
        return note;
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
        return new FilmSoundReader(
                file, joined, grid, durationSeconds, sampleRate, channels, fromSeconds);
    }

    @Override
    public String toString() {
        return file.getFileName() + ": " + description;
    }
}
