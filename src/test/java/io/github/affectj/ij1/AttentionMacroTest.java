package io.github.affectj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import io.github.affectj.commands.ExportResultsCommand;
import io.github.affectj.commands.ImportResultsCommand;
import io.github.affectj.commands.PlotTimelineCommand;
import io.github.affectj.commands.ShowAttentionCommand;
import io.github.affectj.overlay.Results;
import io.github.affectj.result.SampleResults;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.module.Module;

/** What a macro does with the result of an audio-video model, here a synthetic one. */
class AttentionMacroTest {
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
        image = IJ.createImage("film.mp4", "RGB", 320, 240, 8);
        Results.attach(image, SampleResults.film(320, 240, 8, 3, 0.42));
        WindowManager.setTempCurrentImage(image);
    }

    @AfterEach
    void close() {
        WindowManager.setTempCurrentImage(null);
        Macros.closeImages();
        ResultsTable.getResultsTable().reset();
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        if (image.getOverlay() != null) {
            for (Roi roi : image.getOverlay()) {
                names.add(roi.getName());
            }
        }
        return names;
    }

    private static void runs(String macro) {
        assertEquals(new Macros.Outcome("end", null, false), Macros.run(macro + " return 'end';"));
    }

    @Test
    void attentionIsShownOverTheStackInSpaceAndTime() {
        runs("run('Show Attention...');");
        assertTrue(names().contains("affectj heat map 8"), names().toString());
        assertTrue(names().contains("affectj band frame 8"), names().toString());
        assertTrue(names().contains("affectj scale caption"), names().toString());
        runs("run('Show Attention...', 'source=attention heads=3 band=true');");
        int count = names().size();
        runs("run('Show Attention...', 'source=attention band=false');");
        assertTrue(names().stream().noneMatch(name -> name.startsWith("affectj band")));
        assertTrue(names().size() < count && names().contains("affectj heat map 8"));
    }

    @Test
    void headsThatAreNotThereAreTold() {
        Macros.Outcome outcome = Macros.run("run('Show Attention...', 'heads=4'); return 'never';");
        assertTrue(outcome.aborted());
        assertTrue(outcome.error().contains("heads=4"), outcome.error());
        assertTrue(outcome.error().contains("0 (their mean) to 3"), outcome.error());
        assertEquals(List.of(), names(), "nothing was changed");
    }

    @Test
    void jsonBringsTheAttentionBack() {
        Path file = folder.resolve("film.json");
        runs("run('Export Emotion Results...', 'path=[" + file + "]');");
        Results.attach(image, SampleResults.plain(320, 240, 8));
        runs("run('Import Emotion Results...', 'path=[" + file + "]');");
        assertTrue(names().contains("affectj label 8"));
        assertFalse(names().contains("affectj band frame 8"));
        runs("run('Show Attention...', 'heads=2');");
        assertTrue(names().contains("affectj band frame 8"));
        runs("if (isNaN(getResult('attention', 7))) exit('no attention in the table');");
    }

    @Test
    void thePlotHasRoomForTheAttention() {
        runs("run('Plot Emotion Timeline');");
        int with = WindowManager.getImage("film.mp4 emotions").getHeight();
        Results.attach(image, SampleResults.plain(320, 240, 8));
        WindowManager.setTempCurrentImage(image);
        runs("run('Plot Emotion Timeline');");
        int without = WindowManager.getImage("clip.gif emotions").getHeight();
        assertTrue(with > without + 100, with + " and " + without);
    }

    /** One way to the numbers with windows and without, whatever tables are open. */
    @Test
    void aMacroReadsTheResultOfTheActiveStackOrOfItsPlot() {
        String get = "call('io.github.affectj.commands.Emotions.";
        image.show();
        runs("run('Plot Emotion Timeline');");
        Macros.Outcome outcome =
                Macros.run(
                        "n = parseInt("
                                + get
                                + "size')); p = parseFloat("
                                + get
                                + "get', 'confidence', n - 1)); return '' + n + ' ' + (p > 0) + ' '"
                                + " + "
                                + get
                                + "columns');");
        assertTrue(
                outcome.returned().startsWith("8 1 frame,time_s,duration_s,label,"), outcome + "");
        Macros.Outcome wrong = Macros.run(get + "get', 'p_joy', 0); return 'never';");
        assertTrue(wrong.aborted());
        assertTrue(wrong.error().startsWith("There is no column \"p_joy\"; there are frame, "));
        WindowManager.setTempCurrentImage(image);
        assertTrue(Macros.run(get + "get', 'label', 8);").error().contains("there are 0 to 7"));
    }

    @Test
    void aScriptThatHoldsTheModuleHasItsOutputs() {
        Path file = folder.resolve("film.json");
        CommandRunner runner = CommandRunner.shared();
        Module export = runner.create(runner.find(ExportResultsCommand.class.getName()));
        assertTrue(runner.run(export, Map.of("path", file.toFile())));
        assertEquals(file.toFile(), export.getOutput("written"));
        Module imported = runner.create(runner.find(ImportResultsCommand.class.getName()));
        assertTrue(runner.run(imported, Map.of("path", file.toFile())));
        ResultsTable table = (ResultsTable) imported.getOutput("table");
        assertEquals(8, table.size());
        assertEquals(Results.of(image).orElseThrow().clipLabel(), imported.getOutput("label"));
        Module plot = runner.create(runner.find(PlotTimelineCommand.class.getName()));
        assertTrue(runner.run(plot, Map.of()));
        assertEquals("film.mp4 emotions", ((ImagePlus) plot.getOutput("plot")).getTitle());
    }
}
