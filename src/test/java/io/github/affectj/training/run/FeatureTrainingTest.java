package io.github.affectj.training.run;

import static io.github.affectj.training.run.TrainingKey.ARCHITECTURE;
import static io.github.affectj.training.run.TrainingKey.AUGMENT;
import static io.github.affectj.training.run.TrainingKey.BATCH;
import static io.github.affectj.training.run.TrainingKey.DEVICE;
import static io.github.affectj.training.run.TrainingKey.EPOCHS;
import static io.github.affectj.training.run.TrainingKey.FRAMES;
import static io.github.affectj.training.run.TrainingKey.FREEZE;
import static io.github.affectj.training.run.TrainingKey.INIT;
import static io.github.affectj.training.run.TrainingKey.LR;
import static io.github.affectj.training.run.TrainingKey.OPTIONS;
import static io.github.affectj.training.run.TrainingKey.PATIENCE;
import static io.github.affectj.training.run.TrainingKey.RESUME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.model.engine.DjlRuntime;
import io.github.affectj.model.store.ModelStore;
import io.github.affectj.model.store.StoredModel;
import io.github.affectj.model.store.WeightsFile;
import io.github.affectj.pipeline.AnalysisSettings;
import io.github.affectj.pipeline.EmotionAnalysis;
import io.github.affectj.training.data.ClipDataset;
import io.github.affectj.training.data.FeatureSets;
import io.github.affectj.training.data.FeatureStore;
import io.github.affectj.training.data.Sample;
import io.github.affectj.training.report.ClassificationReport;
import io.github.affectj.training.report.Counted;
import io.github.affectj.training.report.Evaluation;
import io.github.affectj.training.report.EvaluationSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training on feature files: labels of clips and of steps, long clips, resuming, refusals. */
class FeatureTrainingTest {
    @TempDir Path temp;

    private Path folder(String name) throws IOException {
        return Files.createDirectories(temp.resolve(name));
    }

    private TrainingSettings settings(Path set, String run, int epochs) {
        return TrainingSettings.defaults(set, temp.resolve(run))
                .with(ARCHITECTURE, "av-fusion")
                .with(EPOCHS, epochs)
                .with(BATCH, 4)
                .with(LR, 0.01)
                .with(DEVICE, "cpu")
                .with(AUGMENT, "none")
                .with(PATIENCE, 0)
                .with(OPTIONS, "hidden:8, heads:2, units:8, mu:1, drop:0");
    }

    private JsonObject json(String path) throws IOException {
        return JsonParser.parseString(Files.readString(temp.resolve(path))).getAsJsonObject();
    }

    private static String model(TrainingSettings run) {
        return run.output().resolve("model").toString();
    }

    private ClassificationReport evaluate(Path set, TrainingSettings run, String output) {
        return Evaluation.run(
                new EvaluationSettings(set, model(run), "test", "cpu", temp.resolve(output)),
                Progress.NONE);
    }

    @Test
    void labelsOfClipsAreLearned() throws IOException {
        Path set = FeatureSets.byClip(folder("set"), 6);
        TrainingSettings run = settings(set, "run", 10);
        ClassificationReport report = Runs.train(run);
        assertEquals(12, report.clips());
        assertTrue(report.accuracy() > 0.9, "accuracy " + report.accuracy());
        JsonObject config = json("run/config.json");
        assertEquals("files", config.get("features_from").getAsString());
        assertEquals("video and audio", config.get("streams").getAsString());
        assertEquals("4", config.get("visual_features").getAsString());
        assertEquals("3", config.get("audio_features").getAsString());
        assertEquals("clips", config.get("labels_of").getAsString());
        assertEquals(config.get("longest_training_clip"), config.get("frames"));
        assertEquals(
                "clips",
                json("run/report.json").getAsJsonObject("test").get("counted").getAsString());
        ClassificationReport again = evaluate(set, run, "evaluated");
        assertEquals(report, withConfusionOf(report, again));
        assertEquals("clips", json("evaluated/report.json").get("counted").getAsString());
        assertEquals("clips", Counted.unit(temp.resolve("evaluated")));
        assertTrue(
                Files.readString(temp.resolve("run/model/MODEL_CARD.md"))
                        .contains("of features from files: 4 numbers of video and 3 of audio"));
        assertStatistics(set, run);
    }

    /** Two reports are equal in their numbers; arrays are compared by what is in them. */
    private static ClassificationReport withConfusionOf(
            ClassificationReport first, ClassificationReport second) {
        assertEquals(
                List.of(first.confusion()).stream().map(java.util.Arrays::toString).toList(),
                List.of(second.confusion()).stream().map(java.util.Arrays::toString).toList());
        return new ClassificationReport(
                second.labels(),
                first.confusion(),
                second.eceBefore(),
                second.eceAfter(),
                second.logLoss(),
                second.groups(),
                second.raters(),
                second.maps());
    }

    /** The network's own are those of the training split. */
    private static void assertStatistics(Path set, TrainingSettings run) {
        StoredModel model = ModelStore.find(model(run));
        double sum = 0;
        int steps = 0;
        for (Sample s : ClipDataset.open(set).split("train")) {
            float[] values = new FeatureStore().of(s).visual().values();
            for (int i = 0; i < values.length; i += 4) {
                sum += values[i];
                steps++;
            }
        }
        try (NDManager scope = DjlRuntime.engine().newBaseManager()) {
            NDArray mean =
                    WeightsFile.read(model.weights(), scope).get("head.visual.norm.running_mean");
            assertEquals(sum / steps, mean.toType(DataType.FLOAT32, false).toFloatArray()[0], 2e-3);
        }
    }

    @Test
    void labelsOfStepsAreLearnedAndCounted() throws IOException {
        Path set = FeatureSets.byStep(folder("set"), 6);
        TrainingSettings run = settings(set, "run", 12);
        ClassificationReport report = Runs.train(run);
        List<Sample> test = ClipDataset.open(set).split("test");
        int labelled = (int) test.stream().flatMapToInt(Sample::labels).count();
        assertEquals(labelled, report.clips());
        assertTrue(report.accuracy() > 0.9, "accuracy " + report.accuracy());
        JsonObject scores = json("run/report.json").getAsJsonObject("test");
        assertEquals("labelled steps", scores.get("counted").getAsString());
        assertEquals(6, scores.get("clips").getAsInt());
        assertEquals(labelled, scores.get("steps").getAsInt());
        assertTrue(scores.getAsJsonObject("per_label").getAsJsonObject("calm").has("steps"));
        evaluate(set, run, "evaluated");
        assertEquals("steps", Counted.unit(temp.resolve("evaluated")));
        for (String folder : List.of("run", "evaluated")) {
            List<String> rows = Files.readAllLines(temp.resolve(folder).resolve("predictions.csv"));
            assertEquals("path,step,label,predicted,p_", rows.get(0).substring(0, 28));
            assertEquals(labelled, rows.size() - 1);
            assertTrue(rows.get(1).startsWith("test0-visual.csv,1,"), rows.get(1));
            assertTrue(rows.get(3).startsWith("test0-visual.csv,4,"), "each third has none");
        }
        String card = Files.readString(temp.resolve("run/model/MODEL_CARD.md"));
        assertTrue(card.contains("Step by step") && card.contains("| split | steps |"), card);
    }

    /** From the table to model, report and copy of the split. */
    @Test
    void sharesOfRatersAreAimedAtAndScored() throws IOException {
        Path set = FeatureSets.byClip(folder("set"), 6);
        Path manifest = set.resolve(ClipDataset.MANIFEST);
        StringBuilder rated = new StringBuilder("path,p_calm,p_loud,raters,group\n");
        for (String row : Files.readAllLines(manifest).subList(1, 37)) {
            String[] cells = row.split(",");
            String shares = cells[1].equals("calm") ? "0.8,0.2" : "0.3,0.7";
            rated.append(cells[0] + "," + shares + ",10," + cells[3] + "\n");
        }
        Files.writeString(manifest, rated);
        TrainingSettings run = settings(set, "run", 30);
        ClassificationReport report = Runs.train(run);
        assertTrue(report.accuracy() > 0.9, "accuracy " + report.accuracy());
        double entropy = report.raters().entropy();
        assertTrue(
                report.raters().logLoss() < entropy + 0.05,
                report.raters().logLoss() + " above " + entropy);
        assertEquals(report.logLoss(), report.raters().logLoss(), 1e-12);
        JsonObject scores = json("run/report.json").getAsJsonObject("test");
        assertEquals(
                report.raters().agreement(),
                scores.getAsJsonObject("raters").get("agreement").getAsDouble());
        List<String> rows = Files.readAllLines(temp.resolve("run/predictions.csv"));
        assertEquals("path,label,predicted,p_calm,p_loud,raters_calm,raters_loud", rows.get(0));
        assertTrue(rows.get(1).matches(".*,0\\.[38]00000,0\\.[27]00000"), rows.get(1));
        String card = Files.readString(temp.resolve("run/model/MODEL_CARD.md"));
        assertTrue(card.contains("aimed at the shares of the raters"), card);
        assertTrue(card.contains("| split | clips | model | commonest | one more rater |"), card);
        ClassificationReport again = evaluate(temp.resolve("run/dataset"), run, "evaluated");
        assertEquals(report, withConfusionOf(report, again));
    }

    @Test
    void aBrokenRunGoesOnAsAnUnbrokenOne() throws IOException {
        Path set = FeatureSets.byStep(folder("set"), 4);
        // Shorter than the clips: which part is taken changes from epoch to epoch.
        TrainingSettings whole = settings(set, "whole", 4).with(FRAMES, 3);
        Runs.train(whole);
        TrainingSettings broken = settings(set, "broken", 4).with(FRAMES, 3);
        Progress killed =
                new Progress() {
                    private boolean isOver;

                    @Override
                    public void update(double fraction, String message) {
                        isOver |= fraction > 0.5;
                    }

                    @Override
                    public boolean isCancelled() {
                        return isOver;
                    }
                };
        assertThrows(
                io.github.affectj.base.CancelledException.class,
                () -> TrainingSession.run(broken, killed, TrainingListener.NONE));
        int done = Runs.epoch(broken.output().resolve("checkpoint/state.json"));
        assertTrue(done > 0 && done < 4, "killed after " + done);
        Runs.train(broken.with(RESUME, true));
        assertEquals(Runs.weights(whole.output()), Runs.weights(broken.output()));
        Runs.complains(broken.with(RESUME, true).with(FRAMES, 4), "frames was 3 and is now 4");
    }

    @Test
    void windowsShorterThanTheClipsCoverThem() throws IOException {
        for (boolean byStep : new boolean[] {true, false}) {
            Path set = folder("set" + byStep);
            if (byStep) {
                FeatureSets.byStep(set, 4);
            } else {
                FeatureSets.byClip(set, 4);
            }
            TrainingSettings run = settings(set, "run" + byStep, 10).with(FRAMES, 2);
            ClassificationReport report = Runs.train(run);
            assertTrue(report.accuracy() > 0.8, byStep + " accuracy " + report.accuracy());
            assertEquals(2, ModelStore.find(model(run)).spec().frames());
        }
    }

    @Test
    void oneStreamAloneIsPossible() throws IOException {
        Path set = FeatureSets.byClip(folder("set"), 4);
        for (String options :
                List.of("modality:audio", "modality:video, attention:false", "method:bpnn")) {
            TrainingSettings run =
                    settings(set, options.replaceAll("\\W", ""), 8)
                            .with(OPTIONS, options + ", hidden:8, heads:2, units:8, mu:1, drop:0");
            assertTrue(Runs.train(run).accuracy() > 0.8, options);
        }
    }

    @Test
    void whatCantBeIsToldInASentence() throws IOException {
        Path set = FeatureSets.byClip(folder("set"), 2);
        TrainingSettings run = settings(set, "run", 1);
        Runs.complains(
                run.with(ARCHITECTURE, "resnet18-convgru").with(OPTIONS, ""),
                "architecture=resnet18-convgru takes clips",
                "choose architecture=av-fusion");
        Runs.complains(
                run.with(FREEZE, true).with(INIT, "gif7-resnet18-convgru"),
                "freeze=true keeps a backbone as it is");
        Runs.complains(run.with(FRAMES, 5000), "frames=5000 is out of range");
        Runs.complains(run.with(FRAMES, 100), "frames=100 is longer than every training clip");
        Runs.complains(
                settings(Runs.TINY, "run", 1)
                        .with(ARCHITECTURE, "resnet18-convgru")
                        .with(OPTIONS, "")
                        .with(FRAMES, 65),
                "frames=65 is out of range; allowed are 0 to 64");
        Path audio = folder("audio");
        for (String split : List.of("train", "val")) {
            Files.writeString(audio.resolve(split + ".csv"), "1,2\n3,4\n");
        }
        Files.writeString(
                audio.resolve(ClipDataset.MANIFEST),
                "audio,label,split\ntrain.csv,a,train\nval.csv,a,val\ntrain.csv,b,train\n");
        Runs.complains(settings(audio, "run", 1), "modality:joint takes video", "modality:audio");
        assertTrue(Files.notExists(temp.resolve("run")), "nothing was left");
    }

    @Test
    void modelsAndSetsOfOtherKindsAreRefused() throws IOException {
        Path byClip = FeatureSets.byClip(folder("clips"), 2);
        Path byStep = FeatureSets.byStep(folder("steps"), 2);
        TrainingSettings run = settings(byClip, "run", 1);
        Runs.train(run);
        assertTrue(complaint(() -> evaluate(byStep, run, "a")).contains("has labels of steps"));
        assertTrue(complaint(() -> evaluate(Runs.TINY, run, "a")).contains("takes feature files"));
        Path wide = folder("wide");
        Files.writeString(wide.resolve("a.csv"), "1,2\n");
        Files.writeString(
                wide.resolve(ClipDataset.MANIFEST), "audio,label,split\na.csv,calm,test\n");
        assertTrue(
                complaint(() -> evaluate(wide, run, "a"))
                        .contains(
                                "have 2 numbers of audio a step; the model run was trained on 3"));
        assertTrue(
                complaint(() -> Evaluation.firstClip(byClip, "", "test")).contains("model=auto"));
        try (Clip clip = ClipOpener.open(Path.of("sample-data", "party-to-tears.gif"))) {
            String recognized =
                    complaint(
                            () -> {
                                AnalysisSettings settings =
                                        AnalysisSettings.defaults().withModel(model(run));
                                EmotionAnalysis.run(clip, settings, Progress.NONE);
                            });
            assertTrue(recognized.contains("takes features from files"), recognized);
        }
    }

    private static String complaint(Runnable work) {
        return assertThrows(BadInputException.class, work::run).getMessage();
    }
}
