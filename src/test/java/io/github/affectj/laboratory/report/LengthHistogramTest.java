package io.github.affectj.laboratory.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.Progress;
import io.github.affectj.training.data.ClipDataset;
import io.github.affectj.training.data.ClipLengths;
import io.github.affectj.training.data.FeatureSets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LengthHistogramTest {
    private static List<Figure.Bin> bins(String unit, double... values) {
        List<ClipLengths.Length> clips = new ArrayList<>();
        for (double v : values) {
            clips.add(new ClipLengths.Length("train", v));
        }
        Figure.Histogram figure =
                (Figure.Histogram) LengthHistogram.of(new ClipLengths(unit, clips)).orElseThrow();
        return figure.bins();
    }

    @Test
    void shortClipsAreCountedFrameByFrame() {
        List<Figure.Bin> bins = bins("frames", 4, 6, 4, 4);
        assertEquals(List.of("4", "5", "6"), bins.stream().map(Figure.Bin::range).toList());
        assertEquals(List.of(3, 0, 1), bins.stream().map(Figure.Bin::count).toList());
        assertEquals(0.75, bins.get(0).share());
    }

    @Test
    void longOnesInRanges() {
        List<Figure.Bin> bins = bins("frames", 2, 49, 50, 303);
        assertEquals("0 to 49", bins.get(0).range());
        assertEquals(2, bins.get(0).count());
        assertEquals("300 to 349", bins.get(bins.size() - 1).range());
        assertEquals(7, bins.size());
        assertEquals(4, bins.stream().mapToInt(Figure.Bin::count).sum());
        List<Figure.Bin> seconds = bins("seconds", 2.5, 3.25, 9.5);
        assertEquals("2.0 to below 3.0", seconds.get(0).range());
        assertEquals(1, seconds.get(1).count());
    }

    @Test
    void oneLengthIsOneBar() {
        assertEquals(1, bins("frames", 1, 1, 1).size());
        assertTrue(LengthHistogram.of(new ClipLengths("frames", List.of())).isEmpty());
    }

    @Test
    void clipsSayHowLongTheyAre(@TempDir Path temp) throws IOException {
        ClipLengths gifs =
                ClipLengths.of(ClipDataset.open(Path.of("sample-data/tiny")), Progress.NONE);
        assertEquals("frames", gifs.unit());
        assertEquals(35, gifs.clips().size());
        assertEquals(14, gifs.clips().stream().filter(c -> c.value() == 4).count());
        ClipLengths features =
                ClipLengths.of(ClipDataset.open(FeatureSets.byClip(temp, 2)), Progress.NONE);
        assertEquals("steps", features.unit());
        assertTrue(features.clips().stream().allMatch(c -> c.value() >= 3 && c.value() <= 7));
    }
}
