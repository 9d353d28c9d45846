package io.github.affectj.exchange.tiers;

import io.github.affectj.annotation.TierKind;
import io.github.affectj.exchange.tiers.EafContent.EafTier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is one tier for us in a document of ELAN. A tier that we wrote may be several there: where
 * segments overlap they lie in lanes, and values and who said a segment stand in tiers below it.
 *
 * @param id of its first lane
 * @param lanes in their order; one but for overlapping segments that we wrote
 * @param notes the tiers below with values and sources
 * @param kind if we wrote it
 * @param points whether annotations as short as can be are points
 */
record EafGroup(
        String id,
        List<EafTier> lanes,
        List<EafTier> notes,
        Optional<TierKind> kind,
        boolean points) {

    /** Length of a point in the unit of the document, since ELAN has none. */
    static final int POINT = 1;

    /**
     * A segment as it stands there.
     *
     * @param start in the unit of the document
     * @param end in the unit of the document; equal to start for a point
     */
    record Row(
            EafAnnotation annotation,
            double start,
            double end,
            OptionalDouble value,
            String source) {

        String label() {
            return annotation.label();
        }
    }

    /** Who labelled it; empty where that is not said. */
    String coder() {
        return lanes.get(0).element().getAttribute("ANNOTATOR");
    }

    /** The groups of a document, in its order. */
    static List<EafGroup> of(EafContent content) {
        Map<String, String> properties = EafHead.properties(content.root());
        Map<String, List<EafTier>> lanes = new LinkedHashMap<>();
        List<EafTier> notes = new ArrayList<>();
        for (EafTier tier : content.tiers().values()) {
            if (EafHead.NOTE_TYPES.contains(tier.type())) {
                notes.add(tier);
                continue;
            }
            String first = properties.getOrDefault(EafHead.LANE + tier.id(), tier.id());
            String known = content.tiers().containsKey(first) ? first : tier.id();
            lanes.computeIfAbsent(known, id -> new ArrayList<>()).add(tier);
        }
        List<EafGroup> groups = new ArrayList<>();
        lanes.forEach(
                (id, tiers) -> {
                    String kind = properties.getOrDefault(EafHead.KIND + id, "");
                    groups.add(
                            new EafGroup(
                                    id,
                                    tiers,
                                    notes.stream().filter(n -> isOf(n, tiers)).toList(),
                                    kind(kind),
                                    kind.contains(EafHead.POINTS)));
                });
        return groups;
    }

    private static boolean isOf(EafTier note, List<EafTier> tiers) {
        return tiers.stream().anyMatch(tier -> tier.id().equals(note.parent()));
    }

    private static Optional<TierKind> kind(String property) {
        String first = property.replaceFirst(" .*", "").toUpperCase(Locale.ROOT);
        for (TierKind kind : TierKind.values()) {
            if (kind.name().equals(first)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** Its segments by start, then end. */
    List<Row> rows(EafContent content) {
        Map<String, OptionalDouble> values = new HashMap<>();
        Map<String, String> sources = new HashMap<>();
        for (EafTier note : notes) {
            for (EafAnnotation one : note.annotations()) {
                if (note.type().equals(EafHead.SOURCE_TYPE)) {
                    sources.put(one.parent(), one.label());
                } else {
                    values.put(one.parent(), OptionalDouble.of(number(content, one)));
                }
            }
        }
        List<Row> rows = new ArrayList<>();
        for (EafTier lane : lanes) {
            for (EafAnnotation one : lane.annotations()) {
                boolean point = points && one.end() - one.start() <= POINT;
                rows.add(
                        new Row(
                                one,
                                one.start(),
                                point ? one.start() : one.end(),
                                values.getOrDefault(one.id(), OptionalDouble.empty()),
                                sources.getOrDefault(one.id(), "")));
            }
        }
        rows.sort(Comparator.comparingDouble(Row::start).thenComparingDouble(Row::end));
        return rows;
    }

    private static double number(EafContent content, EafAnnotation value) {
        try {
            double number = Double.parseDouble(value.label().strip().replace(',', '.'));
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw content.wrong(value.element(), "the value of a segment is no number");
        }
        throw content.wrong(value.element(), "the value of a segment is no finite number");
    }
}
