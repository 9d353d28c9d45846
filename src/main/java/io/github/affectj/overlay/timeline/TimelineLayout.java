package io.github.affectj.overlay.timeline;

import io.github.affectj.annotation.Tier;
import io.github.affectj.base.ForeignText;
import io.github.affectj.overlay.timeline.TimelineRow.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which row of a timeline is where, and what lies under a place. Names are at the left, the chart
 * beside them; the ruler stays at the top while the rows below it scroll. Immutable.
 */
public final class TimelineLayout {
    private static final int RULER = 36;
    private static final int ROW = 34;
    private static final int CURVE = 15;
    private static final int PANEL = 48;
    private static final int LANE = 18;
    private static final int PAD = 4;

    /** Above this many lanes they get thinner and the row no higher. */
    private static final int MOST_LANES = 6;

    private static final int NARROWEST_NAMES = 110;
    private static final int WIDEST_NAMES = 210;
    private static final double MOST_OF_WIDTH = 0.3;
    private static final double REACH = 4;

    private final TimelineContent content;
    private final int width;
    private final int height;
    private final Style style;
    private final int left;
    private final int scroll;
    private final int contentHeight;
    private final List<TimelineRow> rows;

    private TimelineLayout(
            TimelineContent content, int width, int height, Style style, int wantedScroll) {
        this.content = content;
        this.width = width;
        this.height = height;
        this.style = style;
        left = namesWidth();
        List<TimelineRow> all = new ArrayList<>();
        int y = rulerHeight();
        for (TimelineRow row : unplaced()) {
            all.add(row.at(y));
            y += row.height();
        }
        contentHeight = y - rulerHeight();
        scroll = Math.max(0, Math.min(wantedScroll, contentHeight - viewHeight()));
        List<TimelineRow> placed = new ArrayList<>();
        placed.add(row(Kind.RULER, RULER));
        all.forEach(r -> placed.add(r.at(r.y() - scroll)));
        rows = List.copyOf(placed);
    }

    /**
     * A layout that is not scrolled.
     *
     * @param width of all in pixels
     * @param height of all in pixels
     * @param scale 1 where ordinary text shall have 12 pixels
     */
    public static TimelineLayout of(TimelineContent content, int width, int height, double scale) {
        return new TimelineLayout(content, width, height, new Style(scale), 0);
    }

    /** The same for another content. */
    public TimelineLayout with(TimelineContent other) {
        return new TimelineLayout(other, width, height, style, scroll);
    }

    /** The same in another size. */
    public TimelineLayout resized(int newWidth, int newHeight) {
        return new TimelineLayout(content, newWidth, newHeight, style, scroll);
    }

    /** The same with another part of the rows showing, from 0 at the top; held within the rows. */
    public TimelineLayout scrolledTo(int pixels) {
        return new TimelineLayout(content, width, height, style, pixels);
    }

    /** The same, scrolled as little as need be for a tier's row to show. */
    public TimelineLayout revealing(int tier) {
        Optional<TimelineRow> row = row(tier);
        if (row.isEmpty()) {
            return this;
        }
        int above = row.get().y() - rulerHeight();
        int below = row.get().y() + row.get().height() - height;
        return above < 0 || below <= 0
                ? scrolledTo(scroll + Math.min(0, above))
                : scrolledTo(scroll + Math.min(above, below));
    }

    private List<TimelineRow> unplaced() {
        List<TimelineRow> list = new ArrayList<>();
        for (int i = 0; i < content.models().size(); i++) {
            ModelTrack model = content.models().get(i);
            list.add(row(Kind.MODEL, ROW).ofModel(i));
            list.add(row(Kind.CURVES, model.curves().size() * CURVE + PAD).ofModel(i));
            if (!model.attention().isEmpty()) {
                list.add(row(Kind.ATTENTION, PANEL).ofModel(i));
            }
        }
        content.waveform().ifPresent(wave -> list.add(row(Kind.WAVEFORM, PANEL)));
        for (int i = 0; i < content.tiers().tiers().size(); i++) {
            int lanes = Math.min(MOST_LANES, content.track(i).lanes().size());
            int tall = Math.max(ROW, lanes * LANE + PAD);
            list.add(new TimelineRow(Kind.TIER, i, TimelineHit.NONE, 0, style.px(tall)));
        }
        return list;
    }

    private TimelineRow row(Kind kind, int tall) {
        return new TimelineRow(kind, TimelineHit.NONE, TimelineHit.NONE, 0, style.px(tall));
    }

    private int namesWidth() {
        double widest = 0;
        for (Tier tier : content.tiers().tiers()) {
            widest = Math.max(widest, Style.width(tier.name(), style.bold()));
            String coder = ForeignText.of(tier.coder());
            widest = Math.max(widest, Style.width(coder, style.small()));
        }
        for (ModelTrack model : content.models()) {
            widest = Math.max(widest, Style.width(model.name(), style.bold()));
            widest = Math.max(widest, Style.width(ForeignText.of(model.id()), style.small()));
            for (ModelTrack.LabelCurve curve : model.curves()) {
                widest = Math.max(widest, Style.width(curve.name(), style.small()) + style.px(14));
            }
        }
        double wanted =
                Math.max(
                        style.px(NARROWEST_NAMES),
                        Math.min(style.px(WIDEST_NAMES), widest + style.px(18)));
        return (int) Math.min(MOST_OF_WIDTH * width, wanted);
    }

    /** The rows from top to bottom, the ruler first; some may lie outside of what shows. */
    public List<TimelineRow> rows() {
        return rows;
    }

    /** The row of a tier, by its place. */
    public Optional<TimelineRow> row(int tier) {
        return rows.stream().filter(r -> r.kind() == Kind.TIER && r.tier() == tier).findFirst();
    }

    /**
     * What lies under a place.
     *
     * @param view where times are
     */
    public TimelineHit hit(double x, double y, TimelineView view) {
        double time = Math.max(content.start(), Math.min(content.end(), view.time(x)));
        boolean name = x < left;
        TimelineRow row =
                y >= 0 && y < rulerHeight()
                        ? rows.get(0)
                        : rows.stream()
                                .skip(1)
                                .filter(r -> r.holds(y) && y < height)
                                .findFirst()
                                .orElse(row(Kind.NOTHING, 0));
        TimelineHit empty =
                new TimelineHit(
                        row.kind(),
                        name,
                        row.tier(),
                        time,
                        TimelineHit.NONE,
                        TimelineHit.Edge.NONE);
        return row.kind() == Kind.TIER && !name ? inTier(empty, row, x, y, view) : empty;
    }

    private TimelineHit inTier(
            TimelineHit empty, TimelineRow row, double x, double y, TimelineView view) {
        List<Lane> lanes = content.track(row.tier()).lanes();
        double tall = (double) (row.height() - 2 * pad()) / lanes.size();
        int number = (int) Math.floor((y - row.y() - pad()) / tall);
        Lane lane = lanes.get(Math.max(0, Math.min(lanes.size() - 1, number)));
        double reach = REACH * style.scale();
        int best = TimelineHit.NONE;
        double nearest = Double.POSITIVE_INFINITY;
        // What ends here, what begins here and what lies between them.
        for (int i = lane.firstEndingFrom(view.time(x - reach));
                i < lane.size() && view.x(lane.start(i)) <= x + reach;
                i++) {
            double before = view.x(lane.start(i)) - x;
            double behind = x - view.x(lane.end(i));
            boolean point = lane.start(i) == lane.end(i);
            // One under the place goes before one beside it, and a point before what it lies in.
            double distance =
                    point ? Math.abs(before) - reach : Math.max(0, Math.max(before, behind));
            boolean under = !point && before <= 0 && behind < 0;
            if (distance < nearest || under && distance <= nearest) {
                nearest = distance;
                best = i;
            }
        }
        if (best < 0) {
            return empty;
        }
        double from = view.x(lane.start(best));
        double to = view.x(lane.end(best));
        return new TimelineHit(
                empty.kind(),
                false,
                empty.tier(),
                empty.time(),
                lane.segment(best),
                edge(x, from, to, reach));
    }

    private static TimelineHit.Edge edge(double x, double from, double to, double reach) {
        if (x < from || x >= to) {
            return x < from || from == to ? TimelineHit.Edge.START : TimelineHit.Edge.END;
        }
        double zone = Math.min(reach, (to - from) / 3);
        return x - from <= zone
                ? TimelineHit.Edge.START
                : to - x <= zone ? TimelineHit.Edge.END : TimelineHit.Edge.NONE;
    }

    Style style() {
        return style;
    }

    /** Space above and below what a row shows. */
    int pad() {
        return style.px(PAD / 2.0);
    }

    /** Where the chart begins, in pixels. */
    public int left() {
        return left;
    }

    /** Width of the chart in pixels. */
    public int chartWidth() {
        return Math.max(1, width - left);
    }

    /** Width of all in pixels. */
    public int width() {
        return width;
    }

    /** Height of all in pixels. */
    public int height() {
        return height;
    }

    /** 1 where ordinary text has 12 pixels. */
    public double scale() {
        return style.scale();
    }

    /** Height of the ruler in pixels. */
    public int rulerHeight() {
        return style.px(RULER);
    }

    /** How far the rows are scrolled, in pixels. */
    public int scroll() {
        return scroll;
    }

    /** Height of all rows below the ruler, in pixels. */
    public int contentHeight() {
        return contentHeight;
    }

    /** Height of what shows of them, in pixels. */
    public int viewHeight() {
        return Math.max(1, height - rulerHeight());
    }
}
