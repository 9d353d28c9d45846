package io.github.affectj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Roi;
import ij.gui.TextRoi;
import ij.measure.ResultsTable;
import io.github.affectj.annotation.AnnotationSet;
import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.base.Progress;
import io.github.affectj.exchange.JsonResults;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.overlay.Results;
import io.github.affectj.overlay.StackResults;
import io.github.affectj.pipeline.AnalysisSettings;
import io.github.affectj.pipeline.EmotionAnalysis;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.ResultSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Emotions of regions in tables, files, plots, folder runs and scripts. */
class EmotionsOfRegionsMacroTest extends RegionEmotions {
    @Test
    void withoutTheKeyNothingIsOtherwise() throws IOException {
        attach();
        runs(recognize("") + export("a.csv") + recognize("region=frame") + export("b.csv"));
        assertTrue(lines("a.csv").get(0).startsWith("frame,time_s,"));
        assertEquals(lines("a.csv"), lines("b.csv"));
        assertEquals(25, lines("a.csv").size());
        assertTrue(Results.of(image).orElseThrow().region().isEmpty());
    }

    @Test
    void allRegionsHaveARowAFrameALabelAtTheirBoxAndAPlaceInEachFormat() throws IOException {
        attach();
        runs(
                recognize("region=all")
                        + export("r.csv")
                        + export("r.tsv")
                        + export("r.json")
                        + export("r.srt")
                        + export("r.vtt")
                        + export("r.eaf")
                        + export("r.textgrid")
                        + export("r.gif")
                        + export("r.mp4"));
        List<String> csv = lines("r.csv");
        assertTrue(csv.get(0).startsWith("clip,model,region,frame,time_s,duration_s,label,"));
        assertEquals(1 + 24 + 6, csv.size());
        assertTrue(csv.get(1).startsWith("party-to-tears.gif,small,Anna,1,"), csv.get(1));
        assertTrue(csv.get(25).startsWith("party-to-tears.gif,small,\"Ben, \"\"right\"\"\",4,"));
        ResultsTable table = ResultsTable.getResultsTable();
        assertEquals(30, table.size());
        assertEquals("Anna", table.getStringValue("region", 0));
        assertTrue(Files.readString(folder.resolve("r.tsv")).contains("\tAnna\t1\t"));
        String srt = Files.readString(folder.resolve("r.srt"));
        assertTrue(srt.contains("\nAnna: ") && srt.contains("\n" + ODD + ": "), srt);
        assertTrue(Files.readString(folder.resolve("r.vtt")).contains("Anna: "));
        String eaf = Files.readString(folder.resolve("r.eaf"));
        assertTrue(eaf.contains("TIER_ID=\"small, Anna\"") && eaf.contains("small, Ben"), eaf);
        assertTrue(Files.readString(folder.resolve("r.textgrid")).contains("small, Anna"));
        try (Clip gif = ClipOpener.open(folder.resolve("r.gif"));
                Clip film = ClipOpener.open(folder.resolve("r.mp4"))) {
            assertEquals(24, gif.frameCount());
            assertEquals(24, film.frameCount());
        }
        assertLabels(24, 6);
        ResultSet set = StackResults.of(image).get();
        ResultSet again = JsonResults.readAll(folder.resolve("r.json")).set();
        assertEquals(set.timelines(), again.timelines());
        assertEquals(set.current(), again.current());
    }

    private void assertLabels(int anna, int ben) {
        List<Roi> labels = List.of(image.getOverlay().toArray());
        assertEquals(
                anna,
                labels.stream().filter(r -> r.getName().startsWith("affectj label Anna ")).count());
        List<Roi> others =
                labels.stream()
                        .filter(r -> r.getName().startsWith("affectj label " + ODD + " "))
                        .toList();
        assertEquals(ben, others.size());
        TextRoi fourth = (TextRoi) others.get(0);
        assertEquals(4, fourth.getPosition());
        assertEquals(70, fourth.getBounds().x, 1);
        assertEquals(130, fourth.getBounds().y, 1, "under the box");
    }

    @Test
    void aJsonGivesAnotherStackTheSame() throws IOException {
        attach();
        runs(recognize("region=all") + export("r.json") + export("a.csv"));
        close();
        open();
        runs(
                "run('Import Emotion Results...', 'path=["
                        + folder.resolve("r.json")
                        + "]');"
                        + export("b.csv"));
        assertEquals(lines("a.csv"), lines("b.csv"));
        assertLabels(24, 6);
    }

    @Test
    void oneRegionByItsNameIsTheSameAsAmongAll() throws IOException {
        attach();
        runs(recognize("region=all") + export("all.csv"));
        close();
        open();
        attach();
        runs(recognize("region=Anna") + export("one.csv"));
        assertEquals(lines("all.csv").subList(0, 25), lines("one.csv"));
    }

    @Test
    void segmentsAreSummedUpForEachRegion() {
        attach();
        StackResults.of(image)
                .put(
                        new AnnotationSet(
                                List.of(
                                        Tier.of(
                                                "shots",
                                                "",
                                                List.of(
                                                        new Segment(0, 0.9, "1"),
                                                        new Segment(0.9, 1.9, "2"))))));
        runs(recognize("region=all") + "run('Summarize Segments...', 'sheet=false');");
        ResultsTable table = ResultsTable.getResultsTable();
        assertEquals(4, table.size());
        assertEquals("Anna", table.getStringValue("region", 0));
        assertEquals(ODD, table.getStringValue("region", 2));
        double bens = table.getValue("frames", 2) + table.getValue("frames", 3);
        assertEquals(6, bens);
    }

    @Test
    void thePlotHasAPanelForEachRegion() {
        attach();
        runs(recognize("region=all") + "run('Plot Emotion Timeline');");
        ImagePlus two = WindowManager.getCurrentImage();
        assertEquals("party-to-tears.gif emotions", two.getTitle());
        int height = two.getHeight();
        WindowManager.setTempCurrentImage(image);
        runs("run('Plot Emotion Timeline', 'model=[small, Anna]');");
        WindowManager.setTempCurrentImage(null);
        assertTrue(height > WindowManager.getCurrentImage().getHeight() + 100);
    }

    @Test
    void aFolderRunReadsTheRegionsBesideTheClips() throws IOException {
        Path input = Files.createDirectory(folder.resolve("in"));
        Files.copy(GIF, input.resolve("a.gif"));
        Files.copy(GIF, input.resolve("b.gif"));
        JsonResults.write(ResultSet.EMPTY.with(regions()), input.resolve("a.json"));
        Path output = folder.resolve("out");
        String run =
                "run('Recognize Emotions in Folder...', 'input=[%s] output=[%s] model=[%s] formats=[csv, gif] region=all');"
                        .formatted(input, output, model);
        runs(run);
        List<String> frames = Files.readAllLines(output.resolve("frames.csv"));
        assertTrue(frames.get(0).startsWith("clip,model,region,frame,"), frames.get(0));
        assertEquals(1 + 24 + 6, frames.size());
        List<String> clips = Files.readAllLines(output.resolve("clips.csv"));
        assertTrue(clips.get(0).startsWith("clip,model,region,label,"));
        assertEquals(3, clips.size());
        List<String> errors = Files.readAllLines(output.resolve("errors.csv"));
        assertEquals(
                "b.gif,region=all: there is no file with the regions of b.gif; needed is b.json"
                        + " beside it, as Export Regions... writes it.",
                errors.get(1).replace("\"", ""));
        assertTrue(Files.readString(output.resolve("codebook.csv")).contains("\nregion,region of"));
        // The numbers are those of the single command.
        attach();
        runs(recognize("region=all") + export("single.csv"));
        assertEquals(
                Files.readAllLines(output.resolve("clips/a.gif.csv")).stream()
                        .map(line -> line.replaceFirst("^a\\.gif", "party-to-tears.gif"))
                        .toList(),
                lines("single.csv"));
        // Other regions: the clip is done again.
        long before = Files.getLastModifiedTime(output.resolve("clips/a.gif.csv")).toMillis();
        runs(run);
        assertEquals(
                before, Files.getLastModifiedTime(output.resolve("clips/a.gif.csv")).toMillis());
        JsonResults.write(ResultSet.EMPTY.with(regions().without(ODD)), input.resolve("a.json"));
        runs(run);
        assertEquals(1 + 24, Files.readAllLines(output.resolve("frames.csv")).size());
    }

    /** What a script gets that calls the pipeline itself. */
    @Test
    void aScriptGetsTheSameWithoutAnImage() throws IOException {
        attach();
        runs(recognize("region=all"));
        try (Clip clip = ClipOpener.open(GIF)) {
            List<EmotionTimeline> found =
                    EmotionAnalysis.run(
                            clip,
                            AnalysisSettings.defaults()
                                    .withModel(model)
                                    .withRegion(AnalysisSettings.ALL_REGIONS),
                            regions(),
                            Progress.NONE);
            List<EmotionTimeline> shown = StackResults.of(image).get().together();
            assertEquals(shown.size(), found.size());
            for (int i = 0; i < found.size(); i++) {
                assertEquals(shown.get(i).frames(), found.get(i).frames());
            }
            assertFalse(found.get(0).environment().containsKey(EmotionTimeline.SHARED_AUDIO));
        }
    }
}
