package io.github.affectj.overlay.attention;

import ij.IJ;
import ij.plugin.LutLoader;
import io.github.affectj.base.BadInputException;
import java.awt.image.IndexColorModel;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The lookup tables that ImageJ knows by name: the built-in ones and those of its luts folder. */
public final class HeatmapLut {
    private static final List<String> BUILT_IN =
            List.of(
                    "Fire",
                    "Grays",
                    "Ice",
                    "Spectrum",
                    "3-3-2 RGB",
                    "Red",
                    "Green",
                    "Blue",
                    "Cyan",
                    "Magenta",
                    "Yellow",
                    "Red/Green");

    private HeatmapLut() {}

    /** Names of all tables, the built-in ones first, then those of the luts folder. */
    public static List<String> names() {
        TreeSet<String> others = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        String folder = IJ.getDir("luts");
        String[] files = folder == null ? null : new File(folder).list();
        if (files != null) {
            for (String file : files) {
                if (file.endsWith(".lut")) {
                    others.add(
                            file.substring(0, file.length() - ".lut".length()).replace('_', ' '));
                }
            }
        }
        BUILT_IN.forEach(others::remove);
        List<String> names = new ArrayList<>(BUILT_IN);
        names.addAll(others);
        return names;
    }

    /**
     * The table of a name, in upper or lower case.
     *
     * @throws BadInputException if there is none of that name, naming those that there are
     */
    public static IndexColorModel byName(String name) {
        for (String known : names()) {
            if (known.equalsIgnoreCase(name.replace('_', ' '))) {
                IndexColorModel lut = LutLoader.getLut(known);
                if (lut != null) {
                    return lut;
                }
            }
        }
        throw new BadInputException(
                "There is no lookup table '"
                        + name
                        + "' for lut; use one of "
                        + String.join(", ", names())
                        + ".");
    }
}
