package io.github.affectj.laboratory.report;

import java.nio.file.Path;

/** Draws figures, where there is something to draw with. */
@FunctionalInterface
public interface FigureDrawing {
    /** Draws nothing: the report then has tables only. */
    FigureDrawing NONE = (figure, file) -> {};

    /**
     * Draws a figure into a PNG file.
     *
     * @param file to make or replace; its folder is there
     */
    void draw(Figure figure, Path file);
}
