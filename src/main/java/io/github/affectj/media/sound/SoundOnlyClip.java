package io.github.affectj.media.sound;

import io.github.affectj.media.ClipTimes;
import io.github.affectj.media.FileClip;
import io.github.affectj.media.SoundTrack;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A sound file as a clip: blank white frames, five a second, for as long as the sound lasts, so
 * that whatever works frame by frame works on it too. {@link #hasPicture} tells it from a film.
 */
public final class SoundOnlyClip extends FileClip {
    /** Frames a second. */
    public static final int RATE = 5;

    /** Width and height of the blank frames in pixels. */
    public static final int SIDE = 64;

    private static final int WHITE = 0xFFFFFF;

    private final SoundTrack sound;
    private final ClipTimes times;
    private final int[] blank = new int[SIDE * SIDE];

    /**
     * @param file where the sound lies
     * @param sound its track, with the time axis of this clip
     */
    public SoundOnlyClip(Path file, SoundTrack sound) {
        super(file);
        this.sound = sound;
        this.times = times(sound.durationSeconds());
        Arrays.fill(blank, WHITE);
    }

    private static ClipTimes times(double seconds) {
        double frame = 1.0 / RATE;
        // Not a further frame for what is only a rounding error long.
        int count = (int) Math.max(1, Math.ceil(seconds * RATE - 1e-6));
        int[] numbers = new int[count];
        double[] starts = new double[count];
        double[] durations = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = i + 1;
            starts[i] = i * frame;
            durations[i] = frame;
        }
        if (count > 1) {
            durations[count - 1] = seconds - starts[count - 1];
        }
        return new ClipTimes(numbers, starts, durations);
    }

    @Override
    public int width() {
        return SIDE;
    }

    @Override
    public int height() {
        return SIDE;
    }

    @Override
    public ClipTimes times() {
        return times;
    }

    @Override
    public boolean hasPicture() {
        return false;
    }

    @Override
    public Optional<SoundTrack> sound() {
        return Optional.of(sound);
    }

    @Override
    public List<String> notes() {
        return sound instanceof FilmSound film && !film.note().isEmpty()
                ? List.of(film.note())
                : List.of();
    }

    @Override
    public int[] rgb(int index) {
        if (index < 0 || index >= times.size()) {
            throw new IndexOutOfBoundsException(index);
        }
        return blank;
    }

    @Override
    public void close() {
        // No file is held open.
    }
}
