package io.github.affectj.annotation.agreement;

import java.util.Locale;

/** What tells how far two voices agree. */
public enum Measure {
    /** Share of what both labelled that has the same label, 0 to 1. */
    AGREEMENT,
    /** Cohen's kappa (1960) of the same: 0 as by chance, 1 in all. */
    KAPPA,
    /** Krippendorff's alpha of the same, nominal: 0 as by chance, 1 in all. */
    ALPHA,
    /** {@link #AGREEMENT} where a gap counts as a label of its own. */
    AGREEMENT_GAPS,
    /** {@link #KAPPA} where a gap counts as a label of its own. */
    KAPPA_GAPS,
    /** {@link #ALPHA} where a gap counts as a label of its own. */
    ALPHA_GAPS,
    /** Krippendorff's alpha of the values, interval. */
    ALPHA_INTERVAL,
    /** Pearson's correlation of the values, -1 to 1. */
    PEARSON,
    /** Concordance of the values (Lin 1989), -1 to 1: 1 only where they are equal. */
    CCC;

    /** Its name in tables, as {@code kappa_gaps}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
