/**
 * Training and scoring. A folder of labelled clips and settings go in; a run folder with curves,
 * report, checkpoint and an installable model comes out. {@code data} reads and checks sets and
 * loads their clips, {@code run} trains, {@code report} scores, {@code export} writes features of
 * clips as a set. Start at {@code run.TrainingSession}.
 */
package io.github.affectj.training;
