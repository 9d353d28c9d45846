/**
 * Labelled sets. A folder goes in; out come its {@link io.github.affectj.training.data.Sample}s
 * (files, or {@link io.github.affectj.training.data.Span parts} of films, as a table or {@link
 * io.github.affectj.training.data.FilmTiersReader files of ELAN} tell them) by split (made by
 * {@link io.github.affectj.training.data.DatasetSplitter} where there is none), checked ({@link
 * io.github.affectj.training.data.DatasetCheck}), and windows of their frames and sound for a
 * network ({@link io.github.affectj.training.data.BatchLoader}). Start at {@link
 * io.github.affectj.training.data.ClipDataset}.
 */
package io.github.affectj.training.data;
