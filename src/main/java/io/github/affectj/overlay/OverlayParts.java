package io.github.affectj.overlay;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts AffectJ's elements into an image's overlay and takes them out again, without touching the
 * user's.
 */
final class OverlayParts {
    /** What the name of every element of ours begins with. */
    static final String PREFIX = "affectj";

    private OverlayParts() {}

    /** Whether an element's name begins with {@code prefix}. */
    static boolean isNamed(Roi roi, String prefix) {
        return roi.getName() != null && roi.getName().startsWith(prefix);
    }

    /** The elements of an image whose names begin with {@code prefix}, lowest first. */
    static List<Roi> named(ImagePlus image, String prefix) {
        List<Roi> found = new ArrayList<>();
        if (image.getOverlay() != null) {
            for (Roi roi : image.getOverlay()) {
                if (isNamed(roi, prefix)) {
                    found.add(roi);
                }
            }
        }
        return found;
    }

    /**
     * Replaces the elements whose names begin with one of {@code prefixes}; all others keep their
     * order.
     *
     * @param below drawn first, under everything else
     * @param above drawn last, over everything but {@code topPrefix}
     * @param topPrefix elements whose names begin so stay above all; null where there are none
     */
    static void replace(
            ImagePlus image,
            List<String> prefixes,
            List<Roi> below,
            List<Roi> above,
            String topPrefix) {
        Overlay old = image.getOverlay();
        // A new overlay instead of changes in the old one: ImageJ may be painting that one now.
        Overlay overlay = old == null ? new Overlay() : old.create();
        List<Roi> top = new ArrayList<>();
        below.forEach(overlay::add);
        if (old != null) {
            for (Roi roi : old) {
                if (topPrefix != null && isNamed(roi, topPrefix)) {
                    top.add(roi);
                } else if (prefixes.stream().noneMatch(prefix -> isNamed(roi, prefix))) {
                    overlay.add(roi);
                }
            }
        }
        above.forEach(overlay::add);
        top.forEach(overlay::add);
        image.setOverlay(overlay.size() == 0 ? null : overlay);
    }
}
