/**
 * The bench on which systems are compared: in go a data set and a list of architectures, out come
 * one run folder for each system and seed, tables, figures and a report. Start with {@link
 * io.github.affectj.laboratory.ModelComparison}; {@code grid} plans and runs, {@code statistics}
 * computes, {@code report} writes. No windows and no drawing here: who calls gives a view.
 */
package io.github.affectj.laboratory;
