/**
 * Files for other programs: an {@code EmotionTimeline} comes in, csv, tsv, json or an annotated GIF
 * goes out. A new format is a {@code ResultExporter}.
 */
package io.github.affectj.export;
