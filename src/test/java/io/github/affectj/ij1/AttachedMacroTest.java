package io.github.affectj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.ImageStack;
import ij.WindowManager;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import ij.process.ColorProcessor;
import io.github.affectj.commands.ExportResultsCommand;
import io.github.affectj.commands.ImportResultsCommand;
import io.github.affectj.commands.PlotTimelineCommand;
import io.github.affectj.commands.ShowAttentionCommand;
import io.github.affectj.overlay.LabelOverlay;
import io.github.affectj.overlay.Results;
import io.github.affectj.overlay.StackResults;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.SampleResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ImageJ's own commands do to a stack with results, and what becomes of these. */
class AttachedMacroTest {
    private static final int FRAMES = 8;

    @TempDir Path folder;

    private ImagePlus image;

    @BeforeAll
    static void install() {
        Macros.install(ShowAttentionCommand.class);
        Macros.install(PlotTimelineCommand.class);
        Macros.install(ExportResultsCommand.class);
        Macros.install(ImportResultsCommand.class);
    }

    @BeforeEach
    void attach() {
        ImageStack stack = new ImageStack(160, 120);
        for (int i = 0; i < FRAMES; i++) {
            ColorProcessor frame = new ColorProcessor(160, 120);
            frame.set(i, 0xFF0000 + i);
            stack.addSlice(String.format(Locale.ROOT, "%d t=%.3fs", i + 1, i * 0.08), frame);
        }
        image = new ImagePlus("film.mp4", stack);
        image.setDimensions(1, 1, FRAMES);
        Results.attach(image, SampleResults.film(160, 120, FRAMES, 2, 0.42));
        LabelOverlay.add(image, Results.of(image).orElseThrow());
        image.show();
        WindowManager.setTempCurrentImage(image);
    }

    @AfterEach
    void close() {
        WindowManager.setTempCurrentImage(null);
        Macros.closeImages();
        ResultsTable.getResultsTable().reset();
    }

    private static void runs(String macro) {
        assertEquals(new Macros.Outcome("end", null, false), Macros.run(macro + " return 'end';"));
    }

    private List<String> csv(String name) throws IOException {
        return Files.readAllLines(folder.resolve(name));
    }

    private String export(String name) {
        return "run('Export Emotion Results...', 'path=[" + folder.resolve(name) + "]');";
    }

    /** The position of each label by its frame. */
    private static Map<Integer, Integer> labels(ImagePlus of) {
        Map<Integer, Integer> positions = new TreeMap<>();
        for (Roi roi : of.getOverlay()) {
            if (roi.getName().startsWith("affectj label ")) {
                positions.put(Integer.parseInt(roi.getName().substring(14)), roi.getPosition());
            }
        }
        return positions;
    }

    private static ImagePlus current() {
        return WindowManager.getCurrentImage();
    }

    @Test
    void aCopyOfTheWholeStackHasAllResults() throws IOException {
        runs(
                export("a.csv")
                        + "run('Duplicate...', 'title=copy duplicate'); "
                        + export("b.csv")
                        + export("b.json")
                        + "run('Show Attention...'); run('Plot Emotion Timeline');");
        assertEquals(csv("a.csv"), csv("b.csv"));
        ImagePlus copy = WindowManager.getImage("copy");
        assertSame(StackResults.of(image).get(), StackResults.of(copy).get());
        runs(
                "selectImage('copy'); run('Duplicate...', 'title=again duplicate'); "
                        + export("c.csv"));
        assertEquals(csv("a.csv"), csv("c.csv"));
    }

    @Test
    void aCopyOutlivesItsOriginal() throws IOException {
        runs(
                export("a.csv")
                        + "id = getImageID(); run('Duplicate...', 'title=copy duplicate');"
                        + " selectImage(id); close(); selectImage('copy'); "
                        + export("b.csv"));
        assertEquals(csv("a.csv"), csv("b.csv"));
    }

    @Test
    void aCopyOfSomeFramesHasTheirResults() throws IOException {
        runs(
                export("a.csv")
                        + "run('Duplicate...', 'title=part duplicate range=3-5'); "
                        + export("b.csv")
                        + export("b.gif")
                        + "run('Plot Emotion Timeline');");
        List<String> all = csv("a.csv");
        assertEquals(List.of(all.get(0), all.get(3), all.get(4), all.get(5)), csv("b.csv"));
        EmotionTimeline part = Results.of(WindowManager.getImage("part")).orElseThrow();
        assertEquals(3, part.maps().orElseThrow().maps().size());
        assertTrue(part.attention().isEmpty(), "its weights sum to 1 over the whole clip");
        assertEquals(Map.of(3, 1, 4, 2, 5, 3), labels(WindowManager.getImage("part")));
    }

    @Test
    void aCopyOfOtherFramesHasNothing() {
        runs("makeRectangle(0, 0, 80, 60); run('Duplicate...', 'title=cut duplicate');");
        assertTrue(Results.of(current()).isEmpty(), "a part of each frame");
        WindowManager.setTempCurrentImage(image);
        runs(
                "run('Select None'); run('Duplicate...', 'title=other duplicate'); run('Invert', 'stack');");
        assertTrue(Results.of(current()).isEmpty(), "other pixels");
        WindowManager.setTempCurrentImage(image);
        Macros.Outcome outcome =
                Macros.run(
                        "run('Duplicate...', 'title=one'); run('Plot Emotion Timeline'); return 'x';");
        assertTrue(outcome.aborted(), "a single frame is a picture");
        assertTrue(outcome.error().contains("no emotions attached"), outcome.error());
    }

    @Test
    void aStackWithoutLabelsKeepsResultsAsAWholeOnly() {
        for (int s = 1; s <= FRAMES; s++) {
            image.getStack().setSliceLabel(null, s);
        }
        Results.attach(image, SampleResults.plain(160, 120, FRAMES));
        runs("run('Duplicate...', 'title=whole duplicate');");
        assertTrue(Results.of(current()).isPresent());
        WindowManager.setTempCurrentImage(image);
        runs("run('Duplicate...', 'title=part duplicate range=3-5');");
        assertTrue(Results.of(current()).isEmpty());
    }

    @Test
    void labelsFollowTheirFramesWhenTheStackIsReversed() throws IOException {
        runs(export("a.csv") + "run('Reverse'); " + export("b.csv") + export("b.gif"));
        assertEquals(csv("a.csv"), csv("b.csv"), "the results are the clip's");
        assertEquals(1, labels(image).get(8));
        assertEquals(8, labels(image).get(1));
        runs("run('Reverse'); run('Show Attention...', 'source=attention');");
        assertEquals(8, labels(image).get(8));
    }

    @Test
    void labelsOfDeletedFramesGoAndTheOthersMoveUp() throws IOException {
        runs("setSlice(3); run('Delete Slice'); " + export("b.csv") + export("b.gif"));
        assertEquals(Map.of(1, 1, 2, 2, 4, 3, 5, 4, 6, 5, 7, 6, 8, 7), labels(image));
        assertEquals(1 + FRAMES, csv("b.csv").size(), "the results are the clip's");
        runs("run('Plot Emotion Timeline');");
    }

    @Test
    void aSliceWithAnotherLabelIsFoundByItsPlace() {
        runs("setSlice(3); run('Set Label...', 'label=cut'); " + export("a.csv"));
        assertEquals(3, labels(image).get(3));
        assertEquals(8, labels(image).size());
    }

    @Test
    void resultsOfAReversedStackAreThoseOfItsOrder() {
        runs("run('Reverse');");
        Results.attach(image, SampleResults.plain(160, 120, FRAMES));
        assertEquals(1, labels(image).get(1));
        runs("run('Reverse'); " + export("a.csv"));
        assertEquals(8, labels(image).get(1), "its first frame is the last slice now");
    }

    @Test
    void anotherResultTakesBandAndMapsOfTheEarlierOneAway() {
        runs("run('Show Attention...');");
        assertTrue(named("affectj band").size() > 0 && named("affectj heat map").size() > 0);
        Results.attach(image, SampleResults.plain(160, 120, FRAMES));
        assertEquals(List.of(), named("affectj band"));
        assertEquals(List.of(), named("affectj heat map"));
        assertEquals(FRAMES, named("affectj label").size());
    }

    private List<String> texts() {
        return java.util.stream.StreamSupport.stream(image.getOverlay().spliterator(), false)
                .filter(ij.gui.TextRoi.class::isInstance)
                .map(roi -> ((ij.gui.TextRoi) roi).getText().strip())
                .toList();
    }

    private List<String> named(String prefix) {
        return java.util.stream.StreamSupport.stream(image.getOverlay().spliterator(), false)
                .map(Roi::getName)
                .filter(name -> name.startsWith(prefix))
                .toList();
    }

    @Test
    void aTurnedStackIsExported() throws IOException {
        runs(
                "run('Show Attention...'); run('Rotate 90 Degrees Right'); "
                        + export("a.gif")
                        + export("a.mp4")
                        + export("a.csv"));
        assertEquals(120, image.getWidth());
        assertTrue(Files.size(folder.resolve("a.mp4")) > 0);
        assertEquals(FRAMES, labels(image).size());
        assertTrue(texts().contains("negative 0.87"), "not an empty plate");
        assertEquals(List.of(), named("affectj heat map"));
        Macros.Outcome outcome = Macros.run("run('Show Attention...'); return 'never';");
        assertTrue(outcome.error().contains("120x160 pixels now, but 160x120"), outcome.error());
    }

    @Test
    void whatCannotBeIsToldAtImport() throws IOException {
        Path file = folder.resolve("x.json");
        runs(export("x.json"));
        String text = Files.readString(file);
        Files.writeString(file, text.replace("\"stride\": \"0\"", "\"stride\": \"x\""));
        Macros.Outcome outcome =
                Macros.run(
                        "run('Import Emotion Results...', 'path=[" + file + "]'); return 'never';");
        assertTrue(outcome.aborted());
        assertTrue(outcome.error().contains("x.json"), outcome.error());
        assertTrue(outcome.error().contains("stride is x"), outcome.error());
        WindowManager.setTempCurrentImage(image);
        Files.writeString(file, text.replace("\"heads\": [", "\"tag\": 1, \"heads\": ["));
        runs("run('Import Emotion Results...', 'path=[" + file + "]');");
    }

    @Test
    void oneJsonHoldsTheResultsOfAllModels() throws IOException {
        EmotionTimeline plain = SampleResults.plain(160, 120, FRAMES);
        Results.attach(image, plain);
        Path file = folder.resolve("all.json");
        runs(export("all.json"));
        ImagePlus other = image.duplicate();
        other.setTitle("other");
        other.setProperties(null);
        other.show();
        WindowManager.setTempCurrentImage(other);
        runs("run('Import Emotion Results...', 'path=[" + file + "]');");
        assertEquals(2, StackResults.of(other).get().timelines().size());
        assertEquals("gif7", Results.of(other).orElseThrow().model().id());
        runs(export("again.json"));
        assertEquals(Files.readString(file), Files.readString(folder.resolve("again.json")));
    }
}
