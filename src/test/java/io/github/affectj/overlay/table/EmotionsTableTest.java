package io.github.affectj.overlay.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.macro.Interpreter;
import ij.measure.ResultsTable;
import ij.plugin.filter.Analyzer;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.SampleResults;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks at the table through ImageJ's own macro interpreter, without a display. */
class EmotionsTableTest {
    @TempDir Path folder;

    @BeforeEach
    @AfterEach
    void emptyTable() {
        Analyzer.setResultsTable(null);
    }

    private static String macro(String text) {
        return new Interpreter().run(text, "");
    }

    @Test
    void columnsAreThoseOfTheContract() {
        ResultsTable table = EmotionsTable.create(SampleResults.plain(64, 64, 3));
        assertEquals(
                "frame\ttime_s\tduration_s\tlabel\tconfidence\tp_happiness\tp_like\tp_surprise"
                        + "\tp_sadness\tp_anger\tp_disgust\tp_fear"
                        + "\tfamiliarity",
                table.getColumnHeadings());
        assertEquals(3, table.size());
        ResultsTable attending = EmotionsTable.create(SampleResults.withAttention(4));
        assertTrue(attending.getColumnHeadings().endsWith("p_neutral\tattention\tfamiliarity"));
        assertEquals(0.25, attending.getValue("attention", 0));
    }

    @Test
    void familiarityIsEmptyWhereTheModelCannotTell() {
        EmotionsTable.show(SampleResults.withFamiliarity(64, 64, 0.25, 0.02));
        assertEquals("0.02", macro("return \"\" + getResult(\"familiarity\", 1);"));
        EmotionsTable.show(SampleResults.plain(64, 64, 3));
        assertEquals("", macro("return getResultString(\"familiarity\", 1);"));
        assertEquals("NaN", macro("return \"\" + getResult(\"familiarity\", 1);"));
    }

    @Test
    void macrosSeeTheTable() {
        EmotionsTable.show(SampleResults.plain(64, 64, 9));
        assertEquals("9", macro("return \"\" + nResults;"));
        assertEquals("0.87", macro("return \"\" + getResult(\"p_anger\", 4);"));
        assertEquals("anger", macro("return getResultString(\"label\", 4);"));
        assertEquals("5", macro("return \"\" + getResult(\"frame\", 4);"));
        assertEquals("0.32", macro("return \"\" + getResult(\"time_s\", 4);"));
        assertEquals("0.87", macro("return \"\" + Table.get(\"p_anger\", 4);"));
    }

    @Test
    void macrosSaveTheTable() throws Exception {
        EmotionsTable.show(SampleResults.plain(64, 64, 9));
        Path file = folder.resolve("results.csv");
        macro("saveAs(\"Results\", \"" + file + "\");");
        try (CSVParser parser = parse(file)) {
            assertEquals(
                    List.of("frame", "time_s", "duration_s", "label", "confidence"),
                    parser.getHeaderNames().subList(0, 5));
            List<CSVRecord> rows = parser.getRecords();
            assertEquals(9, rows.size());
            assertEquals("anger", rows.get(4).get("label"));
            assertEquals("0.870000", rows.get(4).get("p_anger"));
            assertEquals("0.021667", rows.get(4).get("p_fear"));
        }
    }

    private static CSVParser parse(Path file) throws java.io.IOException {
        CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
        return CSVParser.parse(Files.readString(file), format);
    }

    @Test
    void laterResultReplacesAnEarlierOne() {
        EmotionsTable.show(SampleResults.plain(64, 64, 9));
        EmotionsTable.show(SampleResults.withAttention(4));
        assertEquals("4", macro("return \"\" + nResults;"));
        assertEquals("neutral", macro("return getResultString(\"label\", 1);"));
        assertEquals("0.25", macro("return \"\" + getResult(\"attention\", 3);"));
        assertEquals("NaN", macro("return \"\" + getResult(\"p_anger\", 0);"));
    }

    @Test
    void rowsOfTheUserStayAndOursFollow() {
        macro("setResult(\"Area\", 0, 12.5); setResult(\"Area\", 1, 7);");
        ResultsTable users = Analyzer.getResultsTable();
        EmotionsTable.show(SampleResults.plain(64, 64, 9));
        assertSame(users, Analyzer.getResultsTable());
        assertEquals("11", macro("return \"\" + nResults;"));
        assertEquals("12.5", macro("return \"\" + getResult(\"Area\", 0);"));
        assertEquals("7", macro("return \"\" + getResult(\"Area\", 1);"));
        assertEquals("0.87", macro("return \"\" + getResult(\"p_anger\", 2 + 4);"));
        assertEquals("anger", macro("return getResultString(\"label\", 2 + 4);"));
    }

    @Test
    void rowsThatTheUserAddedToOurTableStay() {
        EmotionsTable.show(SampleResults.plain(64, 64, 3));
        macro("setResult(\"Area\", 3, 12.5);");
        EmotionsTable.show(SampleResults.plain(64, 64, 2));
        assertEquals("6", macro("return \"\" + nResults;"));
        assertEquals("12.5", macro("return \"\" + getResult(\"Area\", 3);"));
        assertEquals("1", macro("return \"\" + getResult(\"frame\", 4);"));
    }

    @Test
    void clearedTableIsFreeAgain() {
        macro("setResult(\"Area\", 0, 12.5);");
        macro("run(\"Clear Results\");");
        EmotionTimeline result = SampleResults.plain(64, 64, 5);
        EmotionsTable.show(result);
        assertEquals("5", macro("return \"\" + nResults;"));
        assertEquals("1", macro("return \"\" + getResult(\"frame\", 0);"));
    }
}
