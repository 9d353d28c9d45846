package io.github.affectj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Plot;
import ij.measure.ResultsTable;
import ij.plugin.filter.Analyzer;
import io.github.affectj.commands.ExportResultsCommand;
import io.github.affectj.commands.ImportResultsCommand;
import io.github.affectj.commands.PlotTimelineCommand;
import io.github.affectj.commands.ShowAttentionCommand;
import io.github.affectj.overlay.Results;
import io.github.affectj.overlay.StackResults;
import io.github.affectj.overlay.table.EmotionsTable;
import io.github.affectj.result.SampleResults;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stack with the results of two models, and a table that a person has changed. */
class SeveralResultsMacroTest {
    private static final int FRAMES = 6;

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
        image = IJ.createImage("film.mp4", "RGB", 160, 120, FRAMES);
        Results.attach(image, SampleResults.plain(160, 120, FRAMES));
        Results.attach(image, SampleResults.film(160, 120, FRAMES, 2, 0.42));
        image.show();
        WindowManager.setTempCurrentImage(image);
    }

    @AfterEach
    void close() {
        WindowManager.setTempCurrentImage(null);
        Macros.closeImages();
        Analyzer.setResultsTable(null);
    }

    private static void runs(String macro) {
        assertEquals(new Macros.Outcome("end", null, false), Macros.run(macro + " return 'end';"));
    }

    private String export(String name, String more) {
        return "run('Export Emotion Results...', 'path=["
                + folder.resolve(name)
                + "]"
                + more
                + "');";
    }

    private List<String> lines(String name) throws IOException {
        return Files.readAllLines(folder.resolve(name));
    }

    @Test
    void csvOfSeveralNamesClipAndModel() throws IOException {
        runs(
                export("all.csv", "")
                        + export("one.csv", " model=gif7")
                        + export("av.tsv", " model=av3"));
        List<String> all = lines("all.csv");
        assertEquals(1 + 2 * FRAMES, all.size());
        assertTrue(
                all.get(0).startsWith("clip,model,frame,time_s,duration_s,label,confidence,p_neg"),
                all.get(0));
        assertTrue(all.get(0).endsWith("p_disgust,p_fear,attention,familiarity"), all.get(0));
        assertTrue(all.get(1).startsWith("film.mp4,av3,1,0.000000,0.080000,negative,0.870000,"));
        assertTrue(
                all.get(7).startsWith("clip.gif,gif7,1,0.000000,0.080000,happiness,0.870000,,,,"));
        assertEquals(1 + FRAMES, lines("one.csv").size());
        assertTrue(lines("one.csv").get(0).startsWith("frame,time_s"));
        assertTrue(lines("av.tsv").get(0).endsWith("\tattention\tfamiliarity"));
    }

    @Test
    void theTableHoldsAllResultsTheCurrentOneFirst() {
        EmotionsTable.show(StackResults.of(image).get());
        ResultsTable table = ResultsTable.getResultsTable();
        assertEquals(2 * FRAMES, table.size());
        assertEquals("av3", table.getStringValue("model", 0));
        assertEquals("gif7", table.getStringValue("model", FRAMES));
        assertEquals(0.87, table.getValue("p_happiness", FRAMES));
        runs("run('Show Attention...', 'model=av3');");
        assertEquals("av3", Results.of(image).orElseThrow().model().id());
    }

    @Test
    void aResultIsChosenByItsModel() {
        runs("run('Plot Emotion Timeline', 'model=gif7');");
        assertEquals("clip.gif emotions", WindowManager.getCurrentImage().getTitle());
        WindowManager.setTempCurrentImage(image);
        Macros.Outcome outcome =
                Macros.run("run('Plot Emotion Timeline', 'model=other'); return 'never';");
        assertTrue(
                outcome.error().contains("model=other")
                        && outcome.error().contains("current, gif7, av3"),
                outcome.error());
    }

    @Test
    void plotsAreLaidOverEachOther() {
        runs("run('Plot Emotion Timeline', 'over=gif7');");
        Plot plot = (Plot) WindowManager.getCurrentImage().getProperty(Plot.PROPERTY_KEY);
        assertEquals(3 + 7, plot.getDataObjectDesignations().length);
        ImagePlus longer = IJ.createImage("longer.gif", "RGB", 160, 120, 50);
        Results.attach(longer, SampleResults.plain(160, 120, 50));
        longer.show();
        WindowManager.setTempCurrentImage(image);
        runs("run('Plot Emotion Timeline', 'model=gif7 over=[longer.gif, av3]');");
        plot = (Plot) WindowManager.getCurrentImage().getProperty(Plot.PROPERTY_KEY);
        assertEquals(7 + 7 + 3, plot.getDataObjectDesignations().length);
        assertTrue(plot.getLimits()[1] >= 50 * 0.08, "the longer clip is shown to its end");
        WindowManager.setTempCurrentImage(image);
        Macros.Outcome outcome =
                Macros.run("run('Plot Emotion Timeline', 'over=nothing'); return 'never';");
        assertTrue(outcome.error().contains("over=nothing"), outcome.error());
    }

    @Test
    void labelsChangedByHandAreNeverDroppedSilently() throws IOException {
        EmotionsTable.show(StackResults.of(image).get());
        PrintStream console = System.out;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            runs(export("a.csv", "") + "setResult('label', 2, 'boredom'); " + export("b.csv", ""));
        } finally {
            System.setOut(console);
        }
        String told = log.toString(StandardCharsets.UTF_8);
        assertTrue(told.contains("Emotions (1, in row 3) are not in " + folder), told);
        assertTrue(told.contains("b.csv") && !told.contains("a.csv"), told);
        // A later result of the clip does not overwrite them.
        EmotionsTable.show(StackResults.of(image).get());
        assertEquals("boredom", ResultsTable.getResultsTable().getStringValue("label", 2));
        assertEquals(4 * FRAMES, ResultsTable.getResultsTable().size());
    }

    @Test
    void aLabelChangedInAJsonIsRefused() throws IOException {
        runs(export("a.json", ""));
        Path file = folder.resolve("a.json");
        Files.writeString(
                file,
                Files.readString(file)
                        .replaceFirst("\"label\":\"neutral\"", "\"label\":\"bored\""));
        StackResults before = StackResults.of(image);
        var set = before.get();
        Macros.Outcome outcome =
                Macros.run(
                        "run('Import Emotion Results...', 'path=[" + file + "]'); return 'never';");
        assertTrue(outcome.error().contains("changed by hand would be lost"), outcome.error());
        assertTrue(outcome.error().contains("frames[1].label is bored"), outcome.error());
        assertEquals(set, before.get(), "nothing was changed");
    }

    @Test
    void viewsAreTold() {
        int[] told = {0};
        StackResults.Listener listener = results -> told[0]++;
        StackResults.of(image).addListener(listener);
        Results.attach(image, SampleResults.plain(160, 120, FRAMES));
        assertEquals(1, told[0]);
        StackResults.of(image).select(StackResults.of(image).get().entries().get(1).key());
        assertEquals(2, told[0]);
        StackResults.of(image).removeListener(listener);
        Results.attach(image, SampleResults.plain(160, 120, FRAMES));
        assertEquals(2, told[0]);
    }
}
