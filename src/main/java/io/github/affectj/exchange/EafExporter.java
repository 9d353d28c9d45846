package io.github.affectj.exchange;

import org.scijava.plugin.Plugin;

/** Writes what models say beside the tiers of persons for ELAN. */
@Plugin(type = ResultExporter.class)
public class EafExporter extends TierExporter {

    @Override
    public String format() {
        return "eaf";
    }

    @Override
    public String description() {
        return "tiers of all models and persons, for ELAN";
    }

    @Override
    boolean holdsSeveral() {
        return true;
    }
}
