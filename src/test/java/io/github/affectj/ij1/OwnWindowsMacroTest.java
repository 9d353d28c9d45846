package io.github.affectj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.WindowManager;
import ij.measure.ResultsTable;
import io.github.affectj.commands.ExportResultsCommand;
import io.github.affectj.commands.ImportResultsCommand;
import io.github.affectj.commands.PlayClipCommand;
import io.github.affectj.commands.PlotTimelineCommand;
import io.github.affectj.commands.RecognizeEmotionsCommand;
import io.github.affectj.commands.ShowAttentionCommand;
import io.github.affectj.commands.show.ReportView;
import io.github.affectj.overlay.OwnerStack;
import io.github.affectj.overlay.Pictures;
import io.github.affectj.overlay.Results;
import io.github.affectj.overlay.StackResults;
import io.github.affectj.overlay.plot.SpectrogramImage;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.SampleResults;
import io.github.affectj.training.data.Truth;
import io.github.affectj.training.report.ClassificationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that are called while a picture of ours is the active image. */
class OwnWindowsMacroTest {
    private static final int FRAMES = 6;

    @TempDir Path folder;

    private ImagePlus film;

    @BeforeAll
    static void install() {
        Macros.install(RecognizeEmotionsCommand.class);
        Macros.install(ShowAttentionCommand.class);
        Macros.install(PlotTimelineCommand.class);
        Macros.install(ExportResultsCommand.class);
        Macros.install(ImportResultsCommand.class);
        Macros.install(PlayClipCommand.class);
    }

    @BeforeEach
    void attach() {
        film = Pictures.stack(160, 120, FRAMES, Pictures.Kind.NOISE);
        film.setTitle("film.mp4");
        Results.attach(film, SampleResults.film(160, 120, FRAMES, 2, 0.42));
        film.show();
        WindowManager.setTempCurrentImage(film);
    }

    @AfterEach
    void close() {
        WindowManager.setTempCurrentImage(null);
        Macros.closeImages();
        ResultsTable.getResultsTable().reset();
    }

    private static void runs(String macro) {
        assertEquals(new Macros.Outcome("end", null, false), Macros.run(macro + " return 'end';"));
    }

    private static String refused(String macro) {
        Macros.Outcome outcome = Macros.run(macro + " return 'never';");
        assertTrue(outcome.aborted(), macro);
        return outcome.error();
    }

    private String export(String name) {
        return "run('Export Emotion Results...', 'path=[" + folder.resolve(name) + "]');";
    }

    /** Makes a picture of ours that belongs to the film the active image. */
    private ImagePlus picture(String kind) {
        ImagePlus picture;
        switch (kind) {
            case "attention" -> {
                runs("run('Show Attention...', 'output=stack');");
                picture = WindowManager.getCurrentImage();
                assertEquals(32, picture.getBitDepth());
            }
            case "plot" -> {
                runs("run('Plot Emotion Timeline');");
                picture = WindowManager.getCurrentImage();
            }
            default -> {
                picture =
                        SpectrogramImage.create(
                                "film.mp4",
                                0,
                                0.01,
                                new double[] {100, 1000},
                                new float[][] {{-10, -20}, {-30, -5}});
                OwnerStack.set(picture, film);
                picture.show();
            }
        }
        assertTrue(picture != film);
        WindowManager.setTempCurrentImage(picture);
        return picture;
    }

    @ParameterizedTest
    @ValueSource(strings = {"attention", "plot", "spectrogram"})
    void everyCommandWorksOnTheStackThatAPictureBelongsTo(String kind) throws IOException {
        runs(export("before.csv") + export("film.json"));
        ImagePlus picture = picture(kind);
        runs(export("after.csv"));
        assertEquals(
                Files.readAllLines(folder.resolve("before.csv")),
                Files.readAllLines(folder.resolve("after.csv")));
        runs(export("after.gif"));
        runs("run('Show Attention...', 'source=attention');");
        assertTrue(has(film, "affectj heat map"), "over the film");
        assertTrue(picture.getOverlay() == null || !has(picture, "affectj"), "not over " + kind);
        WindowManager.setTempCurrentImage(picture);
        runs("run('Plot Emotion Timeline');");
        assertSame(film, OwnerStack.of(WindowManager.getCurrentImage()));
        WindowManager.setTempCurrentImage(picture);
        Results.attach(film, SampleResults.plain(160, 120, FRAMES));
        runs("run('Import Emotion Results...', 'path=[" + folder.resolve("film.json") + "]');");
        assertEquals("av3", Results.of(film).orElseThrow().model().id());
        assertEquals(0, StackResults.of(picture).get().timelines().size());
        WindowManager.setTempCurrentImage(picture);
        runs("run('Play Clip with Audio');");
        assertEquals(FRAMES, film.getCurrentSlice(), "played to its last frame");
    }

    /** With a model that is not there: what is told is how far the call got. */
    @ParameterizedTest
    @ValueSource(strings = {"attention", "plot", "spectrogram"})
    void recognitionTakesTheStackAndSaysSoWhenThatIsClosed(String kind) {
        ImagePlus picture = picture(kind);
        String recognize = "run('Recognize Emotions...', 'model=none-such');";
        assertTrue(refused(recognize).contains("none-such"));
        film.changes = false;
        film.close();
        WindowManager.setTempCurrentImage(picture);
        for (String call :
                List.of(
                        recognize,
                        "run('Plot Emotion Timeline');",
                        "run('Show Attention...');",
                        "run('Play Clip with Audio');",
                        export("x.csv"),
                        "call('io.github.affectj.commands.Emotions.size');")) {
            WindowManager.setTempCurrentImage(picture);
            String told = refused(call);
            assertTrue(
                    told.contains(
                            "the stack that "
                                    + picture.getTitle()
                                    + " belongs to is closed; open it again, or select another"),
                    told);
        }
    }

    @Test
    void picturesOfATrainingBelongToNoStack() {
        ClassificationReport report =
                ClassificationReport.of(
                        List.of("a", "b"),
                        List.of(new double[] {1, 0}, new double[] {0, 1}),
                        Truth.of(0, 1),
                        1);
        ReportView.show(report, folder);
        ImagePlus matrix = WindowManager.getCurrentImage();
        assertTrue(matrix.getTitle().startsWith("Confusion matrix"), matrix.getTitle());
        for (String call :
                List.of(
                        "run('Recognize Emotions...');",
                        "run('Plot Emotion Timeline');",
                        "run('Show Attention...');",
                        export("x.csv"),
                        "run('Import Emotion Results...', 'path=[x.json]');",
                        "run('Play Clip with Audio');")) {
            WindowManager.setTempCurrentImage(matrix);
            String told = refused(call);
            assertTrue(
                    told.contains(
                            "the window "
                                    + matrix.getTitle()
                                    + " belongs to no stack; select the stack to work on"),
                    told);
        }
        EmotionTimeline result = Results.of(film).orElseThrow();
        assertEquals(FRAMES, result.frames().size(), "the film's result is as it was");
    }

    private static boolean has(ImagePlus image, String name) {
        return image.getOverlay() != null
                && image.getOverlay().toArray().length > 0
                && List.of(image.getOverlay().toArray()).stream()
                        .anyMatch(roi -> roi.getName() != null && roi.getName().startsWith(name));
    }
}
