package io.github.affectj.laboratory.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.affectj.laboratory.grid.Cell;
import io.github.affectj.laboratory.grid.CellResult;
import io.github.affectj.laboratory.grid.ComparedSystem;
import io.github.affectj.training.report.EpochMetrics;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemSummaryTest {
    private static final EpochMetrics EPOCH = new EpochMetrics(1, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** Then a curve over the epochs may jump, and its figure says so. */
    @ParameterizedTest
    @CsvSource({"3, 3, false", "3, 4, true"})
    void runsThatEndEarlyAreSeen(int first, int second, boolean differ) {
        ComparedSystem system = new ComparedSystem(1, "resnet18", "", "", Map.of(), 1, false);
        List<CellResult> runs = List.of(run(system, first), run(system, second));
        assertEquals(differ, new SystemSummary(system, runs).endsDiffer());
    }

    private static CellResult run(ComparedSystem system, int epochs) {
        return new CellResult(
                new Cell(system, epochs),
                "",
                "test",
                null,
                null,
                Collections.nCopies(epochs, EPOCH),
                1,
                null,
                "",
                "");
    }
}
