package io.github.affectj.overlay.timeline;

/**
 * A row of a timeline.
 *
 * @param kind what it shows
 * @param tier place of its tier; -1 in other rows
 * @param model place of the model's or region's track that it shows; -1 in other rows
 * @param y its upper edge in pixels, scrolled as the layout is
 * @param height in pixels
 */
public record TimelineRow(Kind kind, int tier, int model, int y, int height) {
    /** What a row shows. */
    public enum Kind {
        /** Times and frames; does not scroll. */
        RULER,
        /** What a model says, as segments. */
        MODEL,
        /** The probabilities of the model's labels, one below the other. */
        CURVES,
        /** The model's attention over time. */
        ATTENTION,
        /** The sound. */
        WAVEFORM,
        /** Segments of a tier. */
        TIER,
        /** No row. */
        NOTHING
    }

    /** The same at another height. */
    TimelineRow at(int newY) {
        return new TimelineRow(kind, tier, model, newY, height);
    }

    /** The same for a track. */
    TimelineRow ofModel(int newModel) {
        return new TimelineRow(kind, tier, newModel, y, height);
    }

    /** Whether a height lies in it. */
    public boolean holds(double place) {
        return place >= y && place < y + height;
    }

    /** Whether it speaks for a model and not for a person. */
    boolean isModels() {
        return kind == Kind.MODEL || kind == Kind.CURVES || kind == Kind.ATTENTION;
    }
}
