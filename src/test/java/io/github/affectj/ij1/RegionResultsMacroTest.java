package io.github.affectj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import io.github.affectj.commands.EditRegionsCommand;
import io.github.affectj.commands.ExportResultsCommand;
import io.github.affectj.commands.ImportRegionsCommand;
import io.github.affectj.commands.MeasureAttentionCommand;
import io.github.affectj.commands.OpenGifStackCommand;
import io.github.affectj.commands.RecognizeEmotionsCommand;
import io.github.affectj.commands.ShowAttentionCommand;
import io.github.affectj.model.TestModels;
import io.github.affectj.overlay.StackResults;
import io.github.affectj.regions.Box;
import io.github.affectj.regions.Region;
import io.github.affectj.regions.RegionKey;
import io.github.affectj.regions.RegionSet;
import io.github.affectj.regions.RegionShape;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.ResultKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the emotions of a region that is renamed, merged, deleted or elsewhere. */
class RegionResultsMacroTest {
    private static final Path GIF = Path.of("sample-data/party-to-tears.gif").toAbsolutePath();

    @TempDir static Path models;
    private static String model;

    @TempDir Path folder;
    private ImagePlus image;

    @BeforeAll
    static void install() throws IOException {
        List.of(
                        OpenGifStackCommand.class,
                        RecognizeEmotionsCommand.class,
                        EditRegionsCommand.class,
                        ImportRegionsCommand.class,
                        ExportResultsCommand.class,
                        MeasureAttentionCommand.class,
                        ShowAttentionCommand.class)
                .forEach(Macros::install);
        model = TestModels.store(models).toString();
    }

    @BeforeEach
    void openAndRecognize() {
        Macros.runOrFail("run('Open GIF Stack...', 'path=[" + GIF + "]');");
        image = WindowManager.getCurrentImage();
        StackResults.of(image)
                .put(
                        new RegionSet(
                                List.of(
                                        still("Anna", 10),
                                        still("Ben", 70),
                                        new Region(
                                                "later",
                                                List.of(new RegionKey(99, shape(5))),
                                                Region.DRAWN))));
        runs("run('Recognize Emotions...', 'model=[" + model + "] region=all');");
    }

    @AfterEach
    void close() {
        WindowManager.setTempCurrentImage(null);
        Macros.closeImages();
        ResultsTable.getResultsTable().reset();
    }

    private static RegionShape shape(double x) {
        return RegionShape.of(new Box(x, 20, 60, 60));
    }

    private static Region still(String name, double x) {
        return Region.still(name, shape(x), Region.DRAWN);
    }

    private void runs(String macro) {
        WindowManager.setTempCurrentImage(image);
        assertEquals(new Macros.Outcome("end", null, false), Macros.run(macro + " return 'end';"));
    }

    private String fails(String macro) {
        WindowManager.setTempCurrentImage(image);
        Macros.Outcome outcome = Macros.run(macro);
        assertTrue(outcome.aborted());
        return outcome.error();
    }

    private static String edit(String how) {
        return "run('Edit Regions...', '" + how + "');";
    }

    private List<String> results() {
        return StackResults.of(image).get().timelines().keySet().stream()
                .map(ResultKey::region)
                .toList();
    }

    private Optional<EmotionTimeline> result(String region) {
        return StackResults.of(image).get().timeline(new ResultKey("small", region));
    }

    private String current() {
        return StackResults.of(image).get().current().map(ResultKey::region).orElse("none");
    }

    /** Whose labels are drawn. */
    private Set<String> labels() {
        Set<String> names = new TreeSet<>();
        if (image.getOverlay() == null) {
            return names;
        }
        for (Roi roi : image.getOverlay().toArray()) {
            if (roi.getName().startsWith("affectj label ")) {
                names.add(roi.getName().replaceFirst("affectj label (.*) [0-9]+", "$1"));
            }
        }
        return names;
    }

    /** As after an import of regions that are for another part of the film. */
    @Test
    void aRegionThatNoFrameShowsIsLeftOutOfAll() {
        assertEquals(List.of("Anna", "Ben"), results());
        String told = fails("run('Recognize Emotions...', 'model=[" + model + "] region=later');");
        assertTrue(told.contains("The region 'later' is in none of the frames"), told);
        StackResults.of(image)
                .put(
                        new RegionSet(
                                List.of(
                                        StackResults.of(image)
                                                .get()
                                                .part(RegionSet.KEY, RegionSet.class)
                                                .orElseThrow()
                                                .need("later"))));
        told = fails("run('Recognize Emotions...', 'model=[" + model + "] region=all');");
        assertTrue(told.contains("The region 'later' is in none of the frames"), told);
    }

    @Test
    void aResultFollowsTheNewNameAndBack() throws IOException {
        EmotionTimeline before = result("Ben").orElseThrow();
        runs(edit("action=rename name=Ben to=Berta"));
        assertEquals(List.of("Anna", "Berta"), results());
        assertEquals(before.frames(), result("Berta").orElseThrow().frames());
        assertEquals(Set.of("Anna", "Berta"), labels());
        Path csv = folder.resolve("r.csv");
        runs("run('Export Emotion Results...', 'path=[" + csv + "]');");
        assertTrue(Files.readString(csv).contains(",Berta,24,"));
        assertTrue(!Files.readString(csv).contains(",Ben,"));
        StackResults.of(image).undo();
        assertEquals(List.of("Anna", "Ben"), results());
        assertEquals(before, result("Ben").orElseThrow());
        StackResults.of(image).redo();
        assertEquals(List.of("Anna", "Berta"), results());
        assertEquals("Anna", current());
        runs(edit("action=rename name=Anna to=Ben"));
        assertEquals(List.of("Ben", "Berta"), results());
        assertEquals("Ben", current());
    }

    @Test
    void aResultGoesWithItsRegionAndComesBackWithIt() {
        EmotionTimeline before = result("Anna").orElseThrow();
        runs(edit("action=delete name=Anna"));
        assertEquals(List.of("Ben"), results());
        assertEquals("Ben", current());
        assertEquals(Set.of("Ben"), labels());
        StackResults.of(image).undo();
        assertEquals(List.of("Anna", "Ben"), results());
        assertEquals(before, result("Anna").orElseThrow());
        assertEquals(Set.of("Anna", "Ben"), labels());
        StackResults.of(image).redo();
        runs(edit("action=delete name=Ben"));
        assertEquals(List.of(), results());
        assertEquals("none", current());
        assertEquals(Set.of(), labels());
        assertTrue(fails("run('Show Attention...');").contains("has no emotions attached"));
        StackResults.of(image).undo();
        assertEquals(List.of("Ben"), results());
        assertEquals("Ben", current());
    }

    @Test
    void whatBecameAPartOfAnotherHasNoResultOfItsOwn() {
        runs(
                "makeRectangle(1, 2, 30, 30);"
                        + edit("action=set name=c frame=2")
                        + edit("action=set name=d frame=5")
                        + "run('Recognize Emotions...', 'model=["
                        + model
                        + "] region=all');"
                        + edit("action=merge name=d to=c"));
        assertEquals(List.of("Anna", "Ben", "c"), results());
        assertEquals(1, result("c").orElseThrow().frames().size(), "as it was found");
        StackResults.of(image).undo();
        assertEquals(List.of("Anna", "Ben", "c", "d"), results());
    }

    @Test
    void aNewNameThatOtherResultsHaveIsRefused() {
        StackResults.of(image)
                .put(new ResultKey("small", "Eve"), result("Ben").orElseThrow().inRegion("Eve"));
        String told = fails(edit("action=rename name=Ben to=Eve"));
        assertTrue(told.contains("there are results of another region 'Eve'"), told);
        assertEquals(List.of("Anna", "Ben", "Eve"), results());
    }

    @Test
    void heatMapsNeedAResultOfWholeFrames() {
        runs(
                "run('Recognize Emotions...', 'model=["
                        + model
                        + "]');"
                        + "makeRectangle(1, 2, 30, 30);"
                        + edit("action=set name=c frame=2")
                        + "run('Recognize Emotions...', 'model=["
                        + model
                        + "] region=c');");
        for (String command : List.of("Show Attention...", "Measure Attention in ROIs")) {
            String told = fails("run('" + command + "', 'source=gradcam');");
            assertTrue(
                    told.contains(
                            "is that of its region 'c', but heat maps are made of whole frames only"),
                    told);
        }
        runs("run('Measure Attention in ROIs', 'source=gradcam model=small plot=false');");
    }
}
