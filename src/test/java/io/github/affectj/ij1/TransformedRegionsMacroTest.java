package io.github.affectj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import io.github.affectj.commands.EditRegionsCommand;
import io.github.affectj.commands.ExportRegionsCommand;
import io.github.affectj.commands.ImportRegionsCommand;
import io.github.affectj.commands.ImportResultsCommand;
import io.github.affectj.commands.MeasureAttentionCommand;
import io.github.affectj.commands.RecognizeEmotionsCommand;
import io.github.affectj.exchange.JsonResults;
import io.github.affectj.overlay.OverlayParts;
import io.github.affectj.overlay.RegionOverlay;
import io.github.affectj.overlay.StackResults;
import io.github.affectj.regions.RegionSet;
import io.github.affectj.result.ResultSet;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of regions when ImageJ crops, scales, turns or copies their stack. */
class TransformedRegionsMacroTest {
    private static final String SAID =
            "The image clip has %s pixels now, but 160x120 when its regions were made; delete these with Edit Regions..., or open the clip again";

    @TempDir Path folder;

    private ImagePlus image;

    @BeforeAll
    static void install() {
        Macros.install(EditRegionsCommand.class);
        Macros.install(ExportRegionsCommand.class);
        Macros.install(ImportRegionsCommand.class);
        Macros.install(ImportResultsCommand.class);
        Macros.install(MeasureAttentionCommand.class);
        Macros.install(RecognizeEmotionsCommand.class);
    }

    @BeforeEach
    void open() {
        image = IJ.createImage("clip", "32-bit ramp", 160, 120, 6);
        image.show();
        WindowManager.setTempCurrentImage(image);
        Macros.runOrFail(
                "makeRectangle(10, 20, 60, 40); run('Edit Regions...', 'action=set name=Mia frame=1');"
                        + " run('Edit Regions...', 'action=set name=Mia frame=6');");
    }

    @AfterEach
    void close() {
        WindowManager.setTempCurrentImage(null);
        Macros.closeImages();
    }

    private static RegionSet attached(ImagePlus image) {
        return StackResults.of(image)
                .get()
                .part(RegionSet.KEY, RegionSet.class)
                .orElse(RegionSet.EMPTY);
    }

    private static String fails(String macro) {
        Macros.Outcome outcome = Macros.run(macro);
        assertTrue(outcome.aborted(), macro);
        return outcome.error();
    }

    private void crops() {
        Macros.runOrFail("makeRectangle(8, 6, 100, 80); run('Crop');");
        assertEquals(100, image.getWidth());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run('Measure Attention in ROIs', 'source=stack');",
                "run('Measure Attention in ROIs', 'source=stack regions=Mia');",
                "run('Recognize Emotions...', 'region=Mia');",
                "makeRectangle(5, 5, 20, 20); run('Edit Regions...', 'action=set name=Zoe');",
                "makeRectangle(5, 5, 20, 20); run('Edit Regions...', 'action=begin name=Mia');",
                "makeRectangle(5, 5, 20, 20); run('Edit Regions...', 'action=still name=Mia');",
                "run('Export Regions...', 'path=[' + getDirectory('temp') + 'no.zip]');"
            })
    void afterACropTheyAreNotUsed(String macro) {
        crops();
        RegionSet before = attached(image);
        String said = fails(macro);
        assertTrue(said.contains(SAID.formatted("100x80")), said);
        assertEquals(before, attached(image));
    }

    @Test
    void afterACropTheyAreNotDrawnAndNewOnesCanBeMade() {
        assertEquals(18, OverlayParts.named(image, RegionOverlay.NAME).size());
        crops();
        StackResults.of(image).undo();
        StackResults.of(image).redo();
        assertEquals(0, OverlayParts.named(image, RegionOverlay.NAME).size());
        Macros.runOrFail(
                "run('Edit Regions...', 'action=delete name=Mia'); makeRectangle(5, 5, 20, 20);"
                        + " run('Edit Regions...', 'action=set name=Zoe frame=1');"
                        + " run('Measure Attention in ROIs', 'source=stack');");
        assertEquals(3, OverlayParts.named(image, RegionOverlay.NAME).size());
        // Those of before come back by undo, and are those of before still.
        StackResults.of(image).undo();
        StackResults.of(image).undo();
        assertTrue(
                fails("run('Measure Attention in ROIs', 'source=stack');")
                        .contains(SAID.formatted("100x80")));
    }

    /** The stack is the same, with other frames: only its size tells. */
    @Test
    void afterAQuarterTurnTheyAreNotUsed() {
        Macros.runOrFail("run('Select None'); run('Rotate 90 Degrees Right');");
        String said = fails("run('Measure Attention in ROIs', 'source=stack');");
        assertTrue(said.contains(SAID.formatted("120x160")), said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run('Scale...', 'x=0.5 y=0.5 z=1.0 interpolation=None process create title=copy');",
                "makeRectangle(8, 6, 100, 80); run('Duplicate...', 'title=copy duplicate');"
            })
    void aCopyOfAnotherSizeHasNone(String macro) {
        WindowManager.setTempCurrentImage(null);
        Macros.Outcome outcome =
                Macros.run("selectImage('clip'); " + macro + " return '' + getImageID();");
        ImagePlus copy = WindowManager.getImage(Integer.parseInt(outcome.returned()));
        assertEquals("copy", copy.getTitle());
        assertTrue(attached(copy).isEmpty(), "none");
        assertEquals(1, attached(image).regions().size());
    }

    @Test
    void aFileTellsTheSizeThatTheyWereMadeFor() {
        Path file = folder.resolve("regions.json");
        Macros.runOrFail("run('Export Regions...', 'path=[" + file + "]');");
        assertEquals(
                attached(image),
                JsonResults.readAll(file).set().part(RegionSet.KEY, RegionSet.class).orElseThrow());
        Macros.runOrFail(
                "run('Edit Regions...', 'action=delete name=Mia'); makeRectangle(0, 0, 150, 120); run('Crop');");
        for (String command : new String[] {"Import Regions...", "Import Emotion Results..."}) {
            WindowManager.setTempCurrentImage(image);
            String said = fails("run('" + command + "', 'path=[" + file + "]');");
            assertTrue(
                    said.contains(
                            file
                                    + ": its regions were made for frames of 160x120 pixels, but the image has 150x120"),
                    said);
        }
        assertTrue(attached(image).isEmpty());
        WindowManager.setTempCurrentImage(image);
        // Those of files that do not tell it are taken to be for the image.
        JsonResults.write(
                ResultSet.EMPTY.with(
                        new RegionSet(
                                JsonResults.readAll(file)
                                        .set()
                                        .part(RegionSet.KEY, RegionSet.class)
                                        .orElseThrow()
                                        .regions())),
                file);
        Macros.runOrFail("run('Import Regions...', 'path=[" + file + "]');");
        assertEquals(1, attached(image).regions().size());
    }
}
