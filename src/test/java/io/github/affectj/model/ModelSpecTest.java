package io.github.affectj.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelSpecTest {
    /** What a copy does not change it keeps, what the model tells of its own kind too. */
    @Test
    void copiesKeepTheRest() {
        ModelSpec told = TestModels.spec().withOwnKind("hash", "Drawings.");
        ModelSpec copy =
                told.withHyper(told.values())
                        .withLabels(List.of("yes", "no"))
                        .finished("other", 2, "sha", "MIT", Map.of("seed", 1), Map.of());
        assertEquals(List.of("hash", "Drawings."), List.of(copy.familiarity(), copy.domain()));
        assertEquals(List.of("yes", "no"), copy.labels());
        assertEquals(told.hyper(), copy.hyper());
        assertEquals(List.of(told.size(), told.frames()), List.of(copy.size(), copy.frames()));
    }
}
