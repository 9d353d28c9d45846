package io.github.affectj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.WindowManager;
import ij.measure.Calibration;
import ij.plugin.filter.Analyzer;
import ij.process.ColorProcessor;
import io.github.affectj.annotation.AnnotationSet;
import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.annotation.TierKind;
import io.github.affectj.commands.DetectShotsCommand;
import io.github.affectj.commands.RecognizeEmotionsCommand;
import io.github.affectj.model.TestModels;
import io.github.affectj.overlay.Results;
import io.github.affectj.overlay.StackResults;
import io.github.affectj.pipeline.shots.MadeFilm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Detect Shots... and what Recognize Emotions... makes of it, in macros. */
class ShotsMacroTest {
    private static final int FRAMES = 48;

    /** Frames of the first shot. */
    private static final int CUT = 22;

    @TempDir Path folder;

    private ImagePlus image;

    @BeforeAll
    static void install() {
        Macros.install(DetectShotsCommand.class);
        Macros.install(RecognizeEmotionsCommand.class);
    }

    @BeforeEach
    void open() {
        MadeFilm film = new MadeFilm().shot(0, CUT).shot(1, FRAMES - CUT);
        ImageStack stack = new ImageStack(film.width(), film.height());
        for (int i = 0; i < FRAMES; i++) {
            stack.addSlice(new ColorProcessor(film.width(), film.height(), film.rgb(i)));
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

    private AnnotationSet tiers() {
        return StackResults.of(image)
                .get()
                .part(AnnotationSet.KEY, AnnotationSet.class)
                .orElse(AnnotationSet.EMPTY);
    }

    @Test
    void aTableAndATierAndWindowsThatEndAtTheCut() throws IOException {
        Macros.Outcome outcome =
                Macros.run(
                        "run('Detect Shots...', 'device=cpu'); return '' + nResults + ' ' +"
                                + " getResult('number', 1) + ' ' + getResult('start_s', 1) + ' ' +"
                                + " getResult('length_s', 0) + ' ' + getResultString('transition',"
                                + " 0) + '|' + getResultString('transition', 1);");
        assertEquals(new Macros.Outcome("2 2 0.88 0.88 |cut", null, false), outcome);
        assertEquals(List.of("shots", "transitions"), tiers().names());
        Tier shots = tiers().need("shots");
        assertEquals("transnetv2", shots.coder());
        assertEquals(
                List.of(new Segment(0, 0.88, "1"), new Segment(0.88, 1.92, "2")),
                shots.segments().stream()
                        .map(s -> s.at(rounded(s.start()), rounded(s.end())))
                        .toList());
        String model = TestModels.store(folder).toString();
        Macros.runOrFail("run('Recognize Emotions...', 'model=[" + model + "]');");
        assertEquals(
                Integer.toString(CUT + 1), Results.of(image).orElseThrow().settings().get("shots"));
        Macros.runOrFail("run('Recognize Emotions...', 'model=[" + model + "] shots=false');");
        Map<String, String> whole = Results.of(image).orElseThrow().settings();
        assertFalse(whole.containsKey("shots"));
        assertEquals(List.of("shots", "transitions"), tiers().names(), "tiers stay");
    }

    private static double rounded(double seconds) {
        return Math.round(seconds * 1e6) / 1e6;
    }

    @Test
    void aTierOfSomebodyElseStays() {
        Tier hers =
                new Tier("shots", TierKind.SEQUENCE, "Ann", List.of(new Segment(0, 1, "a shot")));
        StackResults.of(image).put(AnnotationSet.EMPTY.with(hers));
        Macros.runOrFail("run('Detect Shots...', 'device=cpu');");
        assertEquals(hers, tiers().need("shots"));
        assertEquals(2, tiers().need("shots 2").segments().size());
    }

    @Test
    void wrongThresholdsAreTold() {
        for (String value : List.of("0", "1", "2", "-0.5", "half")) {
            WindowManager.setTempCurrentImage(image); // an aborted macro forgets it
            Macros.Outcome outcome =
                    Macros.run("run('Detect Shots...', 'threshold=" + value + "');");
            assertTrue(outcome.aborted());
            assertTrue(outcome.error().contains("threshold"), outcome.error());
            assertTrue(outcome.error().contains(value), outcome.error());
        }
        assertEquals(AnnotationSet.EMPTY, tiers());
    }

    @Test
    void withoutAnImageItSaysSo() {
        close();
        Macros.Outcome outcome = Macros.run("run('Detect Shots...');");
        assertTrue(outcome.aborted());
        assertEquals(
                "Detect Shots: there is no open image; open a stack or a GIF first",
                outcome.error());
        IJ.getErrorMessage();
    }
}
