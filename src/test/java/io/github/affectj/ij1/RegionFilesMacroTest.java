package io.github.affectj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.io.RoiEncoder;
import io.github.affectj.commands.show.RegionFiles;
import io.github.affectj.exchange.JsonResults;
import io.github.affectj.overlay.StackResults;
import io.github.affectj.regions.Box;
import io.github.affectj.regions.Outline;
import io.github.affectj.regions.Region;
import io.github.affectj.regions.RegionKey;
import io.github.affectj.regions.RegionSet;
import io.github.affectj.regions.RegionShape;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.ResultSet;
import io.github.affectj.result.SampleResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Regions written and read by macros. */
class RegionFilesMacroTest extends RegionMacros {
    /** All that a file can hold; times are those of frames. */
    private static RegionSet made() {
        return new RegionSet(
                List.of(
                        new Region(
                                "Mia, the \"boss\"",
                                List.of(
                                        new RegionKey(
                                                2 * 0.1,
                                                RegionShape.of(new Box(10.5, 20, 30, 40)),
                                                OptionalDouble.of(0.875),
                                                false),
                                        new RegionKey(
                                                5 * 0.1,
                                                RegionShape.of(new Box(40, 20, 30, 40)),
                                                OptionalDouble.empty(),
                                                true),
                                        new RegionKey(
                                                9 * 0.1,
                                                new RegionShape(
                                                        new Box(-5, 20, 30, 40), Outline.OVAL))),
                                "found",
                                Optional.of(0x336699)),
                        Region.still(
                                "=door: 1",
                                RegionShape.polygon(
                                        new double[] {0, 40, 20.5}, new double[] {0, 3, 60.25}),
                                Region.DRAWN)));
    }

    @ParameterizedTest
    @CsvSource({"json", "csv", "zip"})
    void filesBringBackWhatWasWritten(String format) {
        StackResults.of(image).put(made());
        Path file = folder.resolve("regions." + format);
        runs("run('Export Regions...', 'path=[" + file + "]');");
        runs("run('Edit Regions...', 'action=delete name=[=door: 1]');");
        StackResults.of(image).put(RegionSet.EMPTY);
        runs("run('Import Regions...', 'path=[" + file + "]');");
        RegionSet again = attached();
        assertEquals(made().names(), again.names());
        for (Region region : made().regions()) {
            Region read = again.need(region.name());
            assertEquals(region.spans(), read.spans());
            assertEquals(region.rgb(), read.rgb());
            for (int i = 0; i < region.keys().size(); i++) {
                RegionKey expected = region.keys().get(i);
                RegionKey key = read.keys().get(i);
                assertEquals(expected.seconds(), key.seconds());
                assertEquals(expected.score(), key.score());
                // ImageJ's files have 32 bits
                assertTrue(expected.shape().box().distance(key.shape().box()) < 1e-4);
                assertEquals(
                        expected.shape().outline().getClass(), key.shape().outline().getClass());
            }
        }
        if (!format.equals("zip")) {
            assertEquals("found", again.need("Mia, the \"boss\"").source());
        }
        // once more: the same regions are not added again
        runs("run('Import Regions...', 'path=[" + file + "]');");
        assertEquals(2, attached().regions().size());
    }

    @Test
    void aTakenNameGetsAnotherOneUnlessItIsReplaced() throws IOException {
        Path file = folder.resolve("a.csv");
        Files.writeString(
                file,
                "frame;Region;x;y;width;height\n5;Mia;1;2;3;4,5\n2;Mia;1;2;3;4\n;wall;0;0;9;9\n");
        runs(
                "makeRectangle(1, 2, 3, 4); run('Edit Regions...', 'action=set name=Mia frame=2');"
                        + " run('Import Regions...', 'path=["
                        + file
                        + "]');");
        assertEquals(List.of("Mia", "Mia 2", "wall"), attached().names());
        assertEquals(box(1, 2, 3, 4.5), at("Mia 2", 5));
        assertEquals(box(0, 0, 9, 9), at("wall", 1));
        runs("run('Import Regions...', 'path=[" + file + "] replace=true');");
        assertEquals(List.of("Mia", "Mia 2", "wall"), attached().names());
        assertEquals(box(1, 2, 3, 4.5), at("Mia", 5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "region,time_s,x,y,width|line 1: the columns region, x, y, width and height are needed, and time_s or frame for regions that move; 'height' is missing",
                "region,time_s,x,y,width,height\\na,1,1,1,0,5|line 2: a box of 0.0 x 5.0 pixels has no area",
                "region,time_s,x,y,width,height\\na,1,1,1,5,5\\na,1,1,2,5,5|line 3: the region 'a' has a row for this time already; allowed is one",
                "region,frame,x,y,width,height\\na,21,1,1,5,5|line 2: the stack has no frame 21; its frames are 1 to 20",
                "region,time_s,x,y,width,height\\na,-1,1,1,5,5|line 2: a region can't be at -1.0 s",
                "region,time_s,x,y,width,height\\na,1,1,1,5,b|line 2: height is 'b', which is no number",
                "region,time_s,x,y,width,height\\n,1,1,1,5,5|line 2 has no name in the column region",
                "region,time_s,x,y,width,height\\na,,1,1,5,5\\na,2,1,1,5,5|the region 'a' is at one place for the whole clip and also at another one at 2.000 s",
                "region,time_s,x,y,width,height\\nall,1,1,1,5,5|'all' can't be the name of a region",
                "region,time_s,x,y,width,height\\na,1,900,1,5,5|the region 'a' lies outside of the image's 160x120 pixels; was it made for an image of another size?",
                "region,time_s,x,y,width,height|holds no regions",
                "region,x,y,Region,width,height\\na,1,1,b,5,5|line 1: the column region is there 2 times; allowed is one",
                "region,time_s,x,y,width,height\\n\"a,1,1,1,5,5|wrong.csv: the quotation marks of a cell do not go together; is the file cut off",
                "region,time_s,x,y,width,height\\n\"a\" b,1,1,1,5,5|wrong.csv: the quotation marks of a cell do not go together; is the file cut off",
                "region,time_s,x,y,width,height,shape,points\\na,1,,,,,polygon,1 1; 2 2|line 2: a polygon of 2 points has no area",
                "region,time_s,x,y,width,height,shape,points\\na,1,,,,,polygon,1 1; 9 9; 5 5|line 2: a polygon whose 3 points lie on one line has no area",
                "region,time_s,x,y,width,height,shape\\na,1,1,1,5,5,star|line 2: the shape is 'star'; allowed are rectangle, oval and polygon",
            })
    void wrongTablesAreToldWithTheirLine(String table, String said) throws IOException {
        Path file = folder.resolve("wrong.csv");
        Files.writeString(file, table.replace("\\n", "\n"));
        String told = fails("run('Import Regions...', 'path=[" + file + "]');");
        assertTrue(told.contains(said), told);
        assertEquals(RegionSet.EMPTY, attached());
    }

    @Test
    void aZipForAnotherSizeIsRefused() {
        StackResults.of(image).put(made());
        Path file = folder.resolve("regions.zip");
        runs("run('Export Regions...', 'path=[" + file + "]');");
        ImagePlus other = IJ.createImage("small", "RGB", 80, 60, FRAMES);
        other.show();
        WindowManager.setTempCurrentImage(other);
        String told = fails("run('Import Regions...', 'path=[" + file + "]');");
        assertTrue(
                told.contains("was made for frames of 160x120 pixels, but the image has 80x60"),
                told);
        assertEquals(null, other.getOverlay());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "angle|is an angle, which has no area",
                "all|'all' can't be the name of a region",
            })
    void whatIsWrongInAFileOfASelectionNamesTheFile(String name, String said) throws IOException {
        Roi roi =
                name.equals("all")
                        ? new Roi(5, 5, 9, 9)
                        : new PolygonRoi(new float[] {1, 5, 9}, new float[] {1, 5, 1}, Roi.ANGLE);
        roi.setName(name);
        Path file = folder.resolve("wrong.roi");
        Files.write(file, RoiEncoder.saveAsByteArray(roi));
        String told = fails("run('Import Regions...', 'path=[" + file + "]');");
        assertTrue(told.contains(said), told);
        assertTrue(told.contains(file.toString()), told);
    }

    @Test
    void aZipThatWasCutOffIsTold() throws IOException {
        StackResults.of(image).put(made());
        Path file = folder.resolve("regions.zip");
        runs("run('Export Regions...', 'path=[" + file + "]');");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, 100));
        String told = fails("run('Import Regions...', 'path=[" + file + "]');");
        assertTrue(told.contains("regions.zip is no whole zip file; save it again"), told);
    }

    @Test
    void aResultsFileForAnotherSizeIsRefused() {
        EmotionTimeline result = SampleResults.plain(320, 240, 3);
        Path file = folder.resolve("results.json");
        JsonResults.write(ResultSet.of(result).with(made()), file);
        String told = fails("run('Import Regions...', 'path=[" + file + "]');");
        assertTrue(
                told.contains(
                        "its regions were made for frames of %dx%d pixels, but the image has 160x120"
                                .formatted(result.width(), result.height())),
                told);
        assertEquals(RegionSet.EMPTY, attached());
    }

    /** Selections have slices, but no times behind the end of the stack. */
    @Test
    void aZipLeavesOutWhatNoFrameShows() {
        Region later =
                new Region(
                        "later",
                        List.of(new RegionKey(99, RegionShape.of(new Box(1, 2, 3, 4)))),
                        Region.DRAWN);
        RegionSet all = made().with(later);
        StackResults.of(image).put(all);
        Path zip = folder.resolve("a.zip");
        assertEquals(made().names(), RegionFiles.write(all, "auto", zip, image).names());
        assertEquals(
                all.names(),
                RegionFiles.write(all, "auto", folder.resolve("a.csv"), image).names());
    }
}
