package io.github.affectj.training.learn;

import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.base.Progress;
import io.github.affectj.features.Modalities;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.model.engine.DjlRuntime;
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.result.EmotionLabels;
import io.github.affectj.training.report.Interval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A program that measures Learn from Labels... on a film of scripts/data/build_scenes.py: the
 * estimate from the labels of its first half, and the learning curve, beside what the second half
 * shows, which nobody labelled; an estimate whose folds are drawn by frame; and the same for labels
 * drawn at random.
 *
 * <p>Arguments: the film's folder, then backbones. Prints lines of csv.
 */
public final class LearntScenes {
    private static final int FRAMES = 4;
    private static final int FOLDS = 10;

    private final String init;
    private final Clip clip;

    private LearntScenes(String init, Clip clip) {
        this.init = init;
        this.clip = clip;
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        System.out.println("film,init,labels,what,segments,accuracy,low,high");
        for (String init : Arrays.asList(arguments).subList(1, arguments.length)) {
            try (Clip clip = ClipOpener.open(folder.resolve("film.mp4"))) {
                new LearntScenes(init, clip).measure(folder);
            }
        }
    }

    private static List<Segment> segments(Path csv, String tier) throws IOException {
        List<Segment> segments = new ArrayList<>();
        for (String line : Files.readAllLines(csv)) {
            String[] cells = line.split(",");
            if (cells[3].equals(tier)) {
                segments.add(
                        new Segment(
                                Double.parseDouble(cells[0]),
                                Double.parseDouble(cells[1]),
                                cells[2]));
            }
        }
        return segments;
    }

    private void measure(Path folder) throws IOException {
        List<Segment> shots = segments(folder.resolve("all.csv"), "shots");
        FrozenBackbone backbone = FrozenBackbone.find(init);
        List<Stretch> all;
        Modalities streams = new Modalities(true, clip.sound().isPresent());
        try (EmotionPredictor predictor =
                backbone.open("film", List.of("a", "b"), streams, DjlRuntime.device("cpu"))) {
            predictor.network().prepareInference();
            int[] frames = shots.stream().mapToInt(s -> FRAMES).toArray();
            all = new StretchReader(predictor).read(clip, shots, frames, Progress.NONE);
        }
        FeatureSpace space = FeatureSpace.of(all);
        for (String labels : List.of("all", "noise")) {
            List<Segment> moods = segments(folder.resolve(labels + ".csv"), "mood");
            measure(folder.getFileName() + "," + init + "," + labels, shots, moods, all, space);
        }
    }

    private void measure(
            String row,
            List<Segment> shots,
            List<Segment> moods,
            List<Stretch> all,
            FeatureSpace space) {
        int half = moods.size() / 2;
        SegmentList list =
                SegmentList.of(
                        List.of(
                                new LabelledFilm(
                                        clip,
                                        Tier.of("mood", "", moods.subList(0, half)),
                                        Optional.of(Tier.of("shots", "", shots)))));
        Examples examples = Examples.of(list, all.subList(0, half), space, FOLDS);
        HeadSearch.Found found = new HeadSearch(examples).run(Progress.NONE);
        Estimate estimate = Estimate.of(list.labels(), examples, found, Progress.NONE);
        print(row, "commonest label", half, estimate.scores().commonestShare(), 0, 0);
        print(
                row,
                "estimate by shot",
                half,
                estimate.scores().accuracy(),
                estimate.accuracy().low(),
                estimate.accuracy().high());
        int right = 0;
        for (int i = half; i < moods.size(); i++) {
            double[] logits = found.head().logits(space.row(all.get(i), found.choice().taken()));
            String said = list.labels().get(EmotionLabels.argMax(logits));
            right += said.equals(moods.get(i).label()) ? 1 : 0;
        }
        int rest = moods.size() - half;
        Interval interval = Interval.wilson(right, rest);
        print(row, "unseen half", rest, (double) right / rest, interval.low(), interval.high());
        for (LearningCurve.Point p :
                new LearningCurve(examples, found.ofFold(), list.labels()).points(Progress.NONE)) {
            print(row, "with " + p.labels() + " labels", half, p.accuracy(), p.low(), p.high());
        }
        byFrame(row, list, all.subList(0, half), space);
    }

    /** Each frame by itself, its fold drawn: frames of a shot are on both sides. */
    private static void byFrame(
            String row, SegmentList list, List<Stretch> stretches, FeatureSpace space) {
        List<double[]> rows = new ArrayList<>();
        List<Integer> truth = new ArrayList<>();
        for (int i = 0; i < stretches.size(); i++) {
            for (float[] frame : stretches.get(i).visual()) {
                rows.add(space.row(new Stretch(List.of(frame), List.of()), Modalities.VISUAL));
                truth.add(list.truth()[i]);
            }
        }
        Random random = new Random(1);
        int[] each = IntStream.range(0, rows.size()).toArray();
        Examples frames =
                new Examples(
                        Map.of(Modalities.VISUAL, rows.toArray(double[][]::new)),
                        truth.stream().mapToInt(v -> v).toArray(),
                        each,
                        Arrays.stream(each).map(i -> random.nextInt(FOLDS / 2)).toArray(),
                        list.labels().size());
        HeadSearch.Found found = new HeadSearch(frames).run(Progress.NONE);
        Estimate estimate = Estimate.of(list.labels(), frames, found, Progress.NONE);
        print(
                row,
                "estimate by frame",
                rows.size(),
                estimate.scores().accuracy(),
                estimate.accuracy().low(),
                estimate.accuracy().high());
    }

    private static void print(
            String row, String what, int count, double accuracy, double low, double high) {
        System.out.printf(
                Locale.ROOT, "%s,%s,%d,%.3f,%.3f,%.3f%n", row, what, count, accuracy, low, high);
    }
}
