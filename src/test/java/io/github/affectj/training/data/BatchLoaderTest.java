package io.github.affectj.training.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.affectj.base.Progress;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.StreamNeeds;
import io.github.affectj.model.Windowing;
import io.github.affectj.training.run.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchLoaderTest {
    private static final int SIZE = 32;

    @TempDir Path temp;

    private static Sample copy(Path set, String folder) throws IOException {
        Path clip =
                Runs.TINY
                        .resolve("train")
                        .resolve("noto")
                        .resolve("fear")
                        .resolve("face-screaming-in-fear.gif");
        Path to = Files.createDirectories(set.resolve(folder)).resolve("0.gif");
        return new Sample(Files.copy(clip, to), 0, "train", "", to.toString());
    }

    private static float[] window(Path set, Sample sample, int epoch) {
        ModelSpec spec =
                new ModelSpec(
                        "x",
                        "resnet18",
                        Map.of(),
                        List.of("a", "b"),
                        SIZE,
                        1,
                        1,
                        ModelSpec.IMAGENET_MEAN,
                        ModelSpec.IMAGENET_STD,
                        1,
                        "",
                        "",
                        Map.of(),
                        Map.of());
        try (BatchLoader loader =
                new BatchLoader(
                        ClipSource.FILES,
                        set,
                        spec,
                        Windowing.frames(spec.frames()),
                        StreamNeeds.FRAMES,
                        "strong",
                        7,
                        0,
                        1)) {
            return loader.start(List.of(List.of(sample)), epoch).next(Progress.NONE).pixels();
        }
    }

    /** Else thousands of clips named 0.png, a folder each, would share one variant an epoch. */
    @Test
    void clipsOfOneFileNameInTwoFoldersGetVariantsOfTheirOwn() throws IOException {
        Sample one = copy(temp, "ann");
        Sample other = copy(temp, "bob");
        for (int epoch = 1; epoch < 4; epoch++) {
            assertFalse(Arrays.equals(window(temp, one, epoch), window(temp, other, epoch)));
        }
    }

    @Test
    void aSetThatWasMovedGivesTheSameWindows() throws IOException {
        Path here = temp.resolve("here");
        Path there = temp.resolve("there");
        assertArrayEquals(window(here, copy(here, "ann"), 2), window(there, copy(there, "ann"), 2));
    }
}
