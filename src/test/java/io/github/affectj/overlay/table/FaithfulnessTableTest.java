package io.github.affectj.overlay.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.result.Faithfulness;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaithfulnessTableTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.20 | 0.60 | Lean on this map: deleting by it is better than at random, 0.200 against 0.400 ± 0.020, and so is inserting, 0.600 against 0.400 ± 0.020.",
                "0.20 | 0.41 | Lean on this map with care: deleting by it is better than at random, 0.200 against 0.400 ± 0.020, but inserting is not, 0.410 against 0.400 ± 0.020.",
                "0.39 | 0.60 | Lean on this map with care: deleting by it is no better than at random, 0.390 against 0.400 ± 0.020, but inserting is, 0.600 against 0.400 ± 0.020.",
                "0.39 | 0.41 | Do not lean on this map: deleting by it is no better than at random, 0.390 against 0.400 ± 0.020, nor is inserting, 0.410 against 0.400 ± 0.020.",
                "0.60 | 0.20 | Do not lean on this map: deleting by it is no better than at random, 0.600 against 0.400 ± 0.020, nor is inserting, 0.200 against 0.400 ± 0.020.",
            })
    void theLogEndsWithWhatToMakeOfIt(double deletion, double insertion, String verdict) {
        Faithfulness test =
                new Faithfulness(
                        Faithfulness.CELLS, "joy", 9, 1, 0, deletion, insertion, 0.4, 0.02, 5);
        List<String> lines = FaithfulnessTable.lines(test);
        assertTrue(lines.get(0).contains("random order 0.400 ± 0.020 of 5"), lines.get(0));
        assertEquals(verdict, lines.get(1));
    }
}
