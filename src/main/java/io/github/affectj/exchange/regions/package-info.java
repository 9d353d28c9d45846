/**
 * Regions as tables for other programs: a {@link io.github.affectj.regions.RegionSet} comes in, a
 * csv with a row a key goes out, and back. Start at {@link
 * io.github.affectj.exchange.regions.RegionTable}. As json they stand in the files of {@code
 * exchange.JsonResults}; ImageJ's own files are read and written in {@code overlay.regions}.
 */
package io.github.affectj.exchange.regions;
