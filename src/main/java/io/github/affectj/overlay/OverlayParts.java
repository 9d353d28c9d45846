package io.github.affectj.overlay;

import ij.ImagePlus;
import ij.gui.ImageRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import java.awt.Graphics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Puts AffectJ's elements into an image's overlay and takes them out again, without touching the
 * user's.
 */
public final class OverlayParts {
    /** What the name of every element of ours begins with. */
    public static final String PREFIX = "affectj";

    /** What the names of an attention band's elements begin with; the lowest is its plate. */
    public static final String BAND = PREFIX + " band";

    /**
     * Held from a look at an image's overlay to its change. Commands change it, and the event
     * thread when other elements of a long film are to show ({@link NearFrames}): neither may put
     * back what it saw before the other's change.
     */
    static final Object CHANGING = new Object();

    private OverlayParts() {}

    /** Rows of an image that its attention band covers; 0 without one. */
    public static int bandHeight(List<Roi> elements) {
        return elements.stream()
                .filter(roi -> isNamed(roi, BAND))
                .findFirst()
                .map(roi -> roi.getBounds().height)
                .orElse(0);
    }

    /** Key of the property that repeats an image element's name. */
    private static final String NAME_PROPERTY = "affectj";

    /**
     * Names an element. Images among them carry the name as a property too, since ImageJ forgets
     * their names when it reads them from a TIFF file.
     */
    public static void name(Roi roi, String name) {
        roi.setName(name);
        if (roi instanceof ImageRoi) {
            roi.setProperty(NAME_PROPERTY, name);
        }
    }

    /** Key of the property with what an element's colour stands for. */
    private static final String KEY_PROPERTY = "affectj.key";

    /** Key of the property with what the keys of several elements are of. */
    private static final String TITLE_PROPERTY = "affectj.keytitle";

    /** Says what an element's colour stands for, where no words on the picture do. */
    public static void explain(Roi roi, String text) {
        roi.setProperty(KEY_PROPERTY, text);
    }

    /** Says what elements are about whose colours are explained, by the one behind them. */
    public static void explainAll(Roi roi, String title) {
        roi.setProperty(TITLE_PROPERTY, title);
    }

    /** What an element's colour stands for, for a key; empty where the picture says it. */
    static String key(Roi roi) {
        String text = roi.getProperty(KEY_PROPERTY);
        return text == null ? "" : text;
    }

    /** What the explained elements are about; empty for all but the one behind them. */
    static String keyTitle(Roi roi) {
        String text = roi.getProperty(TITLE_PROPERTY);
        return text == null ? "" : text;
    }

    /** Whether an element's name begins with {@code prefix}. */
    public static boolean isNamed(Roi roi, String prefix) {
        return name(roi).startsWith(prefix);
    }

    /** An element's name; empty if it has none. */
    static String name(Roi roi) {
        String name = roi.getName() != null ? roi.getName() : roi.getProperty(NAME_PROPERTY);
        return name == null ? "" : name;
    }

    /**
     * Draws an element in the pixels of a frame, whatever the zoom of a window that shows it.
     *
     * @param plain an image of the frame's size without a window. A region without any can't be
     *     drawn by ImageJ while it is new, as a polygon that a rotation made
     */
    static void draw(Roi element, ImagePlus plain, Graphics g) {
        Roi copy = (Roi) element.clone();
        copy.setImage(plain);
        copy.drawOverlay(g);
    }

    /** Takes elements off an image; all others stay. */
    static void remove(ImagePlus image, List<Roi> elements) {
        // By identity: two elements may be equal.
        Set<Roi> gone = Collections.newSetFromMap(new IdentityHashMap<>());
        gone.addAll(elements);
        synchronized (CHANGING) {
            Overlay old = image.getOverlay();
            if (old == null) {
                return;
            }
            Overlay overlay = old.create();
            for (Roi roi : old) {
                if (!gone.contains(roi)) {
                    overlay.add(roi);
                }
            }
            image.setOverlay(overlay.size() == 0 ? null : overlay);
        }
    }

    /** The elements of an image whose names begin with {@code prefix}, lowest first. */
    public static List<Roi> named(ImagePlus image, String prefix) {
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
    public static void replace(
            ImagePlus image,
            List<String> prefixes,
            List<Roi> below,
            List<Roi> above,
            String topPrefix) {
        synchronized (CHANGING) {
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
}
