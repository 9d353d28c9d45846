/**
 * Files for other programs: an {@code EmotionTimeline} and, for moving pictures, an {@link
 * io.github.affectj.export.ExportSource} of drawn frames come in; csv, tsv, json or an annotated
 * GIF or film goes out, written whole or not at all. Start at {@link
 * io.github.affectj.export.ResultExporters}; a new format is a {@link
 * io.github.affectj.export.ResultExporter}. {@link io.github.affectj.export.JsonResults} reads the
 * json back.
 */
package io.github.affectj.export;
