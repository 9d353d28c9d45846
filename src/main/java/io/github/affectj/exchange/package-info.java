/**
 * Files for other programs: an {@code EmotionTimeline} and, for moving pictures, an {@link
 * io.github.affectj.exchange.ExportSource} of drawn frames come in; csv, tsv, json or an annotated
 * GIF or film goes out, written whole or not at all. Start at {@link
 * io.github.affectj.exchange.ResultExporters}; a new format is a {@link
 * io.github.affectj.exchange.ResultExporter}. {@link io.github.affectj.exchange.JsonResults} reads
 * the json back; a new kind of part in it is a {@code JsonPart}. {@code tiers} reads and writes the
 * tiers of other programs.
 */
package io.github.affectj.exchange;
