/**
 * What is told of a comparison: a {@code Comparison} goes in; tables, figures as plain values, and
 * the files of both come out. Start with {@link
 * io.github.affectj.laboratory.report.ComparisonReport}. Pictures are drawn by who gives a {@link
 * io.github.affectj.laboratory.report.FigureDrawing}.
 */
package io.github.affectj.laboratory.report;
