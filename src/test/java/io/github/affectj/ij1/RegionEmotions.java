package io.github.affectj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ij.ImagePlus;
import ij.WindowManager;
import ij.measure.ResultsTable;
import io.github.affectj.commands.ExportResultsCommand;
import io.github.affectj.commands.ImportResultsCommand;
import io.github.affectj.commands.MeasureAttentionCommand;
import io.github.affectj.commands.OpenGifStackCommand;
import io.github.affectj.commands.PlotTimelineCommand;
import io.github.affectj.commands.RecognizeEmotionsCommand;
import io.github.affectj.commands.RecognizeFolderCommand;
import io.github.affectj.commands.ShowAttentionCommand;
import io.github.affectj.commands.SummarizeSegmentsCommand;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.model.TestModels;
import io.github.affectj.overlay.StackResults;
import io.github.affectj.regions.Box;
import io.github.affectj.regions.Outline;
import io.github.affectj.regions.Region;
import io.github.affectj.regions.RegionKey;
import io.github.affectj.regions.RegionSet;
import io.github.affectj.regions.RegionShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A GIF of 24 frames, two regions of which are recognized by macros. */
abstract class RegionEmotions {
    static final Path GIF = Path.of("sample-data/party-to-tears.gif").toAbsolutePath();

    static final String ODD = "Ben, \"right\"";

    @TempDir static Path models;

    static String model;

    @TempDir Path folder;

    ImagePlus image;

    @BeforeAll
    static void install() throws IOException {
        List.of(
                        OpenGifStackCommand.class,
                        RecognizeEmotionsCommand.class,
                        RecognizeFolderCommand.class,
                        ExportResultsCommand.class,
                        ImportResultsCommand.class,
                        PlotTimelineCommand.class,
                        SummarizeSegmentsCommand.class,
                        ShowAttentionCommand.class,
                        MeasureAttentionCommand.class)
                .forEach(Macros::install);
        model = TestModels.store(models).toString();
    }

    @BeforeEach
    void open() {
        Macros.runOrFail("run('Open GIF Stack...', 'path=[" + GIF + "]');");
        image = WindowManager.getCurrentImage();
    }

    @AfterEach
    void close() {
        WindowManager.setTempCurrentImage(null);
        Macros.closeImages();
        ResultsTable.getResultsTable().reset();
    }

    static RegionShape box(double x, double y, double side) {
        return new RegionShape(new Box(x, y, side, side), Outline.RECTANGLE);
    }

    /** One for the whole clip; one that is absent before the fourth and behind the ninth frame. */
    static RegionSet regions(EmotionTimes times) {
        return new RegionSet(
                List.of(
                        Region.still("Anna", box(10, 12.5, 60), Region.DRAWN),
                        new Region(
                                ODD,
                                List.of(
                                        new RegionKey(times.start(3), box(70, 60, 70)),
                                        new RegionKey(
                                                times.start(8),
                                                box(80.5, 66, 70),
                                                OptionalDouble.empty(),
                                                true)),
                                Region.DRAWN)));
    }

    /** When frames of the GIF begin. */
    interface EmotionTimes {
        double start(int frame);
    }

    static RegionSet regions() {
        try (Clip clip = ClipOpener.open(GIF)) {
            return regions(clip.times()::start);
        }
    }

    void attach() {
        StackResults.of(image).put(regions());
    }

    static String recognize(String more) {
        return "run('Recognize Emotions...', 'model=[" + model + "] " + more + "');";
    }

    static void runs(String macro) {
        assertEquals(new Macros.Outcome("end", null, false), Macros.run(macro + " return 'end';"));
    }

    String export(String name) {
        return "run('Export Emotion Results...', 'path=[" + folder.resolve(name) + "]');";
    }

    List<String> lines(String name) throws IOException {
        return Files.readAllLines(folder.resolve(name));
    }
}
