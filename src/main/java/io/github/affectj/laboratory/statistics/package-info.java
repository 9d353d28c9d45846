/**
 * Statistics over runs: numbers in, intervals and tests out. Nothing here knows of clips or models.
 * Checked against SciPy by {@code scripts/reference/golden_statistics.py}.
 */
package io.github.affectj.laboratory.statistics;
