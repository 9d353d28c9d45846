package io.github.affectj.pipeline.faces;

import io.github.affectj.base.Progress;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.regions.Box;
import io.github.affectj.regions.Region;
import io.github.affectj.regions.RegionShape;
import io.github.affectj.regions.track.Assignment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/**
 * How well Find Faces... follows the faces of films by {@code scripts/data/build_face_film.py}.
 * They are not in git, so it is run by its name alone, with {@code -Daffectj.faces=FOLDER}; it
 * writes {@code tracks.csv} there.
 *
 * <p>A face counts on a frame where half of it or more can be seen. It is right where the one
 * region that was given to it for the whole film overlaps its box by half of the union of both;
 * regions are given to faces so that most is right (IDF1 of Ristani et al. 2016). Regions where a
 * face is hidden count neither for nor against. A frame is right where all of its faces are and no
 * other region is there.
 */
final class FaceFilms {
    private static final double SEEN = 0.5;
    private static final double OVERLAP = 0.5;

    /** A face on a frame. */
    private record Truth(int face, Box box, boolean seen) {}

    @Test
    void followsFaces() throws IOException {
        Path folder = Path.of(System.getProperty("affectj.faces"));
        List<String> lines = new ArrayList<>();
        lines.add("film,frames,faces,regions,boxes_true,boxes_found,boxes_right,idf1,frames_right");
        try (Stream<Path> files = Files.list(folder)) {
            for (Path film : files.filter(f -> f.toString().endsWith(".mp4")).sorted().toList()) {
                lines.add(measured(film));
            }
        }
        Files.write(folder.resolve("tracks.csv"), lines);
    }

    private static String measured(Path film) throws IOException {
        String name = film.getFileName().toString().replace(".mp4", "");
        Map<Integer, List<Truth>> truth = truth(film.resolveSibling(name + ".csv"));
        try (Clip clip = ClipOpener.open(film)) {
            FoundFaces found =
                    FaceDetection.run(
                            clip, Optional.empty(), FaceSettings.defaults(), Progress.NONE);
            int faces = 5;
            int frames = clip.frameCount();
            double[][] common = new double[faces][found.faces().size()];
            for (int i = 0; i < frames; i++) {
                for (Truth one : truth.getOrDefault(i + 1, List.of())) {
                    for (int r = 0; one.seen && r < found.faces().size(); r++) {
                        if (overlaps(found.faces().get(r), clip.times().start(i), one.box)) {
                            common[one.face][r]--;
                        }
                    }
                }
            }
            int[] regionOf = Assignment.of(common);
            int all = 0;
            int told = 0;
            int right = 0;
            int wholeFrames = 0;
            for (int i = 0; i < frames; i++) {
                double seconds = clip.times().start(i);
                int seen = 0;
                int hits = 0;
                for (Truth one : truth.getOrDefault(i + 1, List.of())) {
                    int region = regionOf[one.face];
                    if (one.seen) {
                        seen++;
                        hits +=
                                region >= 0 && overlaps(found.faces().get(region), seconds, one.box)
                                        ? 1
                                        : 0;
                    }
                }
                int there = counted(found.faces(), seconds, truth.getOrDefault(i + 1, List.of()));
                all += seen;
                told += there;
                right += hits;
                wholeFrames += hits == seen && there == seen ? 1 : 0;
            }
            return String.format(
                    Locale.ROOT,
                    "%s,%d,%d,%d,%d,%d,%d,%.4f,%.4f",
                    name,
                    frames,
                    faces,
                    found.faces().size(),
                    all,
                    told,
                    right,
                    2.0 * right / (all + told),
                    (double) wholeFrames / frames);
        }
    }

    private static boolean overlaps(Region region, double seconds, Box box) {
        return region.at(seconds).filter(s -> s.box().overlap(box) >= OVERLAP).isPresent();
    }

    /** Regions that are there, but for those over faces that are hidden. */
    private static int counted(List<Region> regions, double seconds, List<Truth> truth) {
        int count = 0;
        for (Region region : regions) {
            Optional<RegionShape> shape = region.at(seconds);
            if (shape.isEmpty()) {
                continue;
            }
            Box box = shape.get().box();
            Optional<Truth> nearest =
                    truth.stream()
                            .filter(one -> one.box.overlap(box) > 0)
                            .max((a, b) -> Double.compare(a.box.overlap(box), b.box.overlap(box)));
            count += nearest.isPresent() && !nearest.get().seen ? 0 : 1;
        }
        return count;
    }

    private static Map<Integer, List<Truth>> truth(Path file) throws IOException {
        Map<Integer, List<Truth>> truth = new TreeMap<>();
        CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
        try (CSVParser rows = CSVParser.parse(Files.newBufferedReader(file), format)) {
            for (CSVRecord row : rows) {
                Box box =
                        new Box(
                                Double.parseDouble(row.get("x")),
                                Double.parseDouble(row.get("y")),
                                Double.parseDouble(row.get("width")),
                                Double.parseDouble(row.get("height")));
                truth.computeIfAbsent(Integer.valueOf(row.get("frame")), frame -> new ArrayList<>())
                        .add(
                                new Truth(
                                        Integer.parseInt(row.get("face")) - 1,
                                        box,
                                        Double.parseDouble(row.get("visible")) >= SEEN));
            }
        }
        return truth;
    }
}
