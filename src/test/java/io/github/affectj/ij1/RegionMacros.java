package io.github.affectj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import io.github.affectj.commands.EditRegionsCommand;
import io.github.affectj.commands.ExportRegionsCommand;
import io.github.affectj.commands.ImportRegionsCommand;
import io.github.affectj.overlay.StackResults;
import io.github.affectj.regions.Box;
import io.github.affectj.regions.RegionSet;
import io.github.affectj.regions.RegionShape;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A film of 20 frames, regions of which macros edit, write and read. */
abstract class RegionMacros {
    static final int FRAMES = 20;

    @TempDir Path folder;

    ImagePlus image;

    @BeforeAll
    static void install() {
        Macros.install(EditRegionsCommand.class);
        Macros.install(ImportRegionsCommand.class);
        Macros.install(ExportRegionsCommand.class);
    }

    @BeforeEach
    void open() {
        image = IJ.createImage("film", "RGB", 160, 120, FRAMES);
        image.getCalibration().frameInterval = 0.1;
        image.show();
        WindowManager.setTempCurrentImage(image);
    }

    @AfterEach
    void close() {
        WindowManager.setTempCurrentImage(null);
        Macros.closeImages();
    }

    static void runs(String macro) {
        assertEquals(new Macros.Outcome("end", null, false), Macros.run(macro + " return 'end';"));
    }

    static String fails(String macro) {
        Macros.Outcome outcome = Macros.run(macro);
        assertTrue(outcome.aborted(), macro);
        return outcome.error();
    }

    RegionSet attached() {
        return StackResults.of(image)
                .get()
                .part(RegionSet.KEY, RegionSet.class)
                .orElse(RegionSet.EMPTY);
    }

    static Optional<Box> box(double x, double y, double width, double height) {
        return Optional.of(new Box(x, y, width, height));
    }

    Optional<Box> at(String name, int frame) {
        return attached()
                .need(name)
                .at((frame - 1) * 0.1)
                .map(RegionShape::box)
                .map(b -> new Box(rounded(b.x()), b.y(), b.width(), b.height()));
    }

    static double rounded(double pixels) {
        return Math.round(pixels * 1e9) / 1e9;
    }
}
