package io.github.affectj.laboratory.report;

import java.nio.file.Path;

/** Draws figures, where there is something to draw with. */
@FunctionalInterface
public interface FigureDrawing {
    /**
     * Draws a figure into a PNG file.
     *
     * @param file to make or replace; its folder is there
     */
    void draw(Figure figure, Path file);
}
