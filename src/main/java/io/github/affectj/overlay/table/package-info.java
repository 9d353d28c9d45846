/**
 * Tables: a timeline comes in, rows of an ImageJ table go out, in windows and without. Start at
 * {@link io.github.affectj.overlay.table.EmotionsTable}.
 */
package io.github.affectj.overlay.table;
