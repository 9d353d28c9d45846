package io.github.affectj.ij1;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.WindowManager;
import ij.measure.ResultsTable;
import ij.plugin.filter.Analyzer;
import ij.process.ColorProcessor;
import io.github.affectj.annotation.AnnotationSet;
import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.base.CancelledException;
import io.github.affectj.base.Progress;
import io.github.affectj.commands.LearnFromLabelsCommand;
import io.github.affectj.commands.OpenVideoCommand;
import io.github.affectj.commands.RecognizeEmotionsCommand;
import io.github.affectj.commands.show.LabelledStacks;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.install.ModelInstaller;
import io.github.affectj.model.store.ModelStore;
import io.github.affectj.overlay.StackResults;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.ResultSet;
import io.github.affectj.training.learn.LabelLearning;
import io.github.affectj.training.learn.LearnSettings;
import io.github.affectj.training.learn.LearntFilm;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A model of an open film, learnt and used by macros. */
class LearnMacroTest {
    private static final int SHOTS = 30;
    private static final int LABELLED = 20;
    private static final int FRAMES = 8;
    private static final double SHOT = FRAMES * 0.1;

    @TempDir Path folder;

    @BeforeAll
    static void install() {
        Macros.install(LearnFromLabelsCommand.class);
        Macros.install(RecognizeEmotionsCommand.class);
        Macros.install(OpenVideoCommand.class);
    }

    @AfterEach
    void close() {
        WindowManager.setTempCurrentImage(null);
        Macros.closeImages();
        Analyzer.setResultsTable(null);
    }

    private static String label(int shot) {
        return shot * 7 % 5 < 2 ? "day" : "night";
    }

    /** Discs on a bright ground by day, bars on a dark one by night, each shot in its own way. */
    private static ImagePlus film() {
        Random random = new Random(4);
        ImageStack stack = new ImageStack(64, 48);
        for (int shot = 0; shot < SHOTS; shot++) {
            boolean day = label(shot).equals("day");
            int ground = (day ? 170 : 20) + random.nextInt(60);
            int x = random.nextInt(40);
            int y = random.nextInt(25);
            int hue = random.nextInt(255);
            for (int frame = 0; frame < FRAMES; frame++) {
                ColorProcessor picture = new ColorProcessor(64, 48);
                picture.setColor(new Color(ground, ground, 128));
                picture.fill();
                picture.setColor(new Color(hue, 255 - hue, 90));
                if (day) {
                    picture.fillOval(x + frame, y, 16, 16);
                } else {
                    picture.fillRect(x + frame, 0, 5, 48);
                }
                stack.addSlice("", picture);
            }
        }
        ImagePlus image = new ImagePlus("film", stack);
        image.getCalibration().frameInterval = 0.1;
        return image;
    }

    private static ImagePlus shown(boolean noise) {
        ImagePlus image = film();
        image.show();
        WindowManager.setTempCurrentImage(image);
        List<Segment> shots = new ArrayList<>();
        List<Segment> labels = new ArrayList<>();
        Random random = new Random(8);
        for (int i = 0; i < SHOTS; i++) {
            shots.add(new Segment(i * SHOT, (i + 1) * SHOT, String.valueOf(i + 1)));
            if (i < LABELLED) {
                String said = noise ? (random.nextBoolean() ? "day" : "night") : label(i);
                labels.add(new Segment(i * SHOT + 0.05, (i + 1) * SHOT, said));
            }
        }
        StackResults.of(image)
                .put(
                        new AnnotationSet(
                                List.of(
                                        Tier.of("light", "Ana", labels),
                                        Tier.of("shots", "Ana", shots),
                                        Tier.of("claps", "", List.of(new Segment(1, 1, "x"))),
                                        Tier.of("few", "", labels.subList(0, 4)))));
        return image;
    }

    private String learn(String output) {
        return "run('Learn from Labels...', 'tier=light device=cpu output=["
                + folder.resolve(output)
                + "]');";
    }

    private static AnnotationSet tiers(ImagePlus image) {
        return StackResults.of(image)
                .get()
                .part(AnnotationSet.KEY, AnnotationSet.class)
                .orElseThrow();
    }

    private static JsonObject json(Path file) throws IOException {
        return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    }

    @Test
    void learnsLabelsTheRestAndTellsWhatToLabelNext() throws IOException {
        ImagePlus image = shown(false);
        AnnotationSet before = tiers(image);
        Macros.runOrFail(learn("run") + learn("again"));
        Path run = folder.resolve("run");
        try (Stream<Path> files = Files.list(run)) {
            assertEquals(
                    List.of(
                            "confusion.csv",
                            "folds.csv",
                            "learning-curve.csv",
                            "model",
                            "next.csv",
                            "report.json"),
                    files.map(f -> f.getFileName().toString()).sorted().toList());
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(2, files.count(), "nothing is left beside");
        }

        AnnotationSet after = tiers(image);
        assertEquals(before.tiers(), after.tiers().subList(0, before.tiers().size()), "untouched");
        Tier next = after.need("label next");
        assertEquals(SHOTS - LABELLED, next.segments().size());
        for (Segment segment : next.segments()) {
            assertTrue(segment.start() >= LABELLED * SHOT - 1e-9, segment.place());
            assertEquals(SHOT, segment.duration(), 1e-9, "a shot");
            assertTrue(segment.value().getAsDouble() >= 0 && segment.value().getAsDouble() <= 1);
        }

        JsonObject estimate = json(run.resolve("report.json")).getAsJsonObject("estimate");
        assertTrue(estimate.get("accuracy").getAsDouble() > 0.85, "" + estimate);
        assertTrue(estimate.get("better_than_commonest").getAsBoolean(), "" + estimate);
        assertEquals(0.5, estimate.get("chance").getAsDouble());
        assertEquals(LABELLED, estimate.get("groups").getAsInt());
        assertEquals(1 + LABELLED, Files.readAllLines(run.resolve("folds.csv")).size());

        ModelSpec spec = ModelStore.find(run.resolve("model").toString()).spec();
        assertEquals(List.of("day", "night"), spec.labels().stream().sorted().toList());
        assertTrue(
                spec.domain().contains("20 segments of the film film, which Ana"), spec.domain());
        assertFalse(spec.familiarity().isEmpty());
        assertEquals(
                spec.sha256(),
                ModelStore.find(folder.resolve("again/model").toString()).spec().sha256(),
                "the same labels, the same model");
        assertTrue(
                Files.size(run.resolve("model/weights.safetensors")) < 30L << 20, "small enough");
        assertEquals(
                spec,
                ModelInstaller.install(run, folder.resolve("models"), Progress.NONE)
                        .model()
                        .spec());

        Macros.runOrFail(
                "run('Recognize Emotions...', 'device=cpu model=["
                        + run.resolve("model")
                        + "]'); if (nResults != "
                        + SHOTS * FRAMES
                        + ") exit('rows');");
        EmotionTimeline timeline = StackResults.of(image).get().timeline().orElseThrow();
        int right = 0;
        for (int i = LABELLED * FRAMES; i < SHOTS * FRAMES; i++) {
            String said = timeline.labels().get(timeline.frames().get(i).top());
            right += said.equals(label(i / FRAMES)) ? 1 : 0;
        }
        assertTrue(right > 0.85 * (SHOTS - LABELLED) * FRAMES, "frames that are right: " + right);
        assertArrayEquals(
                new Object[] {"day", "night"},
                timeline.labels().names().stream().sorted().toArray());
    }

    /** In the middle of the film and of the search: it ends, and leaves nothing behind. */
    @ParameterizedTest
    @CsvSource({"0", "60", "300"})
    void cancelLeavesNothing(int asked) throws IOException {
        ImagePlus image = shown(false);
        AtomicInteger left = new AtomicInteger(asked);
        Progress cancelled =
                new Progress() {
                    @Override
                    public void update(double fraction, String message) {}

                    @Override
                    public boolean isCancelled() {
                        return left.decrementAndGet() < 0;
                    }
                };
        assertThrows(
                CancelledException.class,
                () ->
                        LabelLearning.run(
                                LabelledStacks.of(image, "light").films(),
                                new LearnSettings(
                                        folder.resolve("model"), LearnSettings.AUTO, "cpu"),
                                cancelled));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void noiseIsToldToBeNoise() throws IOException {
        ImagePlus image = shown(true);
        LearntFilm learnt =
                LabelLearning.run(
                        LabelledStacks.of(image, "light").films(),
                        new LearnSettings(folder.resolve("noise"), LearnSettings.AUTO, "cpu"),
                        Progress.NONE);
        assertTrue(
                learnt.sentences().stream()
                        .anyMatch(
                                s ->
                                        s.startsWith("That is no better than always saying '")
                                                || s.startsWith(
                                                        "That may be luck: with labels in ")),
                learnt.sentences().toString());
        assertTrue(learnt.howGood().contains("That "), learnt.howGood());
        JsonObject estimate = json(learnt.report()).getAsJsonObject("estimate");
        assertFalse(estimate.get("better_than_commonest").getAsBoolean(), "" + estimate);
    }

    /** Two stacks that are open, and a copy of one, which tells nothing new. */
    @Test
    void severalOpenFilmsAreLearntFromTogether() throws IOException {
        ImagePlus one = shown(false);
        ImagePlus copy = shown(false);
        ImagePlus other = shown(false);
        AnnotationSet tiers = tiers(other);
        Tier light = tiers.need("light");
        StackResults.of(other).put(tiers.with(light.withSegments(light.segments().subList(0, 12))));
        WindowManager.setTempCurrentImage(one);
        Macros.runOrFail(learn("several"));
        JsonObject report = json(folder.resolve("several/report.json"));
        assertEquals(2, report.getAsJsonArray("films").size());
        assertEquals(LABELLED + 12, report.getAsJsonObject("estimate").get("segments").getAsInt());
        assertTrue(tiers(one).tier("label next").isPresent());
        assertTrue(tiers(other).tier("label next").isPresent());
        assertFalse(tiers(copy).tier("label next").isPresent());
    }

    /** Audio goes along: the film speaks, and its model takes what helps. */
    @Test
    void aFilmWithAudio() throws IOException {
        Path film = Path.of("sample-data", "letter.mp4").toAbsolutePath();
        Macros.runOrFail("run('Open Video with Audio...', 'path=[" + film + "] step=3');");
        ImagePlus image = WindowManager.getCurrentImage();
        WindowManager.setTempCurrentImage(image);
        List<Segment> labels = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            labels.add(new Segment(i * 0.5, i * 0.5 + 0.3, i % 2 == 0 ? "a" : "b"));
        }
        StackResults.of(image).put(new AnnotationSet(List.of(Tier.of("light", "", labels))));
        Macros.runOrFail(learn("audio"));
        ModelSpec spec = ModelStore.find(folder.resolve("audio/model").toString()).spec();
        String streams = json(folder.resolve("audio/report.json")).get("streams").getAsString();
        assertEquals(
                streams.equals("video and audio") ? "joint" : "video",
                spec.hyper().get("modality"));
        Macros.runOrFail(
                "run('Recognize Emotions...', 'device=cpu model=["
                        + folder.resolve("audio/model")
                        + "]');");
        assertTrue(ResultsTable.getResultsTable().size() > 30);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tier=mood output=[DIR/x]|tier=mood is not there; allowed are light, shots, claps, few",
                "output=[DIR/x]|the key \"tier\" is missing",
                "tier=claps output=[DIR/x]|tier=claps has points only",
                "tier=few output=[DIR/x]|tier=few has 4 labelled segments in 4 shots; at least 10 in 5 are needed",
                "tier=shots output=[DIR/x]|the label '1' stands in one shot only (0.0 to 0.8 s)",
                "tier=light output=[DIR/full]|holds something already; choose a new or an empty folder",
                "tier=light output=[DIR/full/a.txt]|is not a folder; choose a new or an empty one",
                "tier=light output=[DIR/full/a.txt/x]|can't be written",
                "tier=light output=[DIR/x] init=gif9|init=gif9 can't be used: There is no model 'gif9'",
                "tier=light output=[DIR/x] init=transnetv2|init=transnetv2 can't be used",
                "tier=light output=[DIR/x] device=tpu|device",
            })
    void whatCanNotBeIsTold(String options, String told) throws IOException {
        ImagePlus image = shown(false);
        Files.writeString(Files.createDirectories(folder.resolve("full")).resolve("a.txt"), "x");
        ResultSet before = StackResults.of(image).get();
        Macros.Outcome outcome =
                Macros.run(
                        "run('Learn from Labels...', '"
                                + options.replace("DIR", folder.toString())
                                + "'); return 'never';");
        assertTrue(outcome.aborted() && outcome.error().contains(told), outcome.error());
        assertEquals(before, StackResults.of(image).get());
        try (Stream<Path> files = Files.walk(folder)) {
            assertEquals(3, files.count(), "nothing half-built");
        }
    }

    @Test
    void aStackWithoutTiersIsTold() {
        ImagePlus bare = IJ.createImage("bare", "RGB", 16, 12, 3);
        bare.show();
        WindowManager.setTempCurrentImage(bare);
        Macros.Outcome outcome = Macros.run(learn("x") + " return 'never';");
        assertTrue(outcome.error().contains("bare has no tiers"), outcome.error());
    }
}
