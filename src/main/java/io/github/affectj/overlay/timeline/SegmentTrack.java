package io.github.affectj.overlay.timeline;

import io.github.affectj.annotation.Segment;
import io.github.affectj.base.ForeignText;
import java.awt.Color;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The segments of a row, ready to be drawn: in lanes, with the text and the colour of each.
 * Immutable.
 *
 * @param segments by start
 * @param lanes at least one
 * @param texts what stands in each; kept
 * @param colours of each; kept
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record SegmentTrack(List<Segment> segments, List<Lane> lanes, String[] texts, Color[] colours) {
    /** With more different labels than this they are texts, and colours would only be noise. */
    private static final int MOST_KINDS = 24;

    private static final MathContext FOUR_DIGITS = new MathContext(4);
    private static final Color EVEN = LabelColours.NEUTRAL;
    private static final Color ODD = new Color(0x66727E);

    /** A track of a tier's segments. */
    static SegmentTrack of(List<Segment> segments, LabelColours known) {
        String[] texts = new String[segments.size()];
        Color[] colours = new Color[texts.length];
        boolean names = areNames(segments);
        for (int i = 0; i < texts.length; i++) {
            Segment segment = segments.get(i);
            texts[i] = text(segment);
            boolean alike = names && !segment.label().isBlank();
            colours[i] = alike ? i % 2 == 0 ? EVEN : ODD : known.colour(segment.label());
        }
        return new SegmentTrack(segments, Lane.of(segments), texts, colours);
    }

    /**
     * Whether labels name single segments, as the numbers of shots and what is spoken do, and not
     * kinds of which there are many segments.
     */
    static boolean areNames(List<Segment> segments) {
        Set<String> labels = new HashSet<>();
        boolean numbers = true;
        for (Segment segment : segments) {
            labels.add(segment.label());
            numbers &= segment.label().chars().allMatch(Character::isDigit);
        }
        return labels.size() > MOST_KINDS
                || segments.size() > 1 && numbers && labels.size() == segments.size();
    }

    private static String text(Segment segment) {
        String label = ForeignText.of(segment.label()).strip();
        if (segment.value().isEmpty()) {
            return label;
        }
        String value =
                BigDecimal.valueOf(segment.value().getAsDouble())
                        .round(FOUR_DIGITS)
                        .stripTrailingZeros()
                        .toPlainString();
        return label.isEmpty() ? value : label + " " + value;
    }
}
