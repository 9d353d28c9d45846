package io.github.affectj.exchange;

import org.scijava.plugin.Plugin;

/** Writes what a model says as subtitles (SubRip). */
@Plugin(type = ResultExporter.class)
public class SrtExporter extends TierExporter {

    @Override
    public String format() {
        return "srt";
    }

    @Override
    public String description() {
        return "the labels as subtitles";
    }

    @Override
    boolean holdsSeveral() {
        return false;
    }
}
