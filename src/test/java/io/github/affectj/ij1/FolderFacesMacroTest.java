package io.github.affectj.ij1;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.plugin.filter.Analyzer;
import io.github.affectj.annotation.AnnotationSet;
import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.CancelledException;
import io.github.affectj.base.Progress;
import io.github.affectj.commands.ExportRegionsCommand;
import io.github.affectj.commands.ExportResultsCommand;
import io.github.affectj.commands.FindFacesCommand;
import io.github.affectj.commands.ImportRegionsCommand;
import io.github.affectj.commands.OpenGifStackCommand;
import io.github.affectj.commands.OpenVideoCommand;
import io.github.affectj.commands.RecognizeEmotionsCommand;
import io.github.affectj.commands.RecognizeFolderCommand;
import io.github.affectj.exchange.JsonResults;
import io.github.affectj.media.film.VideoWriter;
import io.github.affectj.model.TestModels;
import io.github.affectj.model.detect.TestFaces;
import io.github.affectj.model.detect.TestFaces.Picture;
import io.github.affectj.pipeline.folder.Clips;
import io.github.affectj.pipeline.folder.Drawing;
import io.github.affectj.pipeline.folder.FolderAnalysis;
import io.github.affectj.pipeline.folder.FolderReport;
import io.github.affectj.pipeline.folder.FolderSettings;
import io.github.affectj.regions.FrameSize;
import io.github.affectj.regions.RegionSet;
import io.github.affectj.result.ResultSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of films of people: the faces are found on the way, as by the single commands. */
class FolderFacesMacroTest {
    private static final int FRAMES = 24;

    /** A film of two shots with two faces each; made once. */
    @TempDir static Path made;

    private static Path film;
    private static String model;

    @TempDir Path folder;
    private Path input;
    private Path output;

    @BeforeAll
    static void install() throws IOException {
        List.of(
                        OpenGifStackCommand.class,
                        OpenVideoCommand.class,
                        FindFacesCommand.class,
                        ImportRegionsCommand.class,
                        ExportRegionsCommand.class,
                        RecognizeEmotionsCommand.class,
                        RecognizeFolderCommand.class,
                        ExportResultsCommand.class)
                .forEach(Macros::install);
        model = TestModels.store(made).toString();
        Picture pair = TestFaces.pair();
        Picture other = TestFaces.arranged("mirrored");
        film =
                film(
                        made.resolve("two.mp4"),
                        i ->
                                i < FRAMES / 2
                                        ? placed(pair, 10 + 3 * i, 20, 0x5a6e82)
                                        : placed(other, 80 - 2 * i, 40, 0xdaee02));
    }

    private static Path film(Path file, IntFunction<int[]> frames) throws IOException {
        double[] starts = new double[FRAMES];
        Arrays.setAll(starts, i -> i / 12.0);
        VideoWriter.write(
                file, 320, 160, starts, 1 / 12.0, frames::apply, Optional.empty(), Progress.NONE);
        return file;
    }

    private static int[] placed(Picture picture, int left, int top, int ground) {
        int[] rgb = new int[320 * 160];
        Arrays.fill(rgb, ground);
        for (int y = top; y < Math.min(160, top + picture.height()); y++) {
            for (int x = left; x < Math.min(320, left + picture.width()); x++) {
                rgb[y * 320 + x] = picture.rgb()[(y - top) * picture.width() + x - left];
            }
        }
        return rgb;
    }

    @BeforeEach
    void copy() throws IOException {
        input = Files.createDirectories(folder.resolve("in"));
        output = folder.resolve("out");
        Files.copy(film, input.resolve("two.mp4"));
    }

    @AfterEach
    void close() {
        Macros.closeImages();
        Analyzer.setResultsTable(null);
    }

    private Macros.Outcome run(String more) {
        return Macros.run(
                "run('Recognize Emotions in Folder...', 'input=[%s] output=[%s] model=[%s] device=cpu %s'); return 'done ' + nImages;"
                        .formatted(input, output, model, more));
    }

    private void runs(String more) {
        assertEquals(new Macros.Outcome("done 0", null, false), run(more));
    }

    private FolderSettings settings() {
        return FolderSettings.of(input, output).withModel(model).withRegion(FolderSettings.FACES);
    }

    private List<String> lines(String name) throws IOException {
        return Files.readAllLines(output.resolve(name));
    }

    private static RegionSet regions(Path file) {
        return JsonResults.readAll(file)
                .set()
                .part(RegionSet.KEY, RegionSet.class)
                .orElse(RegionSet.EMPTY);
    }

    /** Opens the film, does something with it and exports its emotions and regions. */
    private void single(String open, String commands) {
        Macros.runOrFail(
                "run('%s', 'path=[%s]'); %s run('Recognize Emotions...', 'model=[%s] device=cpu region=all');"
                                .formatted(open, input.resolve("two.mp4"), commands, model)
                        + " run('Export Emotion Results...', 'path=[%s/single.csv]');"
                                .formatted(folder)
                        + " run('Export Emotion Results...', 'path=[%s/single.json]');"
                                .formatted(folder)
                        + " run('Export Emotion Results...', 'path=[%s/single.gif]');"
                                .formatted(folder)
                        + " run('Export Emotion Results...', 'path=[%s/single.mp4]');"
                                .formatted(folder)
                        + " run('Export Regions...', 'path=[%s/regions.json]'); close();"
                                .formatted(folder));
    }

    @Test
    void boxesAndNumbersAreThoseOfTheSingleCommands() throws IOException {
        runs("region=faces formats=csv,json,gif,mp4");
        single("Open Video with Audio...", "run('Find Faces...', 'device=cpu');");
        Path kept = output.resolve("regions/two.mp4.json");
        assertEquals(List.of("face 1", "face 2", "face 3", "face 4"), regions(kept).names());
        assertEquals(
                Files.readString(folder.resolve("regions.json")), Files.readString(kept), "boxes");
        assertEquals(Files.readAllLines(folder.resolve("single.csv")), lines("clips/two.mp4.csv"));
        assertEquals(
                JsonResults.readAll(folder.resolve("single.json")).set(),
                JsonResults.readAll(output.resolve("clips/two.mp4.json")).set());
        for (String drawn : List.of("gif", "mp4")) {
            assertArrayEquals(
                    Files.readAllBytes(folder.resolve("single." + drawn)),
                    Files.readAllBytes(output.resolve("clips/two.mp4." + drawn)),
                    drawn);
        }
        assertEquals(5, lines("clips.csv").size(), "a row a face");
        assertEquals(List.of("file,sentence"), lines("errors.csv"));
        // What is done is not done again, and region=all of what was kept gives the same.
        List<String> frames = lines("frames.csv");
        FolderReport again =
                FolderAnalysis.run(onCpu("csv,json,gif,mp4"), Drawing.NONE, Progress.NONE);
        assertEquals(1, again.kept());
        Files.copy(kept, input.resolve("two.mp4.json"));
        runs("region=all");
        assertEquals(frames, lines("frames.csv"));
    }

    private FolderSettings onCpu(String formats) {
        return new FolderSettings(
                input, output, model, "cpu", "*", true, formats, FolderSettings.FACES, true);
    }

    @Test
    void facesAreCorrectedAndTheRunGoesOn() throws IOException {
        Files.copy(film, input.resolve("other.mp4"));
        runs("region=faces");
        byte[] found = Files.readAllBytes(output.resolve("regions/two.mp4.json"));
        assertArrayEquals(
                found,
                Files.readAllBytes(output.resolve("regions/other.mp4.json")),
                "the second film of the same networks");
        // As a user does it: two of the four are one person, one is of no use.
        Macros.runOrFail(
                "run('Open Video with Audio...', 'path=[%s]'); run('Import Regions...', 'path=[%s]');"
                                .formatted(
                                        input.resolve("two.mp4"),
                                        output.resolve("regions/two.mp4.json"))
                        + " run('Export Regions...', 'regions=[face 1, face 3] path=[%s]'); close();"
                                .formatted(input.resolve("two.json")));
        Macros.closeImages();
        FolderReport report = FolderAnalysis.run(onCpu("csv"), Drawing.NONE, Progress.NONE);
        assertEquals(1, report.kept(), "the other film");
        assertEquals(1, report.again());
        assertTrue(
                report.sentences()
                        .contains("The regions of 1 clip are those of the json file beside it."),
                report.sentences().toString());
        List<String> clips = lines("clips.csv");
        assertEquals(1 + 4 + 2, clips.size());
        assertTrue(clips.get(5).startsWith("two.mp4,small,face 1,"), clips.get(5));
        assertTrue(clips.get(6).startsWith("two.mp4,small,face 3,"), clips.get(6));
        // What was found stays as it is.
        assertEquals(new String(found), Files.readString(output.resolve("regions/two.mp4.json")));
    }

    @Test
    void whatSomebodyChangedInTheOutputIsNotOverwritten() throws IOException {
        runs("region=faces");
        Path kept = output.resolve("regions/two.mp4.json");
        JsonResults.write(ResultSet.EMPTY.with(regions(kept).without("face 2")), kept);
        String changed = Files.readString(kept);
        Macros.Outcome outcome = run("region=faces resume=false");
        assertTrue(outcome.aborted(), "there is no other clip");
        assertEquals(changed, Files.readString(kept));
        assertEquals(
                "two.mp4,\""
                        + kept
                        + " was changed since a run wrote it, or is of another run, and is not"
                        + " overwritten; move it beside two.mp4, so that its regions are taken, or"
                        + " delete it.\"",
                lines("errors.csv").get(1));
        Files.move(kept, input.resolve("two.mp4.json"));
        runs("region=faces");
        assertEquals(1 + 3, lines("clips.csv").size());
    }

    @Test
    void aClipWithoutFacesIsDoneAndSaysSo() throws IOException {
        Picture none = TestFaces.arranged("none");
        film(input.resolve("none.mp4"), i -> placed(none, 2 * i, 10, 0x5a6e82));
        Path drawn = Path.of("sample-data/party-to-tears.gif");
        Files.copy(drawn, input.resolve("drawn.gif"));
        Clips.gif(input.resolve("a.gif"), 3, 1);
        runs("formats=csv"); // whole frames, whose files must not stay
        assertTrue(Files.exists(output.resolve("clips/none.mp4.csv")));
        runs("region=faces");
        assertEquals(List.of("file,sentence"), lines("errors.csv"));
        assertTrue(lines("frames.csv").stream().noneMatch(row -> row.startsWith("none.mp4")));
        assertFalse(Files.exists(output.resolve("clips/none.mp4.csv")));
        assertFalse(Files.exists(output.resolve("regions/none.mp4.json")));
        String row =
                lines("clips.csv").stream()
                        .filter(line -> line.startsWith("none.mp4"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(
                "none.mp4,small,,,,,,,,2.000000,0,,\"Find Faces...: 13 frames looked at in 1 shot, no"
                        + " faces found; faces of less than 20 pixels are not looked for (minimum).\"",
                row);
        FolderReport report = FolderAnalysis.run(onCpu("csv"), Drawing.NONE, Progress.NONE);
        assertEquals(4, report.kept(), "those without faces, too");
        assertTrue(
                report.sentences()
                        .contains(
                                "Faces were looked for in 4 clips: 4 faces, none in 3 clips. Their"
                                        + " regions are in "
                                        + output.resolve("regions")
                                        + "."),
                report.sentences().toString());
    }

    @Test
    void aFileWithoutRegionsSaysThatThereAreNone() throws IOException {
        Clips.gif(input.resolve("a.gif"), 3, 1);
        Files.writeString(
                input.resolve("two.mp4.json"),
                "{\"format\": \"affectj-result\", \"version\": 1, \"regions\": []}");
        runs("region=faces");
        assertEquals(List.of("file,sentence"), lines("errors.csv"));
        assertTrue(
                lines("clips.csv").get(2).endsWith("two.mp4.json says that there are no regions."),
                lines("clips.csv").get(2));
        assertEquals(1, lines("frames.csv").size());
    }

    @Test
    void theTierOfShotsBesideAClipSaysWhereFacesEnd() throws IOException {
        Tier shots =
                Tier.of("shots", "", List.of(new Segment(0, 0.5, "1"), new Segment(0.5, 2, "2")));
        JsonResults.write(
                ResultSet.EMPTY.with(new AnnotationSet(List.of(shots))), input.resolve("two.json"));
        runs("region=faces");
        RegionSet faces = regions(output.resolve("regions/two.mp4.json"));
        assertEquals(5 / 12.0, faces.need("face 1").spans().get(0).to(), 1e-6);
    }

    @Test
    void theFacesOfAnEarlierRunStayItsOwn() throws IOException {
        runs("region=faces");
        runs("region=frame");
        Tier shots =
                Tier.of("shots", "", List.of(new Segment(0, 0.5, "1"), new Segment(0.5, 2, "2")));
        JsonResults.write(
                ResultSet.EMPTY.with(new AnnotationSet(List.of(shots))), input.resolve("two.json"));
        runs("region=faces"); // other faces than in the first run
        RegionSet faces = regions(output.resolve("regions/two.mp4.json"));
        assertEquals(5 / 12.0, faces.need("face 1").spans().get(0).to(), 1e-6);
    }

    @Test
    void regionsOfFramesOfAnotherSizeAreRefused() throws IOException {
        runs("region=faces");
        Path kept = output.resolve("regions/two.mp4.json");
        RegionSet small =
                new RegionSet(regions(kept).regions(), Optional.of(new FrameSize(160, 80)));
        Path beside = input.resolve("two.json");
        JsonResults.write(ResultSet.EMPTY.with(small), beside);
        for (String region : List.of("faces", "all", "face 1")) {
            assertTrue(run("region=[" + region + "]").aborted(), region);
            assertEquals(
                    "two.mp4,\""
                            + beside
                            + ": its regions were made for frames of 160x80 pixels, but the image"
                            + " has 320x160.\"",
                    lines("errors.csv").get(1));
        }
        Macros.Outcome single =
                Macros.run(
                        "run('Open Video with Audio...', 'path=[%s]'); run('Import Regions...', 'path=[%s]');"
                                .formatted(input.resolve("two.mp4"), beside));
        assertTrue(
                single.error().contains(beside + ": its regions were made for frames of 160x80"),
                single.error());
    }

    @Test
    void namesAreNotMistakenForTheWord() throws IOException {
        runs("region=faces");
        Path beside = input.resolve("two.json");
        Files.copy(output.resolve("regions/two.mp4.json"), beside);
        assertTrue(run("region=face").aborted());
        assertEquals(
                "two.mp4,\"region=face: two.json has no such region; allowed are frame, faces, all,"
                        + " face 1, face 2, face 3, face 4.\"",
                lines("errors.csv").get(1));
        Files.writeString(beside, Files.readString(beside).replace("\"face 1\"", "\"faces\""));
        assertTrue(run("region=faces").aborted());
        assertTrue(
                lines("errors.csv").get(1).contains("'faces' can't be the name of a region"),
                lines("errors.csv").get(1));
    }

    @Test
    void aModelThatTakesNoVideoIsToldBeforeFacesAreLookedFor() throws IOException {
        String audio = TestModels.store(folder, TestModels.film("modality:audio")).toString();
        assertEquals(
                "region=faces: the model film takes no video; allowed is frame.",
                assertThrows(
                                BadInputException.class,
                                () ->
                                        FolderAnalysis.run(
                                                settings().withModel(audio),
                                                Drawing.NONE,
                                                Progress.NONE))
                        .getMessage());
    }

    @Test
    void stopsWithinASecondWhileFacesAreLookedFor() {
        long[] stopAt = {Long.MAX_VALUE};
        Progress stopping =
                new Progress() {
                    @Override
                    public void update(double fraction, String message) {
                        if (fraction > 0.1 && stopAt[0] == Long.MAX_VALUE) {
                            stopAt[0] = System.nanoTime();
                        }
                    }

                    @Override
                    public boolean isCancelled() {
                        return stopAt[0] != Long.MAX_VALUE;
                    }
                };
        assertThrows(
                CancelledException.class,
                () -> FolderAnalysis.run(settings(), Drawing.NONE, stopping));
        double late = (System.nanoTime() - stopAt[0]) / 1e9;
        assertTrue(late < 1, "stopped after " + late + " s");
        assertFalse(Files.exists(output.resolve("clips.csv")));
        assertFalse(Files.exists(output.resolve("regions/two.mp4.json")));
    }
}
