package io.github.affectj.training.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.features.file.FeatureMatrix;
import io.github.affectj.features.file.NumpyWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FeatureSetTest {
    @TempDir Path folder;

    private ClipDataset open(String manifest) {
        write(ClipDataset.MANIFEST, manifest);
        return ClipDataset.open(folder);
    }

    private void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void pack(String name, int steps, int visual, int audio) {
        Random random = new Random(1);
        NumpyWriter writer = new NumpyWriter();
        if (visual > 0) {
            writer.add("visual", FeatureSets.noise(random, steps, visual, 0));
        }
        if (audio > 0) {
            writer.add("audio", FeatureSets.noise(random, steps, audio, 0));
        }
        writer.write(folder.resolve(name));
    }

    private static String complaint(Runnable work) {
        return assertThrows(BadInputException.class, work::run).getMessage();
    }

    private static FeatureCheck.Found check(ClipDataset set) {
        return FeatureCheck.run(set.samples(), new FeatureStore(), false, Progress.NONE);
    }

    @Test
    void aSetByClip() throws IOException {
        ClipDataset set = ClipDataset.open(FeatureSets.byClip(folder, 3));
        assertTrue(set.isFeatures());
        assertFalse(set.isByStep());
        assertEquals(List.of("calm", "loud"), set.labels());
        assertArrayEquals(new int[] {3, 3}, set.counts(set.split("train")));
        FeatureCheck.Found found = check(set);
        assertEquals(18, found.result().usable().size());
        assertEquals(4, found.sizes().visual());
        assertEquals(3, found.sizes().audio());
        int longest =
                set.split("train").stream()
                        .mapToInt(s -> new FeatureStore().of(s).steps())
                        .max()
                        .orElseThrow();
        assertEquals(longest, found.sizes().longest());
        assertEquals(List.of(), found.result().warnings());
    }

    @Test
    void aSetByStep() throws IOException {
        ClipDataset set = ClipDataset.open(FeatureSets.byStep(folder, 3));
        assertTrue(set.isByStep());
        Sample first = set.split("train").get(0);
        assertEquals(Sample.NO_LABEL, first.label());
        int[] labels = first.features().stepLabels();
        assertEquals(Sample.NO_LABEL, labels[2]);
        assertEquals(first.labels().count(), Arrays.stream(labels).filter(l -> l >= 0).count());
        int[] counts = set.counts(set.split("train"));
        double[] weights = Labels.weights(set, set.split("train"), true);
        assertEquals(counts[0] + counts[1], weights[0] * counts[0] + weights[1] * counts[1], 1e-9);
        assertEquals(7, check(set).sizes().visual() + check(set).sizes().audio());
    }

    @Test
    void labelsOfStepsInThePackAndByNumber() {
        new NumpyWriter()
                .add("audio", FeatureSets.noise(new Random(1), 3, 2, 0))
                .add("labels", 1, -1, 0)
                .write(folder.resolve("a.npz"));
        ClipDataset set = open("path,label,split\na.npz,,train\n");
        assertEquals(List.of("1", "0"), set.labels());
        assertArrayEquals(
                new int[] {0, Sample.NO_LABEL, 1}, set.samples().get(0).features().stepLabels());
        // A label of the row is that of the clip, whatever the file says of steps.
        assertFalse(open("path,label,split\na.npz,joy,train\n").isByStep());
    }

    @Test
    void oneStreamMayBeEmptyAndIsTold() {
        pack("a.npz", 3, 4, 0);
        pack("b.npz", 3, 4, 2);
        ClipDataset set = open("path,label,split\na.npz,joy,train\nb.npz,fear,train\n");
        assertEquals(
                List.of(
                        "Clips without audio: 1 of 2; without video: 0 of 2. What is missing is masked."),
                check(set).result().warnings());
        write("a.csv", "1,2\n");
        ClipDataset columns = open("visual,audio,label,split\n,a.csv,joy,train\n");
        assertEquals(0, check(columns).sizes().visual());
        assertEquals(2, check(columns).sizes().audio());
    }

    @Test
    void whatDoesNotGoTogetherIsRefused() {
        pack("a.npz", 3, 4, 2);
        pack("wide.npz", 3, 5, 2);
        String wide =
                complaint(
                        () ->
                                check(
                                        open(
                                                "path,label,split\na.npz,joy,train\nwide.npz,fear,train\n")));
        assertTrue(
                wide.contains(
                        "has 5 numbers a step, that of a.npz 4; all clips must have as many."),
                wide);
        write("two.csv", "1,2\n3,4\n");
        write("three.csv", "1\n2\n3\n");
        String lengths =
                complaint(
                        () ->
                                check(
                                        open(
                                                "visual,audio,label,split\ntwo.csv,three.csv,joy,train\n")));
        assertTrue(lengths.contains("the video has 2 steps and the audio 3; both must"), lengths);
        write("labels.csv", "joy\n");
        String labels =
                complaint(() -> check(open("visual,labels,split\ntwo.csv,labels.csv,train\n")));
        assertTrue(labels.contains("has 2 steps, but 1 labels"), labels);
        String missing =
                complaint(() -> open("visual,label,split\ntwo.csv,joy,train\nno.csv,joy,train\n"));
        assertTrue(
                missing.contains("line 3")
                        && missing.contains("no file no.csv, which the column 'visual' names"),
                missing);
        String both =
                complaint(() -> open("visual,label,labels,split\ntwo.csv,joy,labels.csv,train\n"));
        assertTrue(both.contains("has a label and a file of labels"), both);
        assertTrue(complaint(() -> open("visual,label,split\n,joy,train\n")).contains("neither"));
        assertTrue(
                complaint(() -> open("path,label,split\na.npz,,train\n"))
                        .contains("no 'labels' of steps"));
        write("none.csv", "\n\n");
        assertTrue(
                complaint(() -> open("visual,labels,split\ntwo.csv,none.csv,train\n"))
                        .contains("none of the 2 steps has a label"));
    }

    @Test
    void setsOfTwoKindsAreRefused() {
        pack("a.npz", 3, 4, 2);
        write("clip.gif", "GIF89a");
        String media =
                complaint(() -> open("path,label,split\na.npz,joy,train\nclip.gif,joy,train\n"));
        assertTrue(media.contains("a set holds clips or feature files, not both"), media);
        write("labels.csv", "joy\njoy\njoy\n");
        String labels =
                complaint(
                        () ->
                                open(
                                        "path,label,labels,split\na.npz,joy,,train\na.npz,,labels.csv,train\n"));
        assertTrue(labels.contains("a set has labels of clips or of steps, not both"), labels);
    }

    @Test
    void damagedClipsAreLeftOutWhereTheUserSaysSo() {
        pack("a.npz", 3, 4, 2);
        write("bad.csv", "1,nan,3,4\n");
        ClipDataset set = open("path,visual,label,split\na.npz,,joy,train\n,bad.csv,fear,train\n");
        assertTrue(complaint(() -> check(set)).contains("manifest.csv line 3: "));
        FeatureCheck.Found found =
                FeatureCheck.run(set.samples(), new FeatureStore(), true, Progress.NONE);
        assertEquals(1, found.result().usable().size());
        assertTrue(found.result().warnings().get(0).contains("has NaN in step 1, column 2"));
    }

    @Test
    void theHashKnowsLabelsAndValues() throws IOException {
        ClipDataset set = ClipDataset.open(FeatureSets.byStep(folder, 2));
        String before = check(set).result().sha256();
        assertEquals(before, check(set).result().sha256());
        String labels = Files.readString(folder.resolve("val0-labels.csv"));
        write("val0-labels.csv", labels.replaceFirst("(calm|loud)", ""));
        String label = check(ClipDataset.open(folder)).result().sha256();
        assertNotEquals(before, label);
        write("val0-audio.csv", Files.readString(folder.resolve("val0-audio.csv")) + "\n");
        assertNotEquals(label, check(ClipDataset.open(folder)).result().sha256());
    }

    @Test
    void aFullStoreReadsAgain() throws IOException {
        Sample first = ClipDataset.open(FeatureSets.byClip(folder, 1)).samples().get(0);
        FeatureStore roomy = new FeatureStore();
        assertTrue(roomy.of(first) == roomy.of(first));
        FeatureStore full = new FeatureStore(10);
        FeatureFiles.Streams once = full.of(first);
        FeatureMatrix again = full.of(first).audio();
        assertFalse(once.audio() == again);
        assertArrayEquals(once.audio().values(), again.values());
    }
}
