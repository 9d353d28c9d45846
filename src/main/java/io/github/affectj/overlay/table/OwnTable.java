package io.github.affectj.overlay.table;

import ij.measure.ResultsTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A table of ours that knows whose it is and what its labels were, so that changes are seen. */
class OwnTable extends ResultsTable {
    private static final String LABEL = "label";

    private final String owner;
    private final int ownRows;
    private final List<String> ownLabels = new ArrayList<>();

    /**
     * @param owner name of the clip that it is of
     * @param rows adds the rows
     */
    OwnTable(String owner, Consumer<ResultsTable> rows) {
        this.owner = owner;
        rows.accept(this);
        this.ownRows = size();
        for (int row = 0; row < ownRows; row++) {
            ownLabels.add(label(row));
        }
    }

    /** Name of the clip that it is of. */
    String owner() {
        return owner;
    }

    /** Whether rows were added or taken away. */
    boolean hasOtherRows() {
        return size() != ownRows;
    }

    /** Rows whose label is no longer the one that was written there, from 0. */
    List<Integer> changedLabels() {
        List<Integer> changed = new ArrayList<>();
        for (int row = 0; row < Math.min(size(), ownRows); row++) {
            if (!label(row).equals(ownLabels.get(row))) {
                changed.add(row);
            }
        }
        return changed;
    }

    private String label(int row) {
        return columnExists(LABEL) ? String.valueOf(getStringValue(LABEL, row)) : "";
    }
}
