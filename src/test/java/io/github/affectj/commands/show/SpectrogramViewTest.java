package io.github.affectj.commands.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.Calibration;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.features.audio.TestAudio;
import io.github.affectj.media.Clip;
import io.github.affectj.media.RangedClip;
import io.github.affectj.media.sound.SoundOnlyClip;
import io.github.affectj.media.stack.StackClip;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SpectrogramViewTest {
    @TempDir Path folder;

    /** A tone of 1000 Hz in the first second, of 3000 Hz in the second. */
    private static TestAudio tones(double seconds) {
        return TestAudio.of(seconds, t -> 0.5 * Math.sin(2 * Math.PI * (t < 1 ? 1000 : 3000) * t));
    }

    @Test
    void tonesLieAtTheirSecondsAndHertz() throws IOException {
        try (Clip clip = new SoundOnlyClip(Path.of("tones.wav"), tones(2))) {
            ImagePlus image = SpectrogramView.of(clip, Progress.NONE);
            assertEquals("tones.wav - log-mel", image.getTitle());
            assertEquals(32, image.getBitDepth());
            assertEquals(200, image.getWidth());
            check(image);
            // The calibration stays with the file.
            String path = folder.resolve("spectrogram.tif").toString();
            IJ.saveAsTiff(image, path);
            check(IJ.openImage(path));
        }
    }

    private static void check(ImagePlus image) {
        Calibration calibration = image.getCalibration();
        assertEquals("s", calibration.getXUnit());
        assertEquals("Hz", calibration.getYUnit());
        int height = image.getHeight();
        assertEquals(0, calibration.getY(height - 1, height), 1e-6);
        assertEquals(8000, calibration.getY(0, height), 1e-6);
        assertEquals(0.005, calibration.getX(0), 1e-6);
        for (int x = 3; x < image.getWidth() - 3; x++) {
            double seconds = calibration.getX(x);
            if (Math.abs(seconds - 1) > 0.02) {
                int loudest = 0;
                for (int y = 1; y < height; y++) {
                    float value = image.getProcessor().getf(x, y);
                    loudest = value > image.getProcessor().getf(x, loudest) ? y : loudest;
                }
                double hertz = calibration.getY(loudest, height);
                double expected = seconds < 1 ? 1000 : 3000;
                // Half the distance between two bands there.
                assertEquals(expected, hertz, 0.05 * expected, "at " + seconds + " s");
            }
        }
    }

    @Test
    void aPartKeepsItsTime() throws IOException {
        Clip whole = new SoundOnlyClip(Path.of("tones.wav"), tones(2));
        try (Clip part = RangedClip.of(whole, 5, 7, 1)) {
            ImagePlus image = SpectrogramView.of(part, Progress.NONE);
            assertEquals(60, image.getWidth());
            assertEquals(0.805, image.getCalibration().getX(0), 1e-9);
        }
    }

    @Test
    void longSoundGetsWiderColumns() throws IOException {
        try (Clip clip = new SoundOnlyClip(Path.of("tones.wav"), tones(130))) {
            ImagePlus image = SpectrogramView.of(clip, Progress.NONE);
            assertEquals(6500, image.getWidth());
            Calibration calibration = image.getCalibration();
            assertEquals(0.02, calibration.pixelWidth, 1e-9);
            assertEquals(0.01, calibration.getX(0), 1e-9);
            // 1000 Hz ends where it should still.
            int y = (int) Math.round(calibration.yOrigin - 1000 / calibration.pixelHeight);
            assertTrue(image.getProcessor().getf(48, y) > image.getProcessor().getf(52, y) + 20);
        }
    }

    @Test
    void noSoundIsSaid() {
        Clip mute = new StackClip(IJ.createImage("mute", "RGB", 8, 8, 2));
        String said =
                assertThrows(BadInputException.class, () -> SpectrogramView.of(mute, Progress.NONE))
                        .getMessage();
        assertEquals(
                "spectrogram=true needs audio, and mute has none; leave spectrogram out.", said);
    }
}
