package io.github.affectj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.WindowManager;
import ij.plugin.frame.Recorder;
import io.github.affectj.commands.EditRegionsCommand;
import io.github.affectj.commands.host.CommandInputs;
import io.github.affectj.overlay.StackResults;
import io.github.affectj.regions.Box;
import io.github.affectj.regions.Outline;
import io.github.affectj.regions.RegionSet;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scijava.module.Module;

/** Regions drawn with ImageJ's selections and edited by macros. */
class RegionsMacroTest extends RegionMacros {
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

    @Test
    void aRegionGetsAColorAndLosesItAgain() {
        runs(
                "makeRectangle(1, 2, 3, 4); run('Edit Regions...', 'action=set name=a frame=2'); run('Edit Regions...', 'action=color name=a color=Orange');");
        assertEquals(Optional.of(0xFFC800), attached().need("a").rgb());
        runs("run('Edit Regions...', 'action=set name=a frame=5');");
        assertEquals(Optional.of(0xFFC800), attached().need("a").rgb());
        assertEquals(new Color(0xFFC800), image.getOverlay().get(1).getStrokeColor());
        runs("run('Edit Regions...', 'action=color name=a color=#0000aa');");
        assertEquals(Optional.of(0x0000AA), attached().need("a").rgb());
        StackResults.of(image).undo();
        assertEquals(Optional.of(0xFFC800), attached().need("a").rgb());
        runs("run('Edit Regions...', 'action=color name=a color=auto');");
        assertEquals(Optional.empty(), attached().need("a").rgb());
    }

    /** é in one character, and as e with an accent behind it, as a Mac's keyboard writes it. */
    @Test
    void accentsTypedOnAMacAndOnAPcAreTheSame() throws IOException {
        String pc = "Zo\u00e9";
        String mac = "Zoe\u0301";
        runs(
                "makeRectangle(1, 2, 3, 4); run('Edit Regions...', 'action=set name=%s frame=2'); run('Edit Regions...', 'action=set name=%s frame=4'); makeRectangle(9, 9, 3, 4); run('Edit Regions...', 'action=set name=Bo frame=2');"
                        .formatted(mac, pc));
        assertEquals(List.of(pc, "Bo"), attached().names());
        assertEquals(2, attached().need(mac).keys().size());
        String taken = fails("run('Edit Regions...', 'action=rename name=Bo to=" + mac + "');");
        assertTrue(taken.contains("there is already a region with the name"), taken);
        WindowManager.setTempCurrentImage(image); // the failed macro took it away
        Path file = folder.resolve("a.csv");
        Files.writeString(
                file,
                "region,frame,x,y,width,height\n%s,1,1,2,3,4\n%s,5,1,2,3,4\n".formatted(mac, pc));
        runs("run('Import Regions...', 'path=[" + file + "] replace=true');");
        assertEquals(List.of(pc, "Bo"), attached().names());
        Path one = folder.resolve("one.zip");
        runs(
                "run('Export Regions...', 'path=[%s] regions=[Bo, %s]'); run('Edit Regions...', 'action=rename name=%s to=Eve'); run('Edit Regions...', 'action=rename name=Eve to=%s');"
                        .formatted(one, mac, mac, mac));
        runs("run('Import Regions...', 'path=[" + one + "] replace=true');");
        assertEquals(List.of(pc, "Bo"), attached().names());
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
                "run('Edit Regions...', 'action=color name=old color=reddish')|color=reddish is no color; allowed are auto, one written as #e69f00, black, blue, cyan, ",
                "run('Edit Regions...', 'action=color name=x color=red')|the region 'x' is not there; allowed are old",
                "run('Edit Regions...', 'action=from-manager')|The ROI Manager has no entries",
                "run('Edit Regions...', 'action=swap name=x')|needs one of set, begin, end, still, to-manager, from-manager, rename, merge, color, delete",
                "run('Export Regions...', 'path=/tmp/x.png')|The ending of /tmp/x.png names no format; allowed are .json, .csv, .zip, .roi",
                "run('Export Regions...', 'path=/tmp/x.csv format=zip')|format=zip does not go with the ending .csv of /tmp/x.csv; let path end in .zip, or leave format out",
                "run('Export Regions...', 'path=/tmp/x.csv format=xml')|There is no format 'xml' for format; use one of auto, json, csv, zip, roi",
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

    @Test
    void whatBreaksALineInANameBecomesASpace() {
        runs("makeRectangle(1, 2, 3, 4); run('Edit Regions...', 'action=still name=[a\\nb]');");
        assertEquals(List.of("a b"), attached().names());
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
