package io.github.affectj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.measure.Calibration;
import ij.measure.Measurements;
import ij.measure.ResultsTable;
import ij.plugin.filter.Analyzer;
import ij.process.ImageProcessor;
import io.github.affectj.commands.EditRegionsCommand;
import io.github.affectj.commands.MeasureAttentionCommand;
import io.github.affectj.overlay.Results;
import io.github.affectj.overlay.StackResults;
import io.github.affectj.overlay.attention.AttentionStack;
import io.github.affectj.regions.Box;
import io.github.affectj.regions.Region;
import io.github.affectj.regions.RegionSet;
import io.github.affectj.regions.RegionShape;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.SampleResults;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What maps and stacks hold in regions, measured by macros. */
class MeasureAttentionMacroTest {
    /** Of frames of 64x48. */
    private static final RegionSet LEFT_HALF =
            RegionSet.EMPTY.with(
                    Region.still("half", RegionShape.of(new Box(0, 0, 32, 48)), Region.DRAWN));

    private ImagePlus image;

    @BeforeAll
    static void install() {
        Macros.install(MeasureAttentionCommand.class);
        Macros.install(EditRegionsCommand.class);
    }

    @BeforeEach
    void open() {
        image = IJ.createImage("clip", "32-bit", 40, 30, 10);
        image.getCalibration().frameInterval = 0.1;
        for (int s = 1; s <= 10; s++) {
            ImageProcessor slice = image.getStack().getProcessor(s);
            slice.setValue(1);
            slice.fill();
            slice.setf(3 + s, 5, 11); // one bright pixel that moves to the right
        }
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

    private static double cell(String column, int row) {
        return ResultsTable.getResultsTable().getValue(column, row);
    }

    @Test
    void aSelectionIsMeasuredInAStackOfOnesOwn() {
        runs("makeRectangle(0, 0, 10, 10);" + " run('Measure Attention in ROIs', 'plot=false');");
        assertEquals(10, ResultsTable.getResultsTable().size());
        assertEquals("selection", ResultsTable.getResultsTable().getStringValue("region", 0));
        // The pixel is inside in the first six frames: 110 of 1210, on 100 of 1200 pixels.
        assertEquals(110 / 1210.0, cell("share", 5), 1e-9);
        assertEquals(110 / 1210.0 / (100 / 1200.0), cell("lift", 5), 1e-9);
        assertEquals(100 / 1210.0, cell("share", 6), 1e-9);
        assertEquals(11, cell("peak", 0));
        assertEquals(4, cell("peak_x", 0));
        assertEquals(5, cell("peak_y", 0));
        assertTrue(
                StackResults.of(image).get().part(RegionSet.KEY, RegionSet.class).isEmpty(),
                "a selection is measured and not attached");
    }

    @Test
    void aRegionThatMovesAlongHoldsThePixelAllTheTime() {
        runs(
                "setSlice(1); makeRectangle(4, 5, 1, 1);"
                        + " run('Edit Regions...', 'action=set name=pixel');"
                        + " setSlice(10); makeRectangle(13, 5, 1, 1);"
                        + " run('Edit Regions...', 'action=set name=pixel');"
                        + " makeRectangle(0, 0, 10, 10);"
                        + " run('Edit Regions...', 'action=still name=[corner, upper]');"
                        + " run('Measure Attention in ROIs', 'table=regions plot=false');");
        ResultsTable table = ResultsTable.getResultsTable();
        assertEquals(2, table.size());
        assertEquals("pixel", table.getStringValue("region", 0));
        assertEquals(11, cell("mean", 0), 1e-9);
        assertEquals(1, cell("dwell_s", 0), 1e-9);
        assertEquals(1, cell("dwell_share", 0), 1e-9);
        assertEquals(0, cell("first_s", 0));
        assertEquals(0.6, cell("dwell_s", 1), 1e-9);
        runs(
                "run('Clear Results');"
                        + " run('Measure Attention in ROIs', 'regions=[\\\"corner, upper\\\"] measure=peak threshold=5 plot=false');");
        assertEquals(10, table().size());
        assertEquals("corner, upper", table().getStringValue("region", 9));
    }

    private static ResultsTable table() {
        return ResultsTable.getResultsTable();
    }

    /** The same numbers as those of the 32-bit stack that Show Attention... gives. */
    @Test
    void mapsOfTheResultAreMeasuredAsTheirStackIs() {
        ImagePlus film = IJ.createImage("film", "RGB", 64, 48, 6);
        film.getCalibration().frameInterval = 0.1;
        EmotionTimeline result = SampleResults.withMaps(64, 48, 6);
        Results.attach(film, result);
        StackResults.of(film).put(LEFT_HALF);
        film.show();
        WindowManager.setTempCurrentImage(film);
        runs(
                "run('Measure Attention in ROIs', 'emotion="
                        + result.maps().orElseThrow().emotion()
                        + "');");
        assertEquals(6, table().size());
        ImagePlus stack = AttentionStack.create(film, result);
        for (int s = 1; s <= 6; s++) {
            double half = 0;
            double all = 0;
            ImageProcessor slice = stack.getStack().getProcessor(s);
            for (int i = 0; i < 64 * 48; i++) {
                all += slice.getf(i);
                half += i % 64 < 32 ? slice.getf(i) : 0;
            }
            assertEquals(half / all, cell("share", s - 1), 1e-9);
            assertEquals(half / (32 * 48), cell("mean", s - 1), 1e-9);
        }
    }

    /** A stack of heat maps stands for its film, but not where its own values are asked for. */
    @Test
    void theStackOfHeatMapsIsMeasuredItselfInTheRegionsOfItsFilm() {
        ImagePlus film = IJ.createImage("film", "RGB", 64, 48, 6);
        film.show();
        EmotionTimeline result = SampleResults.withMaps(64, 48, 6);
        Results.attach(film, result);
        StackResults.of(film).put(LEFT_HALF);
        ImagePlus maps = AttentionStack.create(film, result);
        maps.show();
        maps.getStack().getProcessor(2).setf(7, 9, 1234);
        WindowManager.setTempCurrentImage(maps);
        runs("run('Measure Attention in ROIs', 'source=stack plot=false measure=peak');");
        assertEquals(6, table().size());
        assertEquals("half", table().getStringValue("region", 1));
        assertEquals(1234, cell("peak", 1));
        assertEquals(7, cell("peak_x", 1));
        WindowManager.setTempCurrentImage(maps);
        runs(
                "run('Measure Attention in ROIs', 'plot=false measure=peak emotion="
                        + result.maps().orElseThrow().emotion()
                        + "');");
        assertTrue(cell("peak", 1) < 1234, "of the film's result");
    }

    @Test
    void slicesOfEightBitsAreMeasuredAsImageJCalibratesThem() {
        ImagePlus grey = IJ.createImage("grey", "8-bit", 10, 10, 2);
        grey.getStack().getProcessor(1).set(3, 3, 50);
        grey.getCalibration().setFunction(Calibration.STRAIGHT_LINE, new double[] {2, 3}, "od");
        grey.setRoi(2, 2, 3, 3);
        grey.show();
        WindowManager.setTempCurrentImage(grey);
        double max = grey.getStatistics(Measurements.MIN_MAX).max;
        runs("run('Measure Attention in ROIs', 'plot=false measure=mean');");
        assertEquals(max, cell("peak", 0), 1e-4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run('Select None'); run('Measure Attention in ROIs')|has no regions and no selection, and the ROI Manager has no entries; select a part of the frames first",
                "run('Measure Attention in ROIs', 'regions=Mia')|regions=Mia: the region 'Mia' is not there; the clip has no regions",
                "run('Measure Attention in ROIs', 'regions=manager')|The ROI Manager has no entries",
                "run('Measure Attention in ROIs', 'source=attention')|has no emotions attached",
                "run('Measure Attention in ROIs', 'threshold=much')|threshold",
                "run('Measure Attention in ROIs', 'measure=sum')|lift, share, mean, peak",
                "makeLine(1, 1, 9, 9); run('Measure Attention in ROIs')|has no area",
                "run('RGB Color'); run('Measure Attention in ROIs', 'source=stack')|has colours and no values; a stack of 8, 16 or 32 bits is needed",
            })
    void wrongInputIsOneSentence(String macro, String said) {
        Macros.Outcome outcome = Macros.run("makeRectangle(0, 0, 5, 5); " + macro + ";");
        assertTrue(outcome.aborted(), macro);
        assertTrue(outcome.error().contains(said), outcome.error());
        assertEquals(0, table().size());
    }
}
