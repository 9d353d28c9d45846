package io.github.affectj.result;

import io.github.affectj.base.ForeignText;
import java.util.List;

/**
 * The region that a timeline speaks of, and where it was when the model looked; the places stay as
 * they were found, wherever the region is moved.
 *
 * @param name of the region, not blank; its accents become one character with their letters (NFC),
 *     as those of regions are
 * @param places where it was, one for each frame of the timeline
 */
public record SeenRegion(String name, List<Place> places) {

    /**
     * The box around a region in one frame, in pixels; it may reach beyond the frame.
     *
     * @param x left edge
     * @param y upper edge
     * @param width above 0
     * @param height above 0
     */
    public record Place(double x, double y, double width, double height) {
        /** Checks the numbers. */
        public Place {
            if (!(width > 0 && height > 0) || !Double.isFinite(x + y + width + height)) {
                throw new IllegalArgumentException(
                        "No box: %s, %s, %s, %s".formatted(x, y, width, height));
            }
        }
    }

    /** Checks the name and copies the list. */
    public SeenRegion {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A region without a name");
        }
        name = ForeignText.composed(name);
        places = List.copyOf(places);
    }
}
