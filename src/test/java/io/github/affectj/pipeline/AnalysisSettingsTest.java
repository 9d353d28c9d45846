package io.github.affectj.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnalysisSettingsTest {

    /** Shots of a long film with quick cuts are read in whatever number they come. */
    @Test
    void manyShotsAreRead() {
        List<Integer> shots = IntStream.rangeClosed(1, 50_000).map(i -> 5 * i).boxed().toList();
        String text = shots.stream().map(String::valueOf).collect(Collectors.joining(" "));
        assertEquals(shots, AnalysisSettings.of(Map.of("shots", text)).shots());
        assertEquals(List.of(), AnalysisSettings.of(Map.of()).shots());
    }
}
