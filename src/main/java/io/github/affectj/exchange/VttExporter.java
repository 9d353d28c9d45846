package io.github.affectj.exchange;

import org.scijava.plugin.Plugin;

/** Writes what a model says as subtitles (WebVTT). */
@Plugin(type = ResultExporter.class)
public class VttExporter extends TierExporter {

    @Override
    public String format() {
        return "vtt";
    }

    @Override
    public String description() {
        return "the labels as subtitles (WebVTT)";
    }

    @Override
    boolean holdsSeveral() {
        return false;
    }
}
