package io.github.affectj.exchange;

import org.scijava.plugin.Plugin;

/** Writes what models say beside the tiers of persons for Praat. */
@Plugin(type = ResultExporter.class)
public class TextGridExporter extends TierExporter {

    @Override
    public String format() {
        return "textgrid";
    }

    @Override
    public String description() {
        return "tiers of all models and persons, for Praat";
    }

    @Override
    boolean holdsSeveral() {
        return true;
    }
}
