package io.github.affectj.model.arch.film;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.affectj.base.BadInputException;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.TestModels;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hyper-parameters that are missing or absurd are told before anything is computed. */
class FilmArchitecturesTest {
    private static final String LACKS =
            "The model.json of the model film lacks the hyper-parameter '%s', a whole number from %s.";
    private static final String RANGE =
            "The hyper-parameter '%s' of the model film must be a whole number from %s, not %s.";

    @ParameterizedTest
    @CsvSource({
        "hidden, , 1 to 1024",
        "heads, , 1 to 64",
        "units, , 1 to 4096",
        "step_ms, , 10 to 10000",
        "step_ms, 0, 10 to 10000",
        "step_ms, -5, 10 to 10000",
        "step_ms, 10000000, 10 to 10000",
        "sound_features, , 0 to 100000",
        "sound_first, , 0 to 75",
        "sound_first, 76, 0 to 75",
    })
    void aHyperParameterMustBeThereAndInItsRange(String name, Integer value, String allowed) {
        Map<String, Integer> hyper = new HashMap<>(TestModels.filmHyper());
        hyper.remove(name);
        if (value != null) {
            hyper.put(name, value);
        }
        ModelSpec spec = TestModels.film(FilmArchitectures.Attention.KEY, hyper);
        BadInputException e =
                assertThrows(
                        BadInputException.class,
                        () -> new FilmArchitectures.Attention().build(spec));
        assertEquals(
                value == null
                        ? LACKS.formatted(name, allowed)
                        : RANGE.formatted(name, allowed, value),
                e.getMessage());
    }
}
