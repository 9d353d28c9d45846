package io.github.affectj.training.data;

import io.github.affectj.features.file.FeatureMatrix;
import io.github.affectj.features.file.NumpyWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Small sets of feature files for tests, in which the labels can be learned. */
public final class FeatureSets {
    private static final List<String> LABELS = List.of("calm", "loud");

    private FeatureSets() {}

    /** A matrix of noise whose mean is {@code 2 * label}. */
    public static FeatureMatrix noise(Random random, int steps, int columns, int label) {
        float[] values = new float[steps * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() * 0.5 + 2 * label);
        }
        return new FeatureMatrix(steps, columns, values);
    }

    /** Two labels by clip: a few clips of 3 to 7 steps in each split, video 4 and audio 3 wide. */
    public static Path byClip(Path folder, int clipsALabel) throws IOException {
        StringBuilder manifest = new StringBuilder("path,label,split,group\n");
        Random random = new Random(3);
        for (String split : List.of("train", "val", "test")) {
            for (int i = 0; i < 2 * clipsALabel; i++) {
                int label = i % 2;
                String name = split + i + ".npz";
                int steps = 3 + random.nextInt(5);
                new NumpyWriter()
                        .add("visual", noise(random, steps, 4, label))
                        .add("audio", noise(random, steps, 3, label))
                        .write(folder.resolve(name));
                manifest.append(name + "," + LABELS.get(label) + "," + split + "," + split + i)
                        .append('\n');
            }
        }
        Files.writeString(folder.resolve(ClipDataset.MANIFEST), manifest);
        return folder;
    }

    /** Two labels that change from step to step; each third step has none. */
    public static Path byStep(Path folder, int clips) throws IOException {
        StringBuilder manifest = new StringBuilder("visual,audio,labels,split\n");
        Random random = new Random(4);
        for (String split : List.of("train", "val", "test")) {
            for (int i = 0; i < clips; i++) {
                int steps = 4 + random.nextInt(5);
                List<String> labels = new ArrayList<>();
                StringBuilder visual = new StringBuilder();
                StringBuilder audio = new StringBuilder();
                for (int t = 0; t < steps; t++) {
                    int label = random.nextInt(2);
                    labels.add(t % 3 == 2 ? "" : LABELS.get(label));
                    visual.append(row(noise(random, 1, 4, label)));
                    audio.append(row(noise(random, 1, 3, label)));
                }
                String name = split + i;
                Files.writeString(folder.resolve(name + "-visual.csv"), visual);
                Files.writeString(folder.resolve(name + "-audio.csv"), audio);
                Files.writeString(
                        folder.resolve(name + "-labels.csv"), String.join("\n", labels) + "\n");
                manifest.append(
                        "%1$s-visual.csv,%1$s-audio.csv,%1$s-labels.csv,%2$s\n"
                                .formatted(name, split));
            }
        }
        Files.writeString(folder.resolve(ClipDataset.MANIFEST), manifest);
        return folder;
    }

    private static String row(FeatureMatrix one) {
        List<String> cells = new ArrayList<>();
        for (float v : one.values()) {
            cells.add(Float.toString(v));
        }
        return String.join(",", cells) + "\n";
    }
}
