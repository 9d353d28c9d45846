package io.github.affectj.training.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.CancelledException;
import io.github.affectj.base.Progress;
import io.github.affectj.features.Modalities;
import io.github.affectj.features.TimeSteps;
import io.github.affectj.features.audio.AudioSteps;
import io.github.affectj.features.audio.ClipStreams;
import io.github.affectj.media.Clip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachedClipsTest {
    private static final double STEP = 0.2;

    @TempDir Path temp;

    private static Path film() {
        return ClipDataset.open(Path.of("sample-data", "av3")).samples().get(0).path();
    }

    private static Path gif() {
        return ClipDataset.open(Path.of("sample-data", "tiny")).samples().get(0).path();
    }

    /** All that a clip gives in steps: sizes, frames, audio. */
    private static List<Object> seen(ClipSource source, Path path, double step) throws IOException {
        return seen(source, sample(path, Span.WHOLE), step);
    }

    private static Sample sample(Path path, Span span) {
        return new Sample(
                path, 0, "train", "", Sample.UNKNOWN, path.toString(), null, null, null, span);
    }

    private static List<Object> seen(ClipSource source, Sample sample, double step)
            throws IOException {
        List<Object> all = new ArrayList<>();
        try (Clip clip = source.open(sample, Modalities.BOTH, step, Progress.NONE);
                ClipStreams streams =
                        source.streams(
                                clip, step > 0 ? Modalities.BOTH : Modalities.VISUAL, step)) {
            all.addAll(List.of(clip.name(), clip.source(), clip.width(), clip.height()));
            all.addAll(List.of(clip.hasPicture(), clip.isVideo(), streams.present()));
            for (int frame : TimeSteps.of(clip.times(), step).distinctFrames()) {
                all.add(Arrays.hashCode(clip.rgb(frame)));
            }
            float[] row = new float[AudioSteps.size()];
            while (streams.nextAudio(row, 0)) {
                all.add(Arrays.toString(row));
            }
            all.add(streams.description());
        }
        return all;
    }

    @Test
    void givesWhatTheFilesGiveWithoutReadingThemAgain() throws IOException {
        try (CachedClips cache = new CachedClips(temp, CachedClips.MOST_BYTES)) {
            for (double step : new double[] {0, STEP, 0.5}) {
                for (Path path : List.of(film(), gif())) {
                    List<Object> plain = seen(ClipSource.FILES, path, step);
                    assertEquals(plain, seen(cache, path, step));
                    assertEquals(plain, seen(cache, path, step));
                }
            }
            Path gone = Files.copy(gif(), temp.resolve("gone.gif"));
            List<Object> before = seen(cache, gone, 0);
            // The same size and time, but no GIF any more: it is not read again.
            var time = Files.getLastModifiedTime(gone);
            Files.write(gone, new byte[(int) Files.size(gone)]);
            Files.setLastModifiedTime(gone, time);
            assertEquals(before, seen(cache, gone, 0));
        }
    }

    @Test
    void partsOfAFilmAreKeptApart() throws IOException {
        try (CachedClips cache = new CachedClips(temp, CachedClips.MOST_BYTES);
                OpenFilms films = new OpenFilms()) {
            List<List<Object>> all = new ArrayList<>();
            for (double start : new double[] {2, 0, 1}) {
                Sample part = sample(film(), new Span(start, start + 1));
                List<Object> plain = seen(ClipSource.FILES, part, STEP);
                assertEquals(plain, seen(films, part, STEP));
                assertEquals(plain, seen(cache, part, STEP));
                assertEquals(plain, seen(cache, part, STEP));
                assertFalse(all.contains(plain));
                all.add(plain);
            }
        }
    }

    @Test
    void aFrameThatNoStepLooksAtComesFromTheFile() throws IOException {
        Path film = film();
        try (CachedClips cache = new CachedClips(temp, CachedClips.MOST_BYTES);
                Clip cached =
                        cache.open(
                                sample(film, Span.WHOLE), Modalities.VISUAL, STEP, Progress.NONE);
                Clip plain =
                        ClipSource.FILES.open(
                                sample(film, Span.WHOLE), Modalities.VISUAL, STEP, Progress.NONE)) {
            int first = TimeSteps.of(plain.times(), STEP).frame(0);
            assertNotEquals(0, first);
            assertArrayEquals(plain.rgb(0), cached.rgb(0));
        }
    }

    @Test
    void aChangedFileIsReadAnew() throws IOException {
        List<Sample> some = ClipDataset.open(Path.of("sample-data", "tiny")).samples();
        Path path = Files.copy(some.get(0).path(), temp.resolve("clip.gif"));
        try (CachedClips cache = new CachedClips(temp, CachedClips.MOST_BYTES)) {
            List<Object> before = seen(cache, path, 0);
            String hash = cache.read(sample(path, Span.WHOLE), Progress.NONE).sha256();
            Files.write(path, Files.readAllBytes(some.get(1).path()));
            List<Object> after = seen(cache, path, 0);
            assertNotEquals(before, after);
            assertEquals(seen(ClipSource.FILES, path, 0), after);
            assertNotEquals(hash, cache.read(sample(path, Span.WHOLE), Progress.NONE).sha256());
        }
    }

    @Test
    void whatHasNoRoomComesFromTheFiles() throws IOException {
        try (CachedClips cache = new CachedClips(temp, 3000)) {
            for (Sample s : ClipDataset.open(Path.of("sample-data", "tiny")).samples()) {
                assertEquals(
                        seen(ClipSource.FILES, s.path(), 0), seen(cache, s.path(), 0), s.where());
            }
            assertEquals(seen(ClipSource.FILES, film(), STEP), seen(cache, film(), STEP));
            try (Stream<Path> files = Files.list(temp)) {
                assertTrue(files.allMatch(f -> f.toFile().length() <= 3000));
            }
        }
    }

    @Test
    void leavesNothingBehindAndTakesAwayWhatAKilledOneLeft() throws IOException {
        Path left = Files.writeString(temp.resolve(".affectj-clips-1.bin"), "gigabytes");
        try (CachedClips cache = new CachedClips(temp, CachedClips.MOST_BYTES)) {
            assertFalse(Files.exists(left));
            seen(cache, gif(), 0);
        }
        try (Stream<Path> files = Files.list(temp)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void saysOfADamagedFileWhatTheFileSays() throws IOException {
        Path path = temp.resolve("damaged.gif");
        Files.write(path, Arrays.copyOf(Files.readAllBytes(gif()), 40));
        try (CachedClips cache = new CachedClips(temp, CachedClips.MOST_BYTES)) {
            for (Path bad : List.of(path, temp.resolve("missing.gif"))) {
                String plain = complaint(ClipSource.FILES, bad);
                assertEquals(plain, complaint(cache, bad));
            }
        }
    }

    private static String complaint(ClipSource source, Path path) {
        return assertThrows(BadInputException.class, () -> seen(source, path, 0)).getMessage();
    }

    @Test
    void hearsACancelWhileItDecodes() {
        Progress stopped =
                new Progress() {
                    @Override
                    public void update(double fraction, String message) {}

                    @Override
                    public boolean isCancelled() {
                        return true;
                    }
                };
        try (CachedClips cache = new CachedClips(temp, CachedClips.MOST_BYTES)) {
            assertThrows(
                    CancelledException.class,
                    () -> cache.open(sample(film(), Span.WHOLE), Modalities.VISUAL, STEP, stopped));
        }
    }
}
