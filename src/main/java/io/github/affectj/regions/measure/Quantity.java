package io.github.affectj.regions.measure;

import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What of a frame and region a threshold is compared with, and a plot shows. */
public enum Quantity {
    /** Share over share of the area; 1 is chance. */
    LIFT(FrameMeasure::lift, "lift (share of the map / share of the area)"),
    /** Share of the frame's sum. */
    SHARE(FrameMeasure::share, "share of the map"),
    /** Mean value. */
    MEAN(FrameMeasure::mean, "mean value"),
    /** Largest value. */
    PEAK(FrameMeasure::peak, "largest value");

    @SuppressWarnings("ImmutableEnumChecker") // a method of a record
    private final ToDoubleFunction<FrameMeasure> value;

    private final String title;

    Quantity(ToDoubleFunction<FrameMeasure> value, String title) {
        this.value = value;
        this.title = title;
    }

    /** Its value in a frame and region; NaN where there is none. */
    public double of(FrameMeasure measure) {
        return value.applyAsDouble(measure);
    }

    /** What it is, for the axis of a plot. */
    public String title() {
        return title;
    }

    /** By its key, in lower case. */
    public static Quantity of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
