package io.github.affectj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.io.RoiEncoder;
import ij.plugin.frame.Recorder;
import io.github.affectj.commands.EditRegionsCommand;
import io.github.affectj.commands.ExportRegionsCommand;
import io.github.affectj.commands.ImportRegionsCommand;
import io.github.affectj.commands.host.CommandInputs;
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
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scijava.module.Module;

/** Regions drawn with ImageJ's selections, edited, written and read by macros. */
class RegionsMacroTest {
    private static final int FRAMES = 20;

    @TempDir Path folder;

    private ImagePlus image;

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

    private static void runs(String macro) {
        assertEquals(new Macros.Outcome("end", null, false), Macros.run(macro + " return 'end';"));
    }

    private static String fails(String macro) {
        Macros.Outcome outcome = Macros.run(macro);
        assertTrue(outcome.aborted(), macro);
        return outcome.error();
    }

    private RegionSet attached() {
        return StackResults.of(image)
                .get()
                .part(RegionSet.KEY, RegionSet.class)
                .orElse(RegionSet.EMPTY);
    }

    private static Optional<Box> box(double x, double y, double width, double height) {
        return Optional.of(new Box(x, y, width, height));
    }

    private Optional<Box> at(String name, int frame) {
        return attached()
                .need(name)
                .at((frame - 1) * 0.1)
                .map(RegionShape::box)
                .map(b -> new Box(rounded(b.x()), b.y(), b.width(), b.height()));
    }

    private static double rounded(double pixels) {
        return Math.round(pixels * 1e9) / 1e9;
    }

    @Test
    void aSelectionIsSetAtFramesAndMovesBetweenThem() {
        runs(
                "setSlice(3); makeRectangle(10, 20, 30, 40);"
                        + " run('Edit Regions...', 'action=set name=[Mia, left]');"
                        + " makeRectangle(50, 20, 30, 40);"
                        + " run('Edit Regions...', 'action=set name=[Mia, left] frame=7');"
                        + " makeOval(0, 0, 9, 9);"
                        + " run('Edit Regions...', 'action=still name=sun');");
        assertEquals(List.of("Mia, left", "sun"), attached().names());
        assertEquals(Optional.empty(), at("Mia, left", 2));
        assertEquals(box(10, 20, 30, 40), at("Mia, left", 3));
        assertEquals(box(30, 20, 30, 40), at("Mia, left", 5));
        assertEquals(box(50, 20, 30, 40), at("Mia, left", 7));
        assertEquals(Optional.empty(), at("Mia, left", 8));
        assertEquals(box(0, 0, 9, 9), at("sun", 20));
        assertEquals(Outline.OVAL, attached().need("sun").keys().get(0).shape().outline());
    }

    @Test
    void aRegionThatComesBackIsAbsentBetween() {
        runs(
                "makeRectangle(10, 20, 30, 40);"
                        + " run('Edit Regions...', 'action=set name=a frame=2');"
                        + " run('Edit Regions...', 'action=set name=a frame=4');"
                        + " makeRectangle(50, 20, 30, 40);"
                        + " run('Edit Regions...', 'action=begin name=a frame=10');"
                        + " run('Edit Regions...', 'action=set name=a frame=12');");
        assertEquals(box(10, 20, 30, 40), at("a", 4));
        assertEquals(Optional.empty(), at("a", 5));
        assertEquals(Optional.empty(), at("a", 9));
        assertEquals(box(50, 20, 30, 40), at("a", 11));
        assertEquals(Optional.empty(), at("a", 13));
        runs("run('Edit Regions...', 'action=begin name=a frame=3');");
        assertEquals(Optional.of(50.0), at("a", 3).map(Box::x));
        assertEquals(box(10, 20, 30, 40), at("a", 4));
    }

    @Test
    void regionsAreEndedRenamedMergedAndDeleted() {
        runs(
                "makeRectangle(10, 20, 30, 40);"
                        + " run('Edit Regions...', 'action=set name=a frame=1');"
                        + " run('Edit Regions...', 'action=set name=a frame=11');"
                        + " run('Edit Regions...', 'action=end name=a frame=5');"
                        + " run('Edit Regions...', 'action=set name=b frame=8');"
                        + " run('Edit Regions...', 'action=rename name=b to=c');");
        assertEquals(List.of("a", "c"), attached().names());
        assertEquals(box(10, 20, 30, 40), at("a", 5));
        assertEquals(Optional.empty(), at("a", 6));
        assertEquals(Optional.empty(), at("a", 8));
        assertEquals(box(10, 20, 30, 40), at("a", 11));
        runs("run('Edit Regions...', 'action=merge name=c to=a');");
        assertEquals(List.of("a"), attached().names());
        assertEquals(box(10, 20, 30, 40), at("a", 8));
        assertEquals(Optional.empty(), at("a", 9));
        runs("run('Edit Regions...', 'action=delete name=a');");
        assertEquals(List.of(), attached().names());
        StackResults.of(image).undo();
        assertEquals(List.of("a"), attached().names());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "run('Edit Regions...', 'action=set name=x')|has no selection; select the place of the region first",
                "makeLine(1, 1, 9, 9); run('Edit Regions...', 'action=set name=x')|is a straight line, which has no area; allowed are rectangles, ovals and polygons",
                "makePoint(5, 5); run('Edit Regions...', 'action=set name=x')|is a point, which has no area",
                "makeRectangle(1, 1, 9, 9); run('Edit Regions...', 'action=set')|name= is empty; the name of a region is needed",
                "makeRectangle(1, 1, 9, 9); run('Edit Regions...', 'action=set name=all')|'all' can't be the name of a region",
                "makeRectangle(1, 1, 9, 9); run('Edit Regions...', 'action=set name=x frame=21')|frame=21: the image film has 20 frames",
                "makeRectangle(300, 1, 9, 9); run('Edit Regions...', 'action=set name=x')|lies outside of the image's 160x120 pixels",
                "run('Edit Regions...', 'action=delete name=x')|the region 'x' is not there; allowed are old",
                "run('Edit Regions...', 'action=end name=old frame=9')|the region 'old' is not there at 0.800 s",
                "run('Edit Regions...', 'action=merge name=old to=old')|can't be merged with itself",
                "run('Edit Regions...', 'action=rename name=old')|to= is empty",
                "run('Edit Regions...', 'action=from-manager')|The ROI Manager has no entries",
                "run('Edit Regions...', 'action=swap name=x')|needs one of set, begin, end, still, to-manager, from-manager, rename, merge, delete",
                "run('Export Regions...', 'path=/tmp/x.png')|the ending tells no format of regions; allowed are .json, .csv, .zip and .roi",
                "run('Export Regions...', 'path=/tmp/x.csv regions=x')|regions=x: the region 'x' is not there; allowed are old",
                "run('Import Regions...', 'path=/no/such.zip')|There is no file /no/such.zip",
            })
    void wrongInputIsOneSentenceAndChangesNothing(String macro, String said) {
        runs(
                "makeRectangle(1, 2, 3, 4); run('Edit Regions...', 'action=set name=old frame=2');"
                        + " run('Select None');");
        RegionSet before = attached();
        String told = fails(macro);
        assertTrue(told.contains(said), told);
        assertEquals(before, attached());
    }

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
                "region,time_s,x,y,width,height\\n\"a,1,1,1,5,5|wrong.csv ends within a cell: a quotation mark has no second one; is it cut off",
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

    @Test
    void whatBreaksALineInANameBecomesASpace() {
        runs("makeRectangle(1, 2, 3, 4); run('Edit Regions...', 'action=still name=[a\\nb]');");
        assertEquals(List.of("a b"), attached().names());
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

    /** What ImageJ and Fiji record of a dialog's answers, quotation marks and commas included. */
    @Test
    void theRecordersLineReplaysToTheSame() {
        image.setRoi(10, 20, 30, 40);
        CommandRunner runner = CommandRunner.shared();
        Module module = runner.create(runner.find(EditRegionsCommand.class.getName()));
        assertTrue(runner.run(module, Map.of("action", "set", "name", "a, \"b\" [c]", "frame", 4)));
        RegionSet done = attached();
        assertEquals(List.of("a, \"b\" [c]"), done.names());
        Recorder.resetCommandOptions();
        RecorderLine.options(CommandInputs.of(EditRegionsCommand.class), module)
                .forEach(Recorder::recordOption);
        String line = "run(\"Edit Regions...\", \"" + Recorder.getCommandOptions() + "\");";
        StackResults.of(image).put(RegionSet.EMPTY);
        assertEquals(new Macros.Outcome(null, null, false), Macros.runAsWritten(line));
        assertEquals(done, attached());
    }
}
