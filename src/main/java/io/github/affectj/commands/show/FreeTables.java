package io.github.affectj.commands.show;

import ij.WindowManager;
import ij.measure.ResultsTable;
import io.github.affectj.overlay.OwnerStack;
import java.awt.GraphicsEnvironment;

/** Shows tables that belong to no stack. */
final class FreeTables {
    private FreeTables() {}

    /** Shows a table under a title; without a display it is kept without a window. */
    static void show(ResultsTable table, String title) {
        table.show(title);
        if (!GraphicsEnvironment.isHeadless() && WindowManager.getFrame(title) != null) {
            OwnerStack.setNone(WindowManager.getFrame(title));
        }
    }
}
