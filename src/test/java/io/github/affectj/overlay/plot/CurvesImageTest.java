package io.github.affectj.overlay.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ij.ImagePlus;
import ij.process.ImageProcessor;
import io.github.affectj.overlay.Palette;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CurvesImageTest {
    /** Rows of the legend, from its first to the next, see {@link CurvesImage}. */
    private static final int TOP = 24;

    private static final int ROW = 20;
    private static final int SAMPLE = 26;

    @Test
    void manyCurvesAreToldApartInTheLegend() {
        List<CurvesImage.Curve> curves = new ArrayList<>();
        for (int i = 0; i < 4 * Palette.size(); i++) {
            curves.add(
                    new CurvesImage.Curve(
                            "curve", List.of(1.0, 2.0, 3.0), List.of(i + 1.0, i + 2.0, i + 3.0)));
        }
        ImagePlus image = CurvesImage.create("curves", "x", "y", curves, List.of());
        int left = image.getWidth() - right(image) + 8;
        Set<String> samples = new HashSet<>();
        for (int i = 0; i < curves.size(); i++) {
            ImageProcessor sample = image.getProcessor();
            sample.setRoi(left, TOP + i * ROW - ROW / 2, SAMPLE, ROW);
            samples.add(Arrays.toString((int[]) sample.crop().getPixels()));
        }
        assertEquals(curves.size(), samples.size());
    }

    /** Width of the legend: all that is right of the plot alone. */
    private static int right(ImagePlus image) {
        ImagePlus alone =
                CurvesImage.create(
                        "curves",
                        "x",
                        "y",
                        List.of(new CurvesImage.Curve("", List.of(1.0, 2.0), List.of(1.0, 2.0))),
                        List.of());
        return image.getWidth() - alone.getWidth() + SAMPLE + 3 * 8;
    }
}
