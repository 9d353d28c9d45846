/**
 * How far two voices, of persons or of a person and a model, agree on a clip: two {@link
 * io.github.affectj.annotation.Tier tiers} come in, a {@link
 * io.github.affectj.annotation.agreement.Comparison} goes out, with measures, intervals and the
 * list of what was matched. Start at {@link io.github.affectj.annotation.agreement.TimeComparison}
 * and {@link io.github.affectj.annotation.agreement.SegmentComparison}; {@link
 * io.github.affectj.annotation.agreement.ModelTier} makes a tier of a model's timeline. Checked
 * against scikit-learn, the package krippendorff and SciPy by {@code
 * scripts/reference/golden_agreement.py}.
 *
 * <p>The measures are our own few lines on counts and sums, because the bootstrap calculates each
 * of them ten thousand times over. DKPro Statistics (Agreement 2.2.1) gives the same numbers, but
 * keeps an object for every item: once for two hours by tenths of a second takes it about a sixth
 * of the time that all draws take here. It has neither intervals nor the concordance of values.
 */
package io.github.affectj.annotation.agreement;
