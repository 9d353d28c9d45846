package io.github.affectj.laboratory.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.laboratory.grid.Cell;
import io.github.affectj.laboratory.grid.CellResult;
import io.github.affectj.laboratory.grid.ComparedSystem;
import io.github.affectj.laboratory.grid.Predictions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairingTest {
    private static final List<String> LABELS = List.of("a", "b");

    /** A system that scored one list of clips with each seed, all of them label a. */
    private static SystemSummary system(int number, int said, List<List<String>> clipsOfSeed) {
        ComparedSystem system = new ComparedSystem(number, "resnet18", "", "", Map.of(), 1, false);
        List<CellResult> runs =
                IntStream.range(0, clipsOfSeed.size())
                        .mapToObj(
                                seed ->
                                        new CellResult(
                                                new Cell(system, seed),
                                                "",
                                                "test",
                                                predictions(clipsOfSeed.get(seed), said),
                                                null,
                                                List.of(),
                                                1,
                                                null,
                                                "",
                                                ""))
                        .toList();
        return new SystemSummary(system, runs);
    }

    private static Predictions predictions(List<String> clips, int said) {
        Map<Predictions.Key, Predictions.Said> all = new LinkedHashMap<>();
        for (String clip : clips) {
            all.put(
                    new Predictions.Key(clip, 0),
                    new Predictions.Said(0, said, List.of(1.0 - said, (double) said)));
        }
        return new Predictions(LABELS, all);
    }

    @Test
    void whatAllSeedsHaveCounts() {
        List<List<String>> clips = List.of(List.of("x", "y"), List.of("y", "z", "x"));
        Pairing pairing = Pairing.of(system(1, 1, clips), system(2, 0, clips)).orElseThrow();
        assertEquals(2, pairing.scored());
        assertEquals(2, pairing.seeds());
        assertEquals(1, pairing.bootstrap().difference());
        assertEquals(2, pairing.mcNemar().onlySecond());
    }

    /** As where damaged clips were left out, others with each seed. */
    @Test
    void seedsWithoutAClipInCommonTellNothing() {
        List<List<String>> clips = List.of(List.of("x"), List.of("y"), List.of("x", "y"));
        assertTrue(Pairing.of(system(1, 1, clips), system(2, 0, clips)).isEmpty());
    }
}
