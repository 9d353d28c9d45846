package io.github.affectj.base;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes all our tables as text: lines that end in a line feed, quotes where they are needed, and
 * no cell that a spreadsheet would take for a formula (see {@link ForeignText#cell}).
 */
public final class CsvWriter implements AutoCloseable {
    private final CSVPrinter printer;

    /**
     * @param out where the table goes; closed with this, if it can be
     * @param delimiter between the cells of a line: a comma or a tab
     */
    public CsvWriter(Appendable out, char delimiter) throws IOException {
        printer =
                new CSVPrinter(
                        out,
                        CSVFormat.DEFAULT
                                .builder()
                                .setDelimiter(delimiter)
                                .setRecordSeparator('\n')
                                .get());
    }

    /**
     * Writes a line.
     *
     * @param cells numbers and texts; null is an empty cell
     */
    public void row(List<?> cells) throws IOException {
        List<Object> safe = new ArrayList<>();
        for (Object cell : cells) {
            safe.add(cell instanceof String text ? ForeignText.cell(text) : cell);
        }
        printer.printRecord(safe);
    }

    /**
     * Writes a line as it is, of a table that we read back ourselves, where a path or label must
     * stay what it is.
     */
    public void exactRow(List<?> cells) throws IOException {
        printer.printRecord(cells);
    }

    @Override
    public void close() throws IOException {
        printer.close();
    }
}
