package io.github.affectj.exchange.tiers;

import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.annotation.TierKind;
import io.github.affectj.base.BadInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A segment as it is to stand in a document of ELAN.
 *
 * @param start in the unit of the document
 * @param end in the unit of the document, after the start; a point has the length 1
 * @param point whether it is a point
 */
record EafRow(
        long start, long end, String label, OptionalDouble value, String source, boolean point) {
    /** How far a share of time may be from the whole number. */
    private static final double ROUNDING = 0.5 + 1e-6;

    /**
     * The segments of a tier.
     *
     * @param unit of the document
     * @param origin milliseconds of the film at which the times of the document begin
     * @throws BadInputException if one lies before that
     */
    static List<EafRow> of(Tier tier, EafUnit unit, long origin) {
        List<EafRow> rows = new ArrayList<>();
        for (Segment segment : tier.segments()) {
            long start = unit.count(segment.start(), origin);
            long end = unit.count(segment.end(), origin);
            if (start < 0 || end >= Integer.MAX_VALUE) {
                throw new BadInputException(
                        "The segment '%s' (%s) of the tier '%s' lies before the beginning of the media that the file of ELAN is linked with, or beyond what it can count."
                                .formatted(segment.label(), segment.place(), tier.name()));
            }
            rows.add(
                    new EafRow(
                            start,
                            Math.max(end, start + EafGroup.POINT),
                            EafXml.legal(segment.label()),
                            segment.value(),
                            EafXml.legal(segment.source()),
                            segment.isPoint()));
        }
        return rows;
    }

    /** The segments of a tier of the document as they are there. */
    static List<EafRow> of(EafGroup group, EafContent content) {
        List<EafRow> rows = new ArrayList<>();
        for (EafGroup.Row row : group.rows(content)) {
            long start = Math.round(row.start());
            rows.add(
                    new EafRow(
                            start,
                            Math.max(Math.round(row.end()), start + EafGroup.POINT),
                            row.label(),
                            row.value(),
                            row.source(),
                            row.start() == row.end()));
        }
        return rows;
    }

    /** Whether another is at the same place; shares of time are rounded. */
    boolean isAt(EafGroup.Row old) {
        boolean wasPoint = old.start() == old.end();
        return Math.abs(old.start() - start) <= ROUNDING
                && point == wasPoint
                && (point || Math.abs(old.end() - end) <= ROUNDING);
    }

    /** Whether another says the same. */
    boolean saysTheSame(EafGroup.Row old) {
        return old.label().equals(label)
                && old.value().equals(value)
                && old.source().equals(source);
    }

    /** Shared out so that none overlap. */
    static List<List<EafRow>> lanes(List<EafRow> rows) {
        return Lanes.of(rows, EafRow::start, EafRow::end);
    }

    /** The text of the property that tells the kind of a tier. */
    static String kind(TierKind kind, List<EafRow> rows) {
        boolean points = rows.stream().anyMatch(EafRow::point);
        return kind.name().toLowerCase(Locale.ROOT)
                + (points && kind != TierKind.POINTS ? " with " + EafHead.POINTS : "");
    }
}
