package io.github.affectj.training.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LabelsTest {
    private static final ClipDataset SET = new ClipDataset(Path.of("set"), names(20), List.of());

    private static List<String> names(int count) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add("l" + i);
        }
        return names;
    }

    private static List<Sample> clips(int... labels) {
        List<Sample> clips = new ArrayList<>();
        for (int label : labels) {
            clips.add(new Sample(Path.of("x"), label, "train", "", "x"));
        }
        return clips;
    }

    @Test
    void rareLabelsWeighMoreAndAllTogetherOneAClip() {
        ClipDataset two = new ClipDataset(Path.of("set"), List.of("a", "b"), List.of());
        List<Sample> train = clips(0, 0, 0, 1);
        assertArrayEquals(new double[] {4 / 6.0, 2}, Labels.weights(two, train, true), 1e-12);
        assertArrayEquals(new double[] {1, 1}, Labels.weights(two, train, false));
        assertTrue(
                assertThrows(BadInputException.class, () -> Labels.weights(two, clips(0), true))
                        .getMessage()
                        .contains("'b'"));
    }

    @Test
    void aClipWithRatersCountsForEachLabelByItsShare() {
        ClipDataset two = new ClipDataset(Path.of("set"), List.of("a", "b"), List.of());
        RaterShares shares = new RaterShares(new double[] {0.75, 0.25}, 4);
        Sample rated =
                new Sample(
                        Path.of("x"),
                        0,
                        "train",
                        "",
                        Sample.UNKNOWN,
                        "x",
                        null,
                        shares,
                        null,
                        Span.WHOLE);
        assertArrayEquals(
                new double[] {2 / (2 * 1.75), 2 / (2 * 0.25)},
                Labels.weights(two, List.of(rated, clips(0).get(0)), true),
                1e-12);
    }

    @Test
    void oneSentenceTellsOfLabelsWithoutValidation() {
        String said = Labels.missing(SET, clips(0, 1)).orElseThrow();
        assertTrue(said.startsWith("18 of 20 labels") && said.contains("l2, l3"), said);
        ClipDataset two = new ClipDataset(Path.of("set"), List.of("a", "b"), List.of());
        assertEquals(Optional.empty(), Labels.missing(two, clips(1, 0)));
    }

    /** Before hours of training, not when the model is opened. */
    @Test
    void refusesLabelsThatNoModelMayHave() {
        for (String label : new String[] {"x".repeat(1_000_000), "a\u202eb", "<HTML>b"}) {
            ClipDataset set = new ClipDataset(Path.of("set"), List.of("a", label), List.of());
            String said =
                    assertThrows(BadInputException.class, () -> Labels.requireTwo(set))
                            .getMessage();
            assertTrue(said.contains("up to 100 characters of one line are allowed"), said);
            assertTrue(said.length() < 500, said);
        }
        Labels.requireTwo(SET);
    }
}
