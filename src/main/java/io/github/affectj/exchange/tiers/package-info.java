/**
 * Tiers in files of other programs: ELAN, Praat, subtitles, tables, BIDS. A file and the {@link
 * io.github.affectj.exchange.tiers.Film} that it speaks of come in, an {@code AnnotationSet} goes
 * out, its times brought back to the film's frames; and the other way. Start at {@link
 * io.github.affectj.exchange.tiers.TierFiles}; a new format is a {@code TierFormat} in its list.
 * What of a file of ELAN is no tier is kept as an {@link
 * io.github.affectj.exchange.tiers.ElanDocument}.
 */
package io.github.affectj.exchange.tiers;
