package io.github.affectj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.WindowManager;
import ij.measure.Calibration;
import ij.plugin.filter.Analyzer;
import ij.process.ColorProcessor;
import io.github.affectj.commands.FindFacesCommand;
import io.github.affectj.model.detect.TestFaces;
import io.github.affectj.model.detect.TestFaces.Picture;
import io.github.affectj.overlay.StackResults;
import io.github.affectj.regions.Box;
import io.github.affectj.regions.Outline;
import io.github.affectj.regions.Region;
import io.github.affectj.regions.RegionSet;
import io.github.affectj.regions.RegionShape;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Find Faces... in macros. */
class FacesMacroTest {
    private static final int FRAMES = 12;

    private ImagePlus image;

    @BeforeAll
    static void install() {
        Macros.install(FindFacesCommand.class);
    }

    private void open(Picture picture) {
        ImageStack stack = new ImageStack(picture.width(), picture.height());
        for (int i = 0; i < FRAMES; i++) {
            stack.addSlice(
                    new ColorProcessor(picture.width(), picture.height(), picture.rgb().clone()));
        }
        image = new ImagePlus("film", stack);
        Calibration calibration = image.getCalibration();
        calibration.frameInterval = 0.04;
        calibration.setTimeUnit("sec");
        image.setDimensions(1, 1, FRAMES);
        image.show();
        WindowManager.setTempCurrentImage(image);
    }

    @AfterEach
    void close() {
        WindowManager.setTempCurrentImage(null);
        Macros.closeImages();
        Analyzer.setResultsTable(null);
    }

    private RegionSet regions() {
        return StackResults.of(image)
                .get()
                .part(RegionSet.KEY, RegionSet.class)
                .orElse(RegionSet.EMPTY);
    }

    @Test
    void aTableAndRegionsBesideThoseOfTheUser() throws IOException {
        open(TestFaces.pair());
        Region hers =
                Region.still(
                        "face 1",
                        new RegionShape(new Box(5, 5, 20, 20), Outline.RECTANGLE),
                        Region.DRAWN);
        StackResults.of(image).put(RegionSet.EMPTY.with(hers));
        String run = "run('Find Faces...', 'step=4 minimum=20 device=cpu');";
        Macros.Outcome outcome =
                Macros.run(
                        run
                                + " return '' + nResults + ' ' + getResultString('face', 0) + ' ' +"
                                + " getResult('first_s', 0) + ' ' + getResult('last_s', 1) + ' ' +"
                                + " getResult('frames', 1) + ' ' + d2s(getResult('mean_score', 0), 2)"
                                + " + ' ' + d2s(getResult('mean_size', 0), 0)"
                                + " + ' ' + (getResult('photographed', 0) > 0.7);");
        assertEquals(new Macros.Outcome("2 face 2 0 0.44 12 1.00 84 1", null, false), outcome);
        assertEquals(List.of("face 1", "face 2", "face 3"), regions().names());
        assertEquals(hers, regions().need("face 1"));
        RegionSet first = regions();
        WindowManager.setTempCurrentImage(image);
        Macros.runOrFail(run);
        assertEquals(first, regions(), "found once more");
    }

    @Test
    void noFacesAreNoFailure() throws IOException {
        open(TestFaces.arranged("none"));
        Macros.Outcome outcome =
                Macros.run("run('Find Faces...', 'device=cpu'); return '' + nResults;");
        assertEquals(new Macros.Outcome("0", null, false), outcome);
        assertTrue(StackResults.of(image).get().parts().isEmpty());
    }

    @Test
    void wrongValuesAreTold() throws IOException {
        open(TestFaces.pair());
        for (String key :
                List.of("step=-1", "minimum=5", "minimum=x", "threshold=1", "threshold=-0.1")) {
            WindowManager.setTempCurrentImage(image); // an aborted macro forgets it
            Macros.Outcome outcome = Macros.run("run('Find Faces...', '" + key + "');");
            assertTrue(outcome.aborted(), key);
            assertTrue(outcome.error().contains(key.substring(0, key.indexOf('='))), key);
        }
        assertEquals(RegionSet.EMPTY, regions());
        IJ.getErrorMessage();
    }
}
