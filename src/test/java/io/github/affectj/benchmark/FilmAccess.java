package io.github.affectj.benchmark;

import io.github.affectj.base.Progress;
import io.github.affectj.features.Modalities;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.training.data.OpenFilms;
import io.github.affectj.training.data.Sample;
import io.github.affectj.training.data.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * How fast films open and give frames at random, against the {@code ffmpeg} command, and parts of
 * them in order, against cut clips.
 */
final class FilmAccess {
    /** x264's own setting. */
    private static final int FEWEST_KEYFRAMES = 250;

    private static final double ALLOWED_ACCESS = 0.2;
    private static final double ALLOWED_DECIBEL = 50;
    private static final double ALLOWED_PARTS = 1.2;

    /** Of a part of a film in a set. */
    private static final int PART_SECONDS = 4;

    private static final int ROUNDS = 5;

    private FilmAccess() {}

    /**
     * Measures.
     *
     * @param films where films come from
     * @param frames how many are read at random
     * @param minutes how long the long film is
     */
    static List<Row> measure(Films films, int frames, int minutes) throws Exception {
        String what = "random access to " + frames + " frames of 720p";
        if (!Films.canMake()) {
            return List.of(Row.skipped(what, Films.NO_FFMPEG));
        }
        Path usual = films.minute(Films.KEYFRAME_EVERY);
        Path sparse = films.minute(FEWEST_KEYFRAMES);
        List<Row> rows = new ArrayList<>();
        rows.add(access(what + ", keyframe every 2 s", usual, frames, ALLOWED_ACCESS));
        rows.add(access(what + ", keyframe every 10 s or at a cut", sparse, frames, Double.NaN));
        rows.add(opening(films.repeated(usual, minutes), minutes));
        rows.add(parts(films, usual));
        return rows;
    }

    /** A set whose clips are parts of a film, all frames of each, against the same clips cut. */
    private static Row parts(Films films, Path film) throws Exception {
        List<Sample> inFilm = new ArrayList<>();
        List<Sample> cut = new ArrayList<>();
        for (int i = 0; i < 60 / PART_SECONDS; i++) {
            double start = i * PART_SECONDS;
            inFilm.add(part(film, new Span(start, start + PART_SECONDS)));
            cut.add(part(films.cut(film, i, PART_SECONDS), Span.WHOLE));
        }
        int[] frames = new int[2];
        double[] millis =
                Turns.medians(
                        ROUNDS,
                        Turns.timed(() -> frames[0] = read(inFilm)),
                        Turns.timed(() -> frames[1] = read(cut)));
        if (frames[0] != frames[1]) {
            throw new IOException(
                    "Parts have %d frames, cut clips %d".formatted(frames[0], frames[1]));
        }
        return Row.times(
                "reading %d parts of a film, %d frames of 720p".formatted(inFilm.size(), frames[0]),
                millis[0],
                "cut clips",
                millis[1],
                ALLOWED_PARTS);
    }

    private static Sample part(Path file, Span span) {
        return new Sample(file, 0, "train", "", Sample.UNKNOWN, "", null, null, null, span);
    }

    private static int read(List<Sample> clips) throws IOException {
        int frames = 0;
        try (OpenFilms films = new OpenFilms()) {
            for (Sample one : clips) {
                try (Clip clip = films.open(one, Modalities.VISUAL, 0, Progress.NONE)) {
                    for (int i = 0; i < clip.frameCount(); i++) {
                        clip.rgb(i);
                        frames++;
                    }
                }
            }
        }
        return frames;
    }

    private static Row access(String what, Path film, int frames, double allowed)
            throws IOException, InterruptedException {
        double[] ours = new double[frames];
        double[] theirs = new double[frames];
        Random random = new Random(1);
        try (Clip clip = ClipOpener.open(film)) {
            // A round that does not count, as with all measurements.
            check(clip, 0, bySeeking(film, clip, 0));
            for (int i = 0; i < frames; i++) {
                int frame = random.nextInt(clip.frameCount());
                long start = System.nanoTime();
                clip.rgb(frame);
                ours[i] = (System.nanoTime() - start) / 1e6;
                start = System.nanoTime();
                byte[] expected = bySeeking(film, clip, frame);
                theirs[i] = (System.nanoTime() - start) / 1e6;
                check(clip, frame, expected);
            }
        }
        return Row.times(
                what + ", median", Turns.median(ours), "ffmpeg -ss", Turns.median(theirs), allowed);
    }

    private static byte[] bySeeking(Path film, Clip clip, int frame)
            throws IOException, InterruptedException {
        // Between two frames, so that no rounding leads to the one before.
        double time = Math.max(0, clip.times().start(frame) - clip.times().duration(frame) / 2);
        return Films.run(
                List.of(
                        "ffmpeg",
                        "-v",
                        "error",
                        "-ss",
                        String.format(Locale.ROOT, "%.6f", time),
                        "-i",
                        film.toString(),
                        "-frames:v",
                        "1",
                        "-f",
                        "rawvideo",
                        "-pix_fmt",
                        "rgb24",
                        "-"));
    }

    /** Both must have read the same frame, or the times tell nothing. */
    private static void check(Clip clip, int frame, byte[] expected) throws IOException {
        int[] rgb = clip.rgb(frame);
        double sum = 0;
        for (int i = 0; i < rgb.length; i++) {
            for (int c = 0; c < 3; c++) {
                int difference = (rgb[i] >> (16 - 8 * c) & 255) - (expected[3 * i + c] & 255);
                sum += difference * difference;
            }
        }
        double decibel = 10 * Math.log10(255.0 * 255 * 3 * rgb.length / sum);
        if (decibel < ALLOWED_DECIBEL) {
            throw new IOException("Frame " + frame + " differs from ffmpeg's: " + decibel + " dB");
        }
    }

    private static Row opening(Path film, int minutes) throws Exception {
        int[] count = {0};
        double[] millis =
                Turns.medians(
                        ROUNDS,
                        Turns.timed(
                                () -> {
                                    try (Clip clip = ClipOpener.open(film)) {
                                        clip.rgb(clip.frameCount() / 2);
                                        count[0] = clip.frameCount();
                                    }
                                }));
        return Row.reported(
                "opening a film of %d minutes (%d frames, %s) and its middle frame"
                        .formatted(minutes, count[0], Row.mb(Files.size(film))),
                Row.ms(millis[0]));
    }
}
