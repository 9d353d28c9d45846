package io.github.affectj.commands.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.measure.ResultsTable;
import io.github.affectj.training.data.Truth;
import io.github.affectj.training.report.ClassificationReport;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportViewTest {
    @Test
    void theTableEndsWithARowOfAllLabels() {
        ResultsTable table =
                ReportView.table(
                        ClassificationReport.of(
                                List.of("a", "b"),
                                List.of(new double[] {1, 0}, new double[] {1, 0}),
                                Truth.of(0, 1),
                                1));
        assertEquals(3, table.size());
        assertEquals("(all)", table.getStringValue("label", 2));
        assertEquals(0.5, table.getValue("accuracy", 2), 1e-12);
        assertEquals(0.5, table.getValue("chance", 2), 1e-12);
        assertEquals("a", table.getStringValue("commonest_label", 2));
        assertTrue(Double.isNaN(table.getValue("accuracy", 0)));
    }
}
