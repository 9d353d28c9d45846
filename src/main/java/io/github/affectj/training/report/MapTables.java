package io.github.affectj.training.report;

import java.util.Locale;
import java.util.Map;

/** What a model card tells of heat maps, from a report as it is written down. */
final class MapTables {
    private MapTables() {}

    /** Adds a table where a split's maps were measured: a row a split and source of maps. */
    static void add(StringBuilder text, Map<String, Object> report) {
        StringBuilder rows = new StringBuilder();
        report.forEach(
                (split, value) -> {
                    if (value instanceof Map<?, ?> s
                            && s.get(MapScores.KEY) instanceof Map<?, ?> maps) {
                        maps.forEach((source, m) -> row(rows, split, source, (Map<?, ?>) m));
                    }
                });
        if (!rows.isEmpty()) {
            text.append(
                            "\nHeat maps of clips whose figure's box is known: the share of frames"
                                    + " whose map has its peak in the box (the pointing game), beside"
                                    + " what a peak at random and one in the picture's middle come"
                                    + " to; and the share of the map in the box beside the box's"
                                    + " share of the area. Intervals of 95 %.\n\n| split | maps |"
                                    + " clips | peak in the box | interval | at random | in the"
                                    + " middle | share of the map | interval | share of the area"
                                    + " |\n|---|---|---|---|---|---|---|---|---|---|\n")
                    .append(rows);
        }
    }

    private static void row(StringBuilder rows, String split, Object source, Map<?, ?> m) {
        if (m.containsKey("pointing")) {
            rows.append(
                    String.format(
                            Locale.ROOT,
                            "| %s | %s | %s | %.3f | %.3f to %.3f %s | %.3f | %.3f | %.3f | %.3f to"
                                    + " %.3f | %.3f |%n",
                            split,
                            MapScores.name((String) source),
                            m.get("clips"),
                            number(m, "pointing"),
                            number(m, "pointing_low"),
                            number(m, "pointing_high"),
                            m.get("interval"),
                            number(m, "pointing_chance"),
                            number(m, "pointing_middle"),
                            number(m, "mass"),
                            number(m, "mass_low"),
                            number(m, "mass_high"),
                            number(m, "area")));
        }
    }

    private static double number(Map<?, ?> m, String key) {
        return ((Number) m.get(key)).doubleValue();
    }
}
