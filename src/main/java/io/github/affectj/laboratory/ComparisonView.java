package io.github.affectj.laboratory;

import io.github.affectj.laboratory.grid.Cell;
import io.github.affectj.laboratory.grid.CellResult;
import io.github.affectj.laboratory.report.Figure;
import io.github.affectj.laboratory.report.FigureDrawing;
import io.github.affectj.training.run.TrainingListener;
import java.nio.file.Path;

/** Sees a comparison from outside, and draws for it. Called on its thread. */
public interface ComparisonView extends FigureDrawing {

    /** A view that shows and draws nothing. */
    ComparisonView NONE = new ComparisonView() {};

    /** Who is told of a run. */
    default TrainingListener run(Cell cell) {
        return TrainingListener.NONE;
    }

    /** A run ended, well or not, now or before. */
    default void ended(CellResult result) {}

    /** Something that the user should know. */
    default void note(String sentence) {}

    @Override
    default void draw(Figure figure, Path file) {}
}
