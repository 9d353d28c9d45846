package io.github.affectj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.WindowManager;
import ij.gui.Roi;
import io.github.affectj.overlay.Results;
import io.github.affectj.overlay.StackResults;
import io.github.affectj.regions.RegionSet;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.ResultSet;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which part of the frames the key region takes, and what it refuses. */
class RecognizedRegionMacroTest extends RegionEmotions {
    @Test
    void theSelectionIsARegionAndStaysAsItIs() throws IOException {
        runs("setSlice(5); makeOval(10, 12, 60, 60);" + recognize("region=selection"));
        Roi drawn = image.getRoi();
        assertEquals("10,12,60,60", bounds(drawn));
        assertEquals(5, image.getCurrentSlice());
        EmotionTimeline found = Results.of(image).orElseThrow();
        assertEquals("selection", found.region().orElseThrow().name());
        assertEquals(24, found.frames().size());
        RegionSet kept =
                StackResults.of(image).get().part(RegionSet.KEY, RegionSet.class).orElseThrow();
        assertTrue(kept.named("selection").orElseThrow().isStill());
    }

    @Test
    void aSelectionThatIsNotAskedForStaysAsItIs() {
        attach();
        image.setRoi(new Roi(3, 4, 50, 60));
        Roi drawn = image.getRoi();
        runs(recognize("region=all") + recognize(""));
        assertSame(drawn, image.getRoi());
        assertEquals("3,4,50,60", bounds(image.getRoi()));
    }

    private static String bounds(Roi roi) {
        return "%d,%d,%d,%d"
                .formatted(
                        roi.getBounds().x,
                        roi.getBounds().y,
                        roi.getBounds().width,
                        roi.getBounds().height);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "region=all | region=all: party-to-tears.gif has no regions; Edit Regions..., Import"
                        + " Regions... and Find Faces... give it some, and region=frame takes the whole"
                        + " frame.",
                "region=Eve | region=Eve: party-to-tears.gif has no regions; Edit Regions..., Import"
                        + " Regions... and Find Faces... give it some, and region=frame takes the whole"
                        + " frame.",
                "region=selection | region=selection: the image party-to-tears.gif has no selection;"
                        + " draw one around what the model shall look at, or take region=frame.",
            })
    void whatIsNotThereIsTold(String options, String message) {
        assertAborts(recognize(options), message);
    }

    @Test
    void whatCanNotBeIsTold() {
        assertAborts(
                "makePoint(5, 5);" + recognize("region=selection"),
                "region=selection: the selection 'selection' is a point, which has no area; allowed"
                        + " are rectangles, ovals and polygons.");
        assertAborts(
                "makeLine(5, 5, 20, 20);" + recognize("region=selection"),
                "region=selection: the selection 'selection' is a straight line, which has no area;"
                        + " allowed are rectangles, ovals and polygons.");
        attach();
        assertAborts(
                recognize("region=Ana"),
                "region=Ana: party-to-tears.gif has no such region; allowed are frame, all, Anna,"
                        + " Ben, \"right\".");
        assertAborts(
                recognize("region=all heatmap=gradcam"),
                "heatmap=gradcam: heat maps are made of whole frames only; allowed with region=all"
                        + " is none.");
        runs(recognize("region=Anna"));
        assertAborts(
                "run('Show Attention...', 'source=gradcam');",
                "The result of party-to-tears.gif is that of its region 'Anna', but heat maps are"
                        + " made of whole frames only; run Recognize Emotions... with"
                        + " region=frame first.");
        runs(recognize("region=frame") + recognize("region=Anna"));
        assertAborts(
                "run('Measure Attention in ROIs', 'source=gradcam');",
                "The result of party-to-tears.gif is that of its region 'Anna', but heat maps are"
                        + " made of whole frames only; give model=small to take those of whole"
                        + " frames.");
        runs("run('Measure Attention in ROIs', 'source=gradcam plot=false model=small');");
    }

    private void assertAborts(String macro, String message) {
        ResultSet before = StackResults.of(image).get();
        WindowManager.setTempCurrentImage(image);
        Macros.Outcome outcome = Macros.run(macro);
        // ImageJ forgets it with the macro.
        WindowManager.setTempCurrentImage(image);
        assertTrue(outcome.aborted());
        String command = macro.replaceFirst("(?s).*run\\('([^'.]*)[.]*', .*", "$1");
        assertEquals(command + ": " + message.replaceFirst("[.]$", ""), outcome.error());
        assertEquals(before, StackResults.of(image).get());
    }
}
