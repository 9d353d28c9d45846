/**
 * A grid of trainings: what is compared ({@link io.github.affectj.laboratory.grid.ComparedSystem}),
 * its runs ({@link io.github.affectj.laboratory.grid.Cell}), and what came of them ({@link
 * io.github.affectj.laboratory.grid.CellResult}). Start with {@link
 * io.github.affectj.laboratory.grid.ComparisonSettings}.
 */
package io.github.affectj.laboratory.grid;
