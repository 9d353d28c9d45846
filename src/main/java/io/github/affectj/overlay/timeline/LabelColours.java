package io.github.affectj.overlay.timeline;

import io.github.affectj.overlay.Palette;
import java.awt.Color;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which colour a label has: a model's labels those of its plots, others the next ones, in the order
 * in which they came. Once given, a colour stays. Capital and small letters are the same label, as
 * where tiers are compared. Immutable.
 */
final class LabelColours {
    /** Of segments without a label, or whose labels are names and not kinds. */
    static final Color NEUTRAL = new Color(0x8A939C);

    private static final double LIGHTER = 0.55;

    private final Map<String, Integer> series;

    private LabelColours(Map<String, Integer> series) {
        this.series = Collections.unmodifiableMap(series);
    }

    /** Colours of a model's labels. */
    static LabelColours of(List<String> modelLabels) {
        return new LabelColours(Map.of()).with(modelLabels);
    }

    /** The same with further labels. */
    LabelColours with(Collection<String> labels) {
        Map<String, Integer> more = new HashMap<>(series);
        for (String label : labels) {
            if (!label.isBlank()) {
                more.putIfAbsent(key(label), more.size());
            }
        }
        return more.size() == series.size() ? this : new LabelColours(more);
    }

    /** The colour of a label; grey for none and for one that was never given. */
    Color colour(String label) {
        Integer place = series.get(key(label));
        if (place == null) {
            return NEUTRAL;
        }
        Color colour = Palette.colour(place);
        boolean again = place / Palette.size() % 2 == 1;
        return again ? Palette.mixed(colour, Color.WHITE, LIGHTER) : colour;
    }

    private static String key(String label) {
        return label.strip().toLowerCase(Locale.ROOT);
    }
}
