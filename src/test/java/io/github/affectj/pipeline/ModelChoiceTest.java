package io.github.affectj.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileInfo;
import io.github.affectj.base.Progress;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.media.film.VideoWriter;
import io.github.affectj.media.stack.ClipStacks;
import io.github.affectj.media.stack.StackClip;
import io.github.affectj.result.EmotionTimeline;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which model {@code auto} takes. */
class ModelChoiceTest {
    private static final Path SAMPLES = Path.of("sample-data");

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "party-to-tears.gif, gif7-resnet18-convgru",
        "letter.mp4, av3-gru-attention",
        "av3/train/voice-only/neutral/neutral-093.m4a, av3-gru-attention",
    })
    void goesByTheKindOfFile(String file, String model) {
        try (Clip clip = ClipOpener.open(SAMPLES.resolve(file))) {
            assertEquals(model, ModelChoice.of(clip).model());
        }
    }

    @Test
    void aPictureIsAPictureAndASilentVideoIsAVideo() throws IOException {
        Path picture = folder.resolve("a.jpg");
        ImageIO.write(
                new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "jpg", picture.toFile());
        try (Clip clip = ClipOpener.open(picture)) {
            assertEquals(ModelChoice.GIF_MODEL, ModelChoice.of(clip).model());
        }
        Path silent = folder.resolve("silent.mp4");
        VideoWriter.write(
                silent,
                64,
                64,
                new double[] {0, 0.1},
                0.1,
                i -> new int[64 * 64],
                Optional.empty(),
                Progress.NONE);
        try (Clip clip = ClipOpener.open(silent)) {
            assertEquals(ModelChoice.VIDEO_MODEL, ModelChoice.of(clip).model());
        }
    }

    @ParameterizedTest
    @CsvSource({"party-to-tears.gif", "letter.mp4"})
    void aStackIsOfTheKindOfItsFileInWholeAndInPart(String file) throws IOException {
        Path path = SAMPLES.resolve(file);
        String model;
        try (Clip clip = ClipOpener.open(path)) {
            model = ModelChoice.of(clip).model();
        }
        Clip part = ClipOpener.open(path, ClipOpener.readers(), 1, 1, 1);
        ImagePlus image = ClipStacks.toImagePlus(part, Progress.NONE);
        try (Clip clip = new StackClip(image)) {
            assertEquals(model, ModelChoice.of(clip).model());
        }
    }

    @Test
    void aStackOfUnknownOriginCountsAsPictures() {
        ImagePlus image = IJ.createImage("mine", "RGB", 32, 32, 3);
        ModelChoice choice = ModelChoice.of(new StackClip(image));
        assertEquals(
                "model=auto takes gif7-resnet18-convgru, the model for GIFs and pictures, since the"
                        + " stack is not known to be from video",
                choice.sentence());
    }

    @Test
    void aStackThatImageJOpenedFromAviIsVideo() {
        ImagePlus image = IJ.createImage("walk.AVI", "RGB", 32, 32, 3);
        FileInfo info = new FileInfo();
        info.directory = folder.toString();
        info.fileName = "walk.AVI";
        image.setFileInfo(info);
        assertEquals(ModelChoice.VIDEO_MODEL, ModelChoice.of(new StackClip(image)).model());
    }

    @Test
    void theResultTellsTheModelAndTheNumbersAreThoseOfTheModelByName() {
        try (Clip clip =
                ClipOpener.open(
                        SAMPLES.resolve("party-to-tears.gif"), ClipOpener.readers(), 1, 4, 1)) {
            EmotionTimeline auto =
                    EmotionAnalysis.run(clip, AnalysisSettings.defaults(), Progress.NONE);
            EmotionTimeline named =
                    EmotionAnalysis.run(
                            clip,
                            AnalysisSettings.defaults().withModel(ModelChoice.GIF_MODEL),
                            Progress.NONE);
            assertEquals("gif7-resnet18-convgru", auto.model().id());
            assertEquals("gif7-resnet18-convgru", auto.settings().get("model"));
            assertEquals(
                    "model=auto takes gif7-resnet18-convgru, the model for GIFs and pictures",
                    auto.environment().get(EmotionTimeline.MODEL_CHOICE));
            assertFalse(named.environment().containsKey(EmotionTimeline.MODEL_CHOICE));
            assertEquals(named.clipScores(), auto.clipScores());
        }
    }
}
