package io.github.affectj.overlay.table;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.result.Faithfulness;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaithfulnessTableTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.20 | 0.60 | Both are better than random order.",
                "0.20 | 0.41 | Only deletion is better than random order: lean on this map with care.",
                "0.39 | 0.60 | Only insertion is better than random order: lean on this map with care.",
                "0.39 | 0.41 | Do not lean on this map: it is no better than random order.",
                "0.60 | 0.20 | Do not lean on this map: it is no better than random order.",
            })
    void theLineEndsWithWhatToMakeOfIt(double deletion, double insertion, String verdict) {
        Faithfulness test =
                new Faithfulness(
                        Faithfulness.CELLS, "joy", 9, 1, 0, deletion, insertion, 0.4, 0.02, 5);
        String line = FaithfulnessTable.line(test);
        assertTrue(line.endsWith(" " + verdict), line);
        assertTrue(line.contains("random order 0.400 ± 0.020 of 5"), line);
    }
}
