package io.github.affectj.overlay.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.annotation.AnnotationSet;
import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.overlay.timeline.TimelineHit.Edge;
import io.github.affectj.overlay.timeline.TimelineRow.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which row is where, and what lies under the mouse. */
class TimelineLayoutTest {
    /** Ten seconds; the tiers are drawn 100 pixels a second. */
    private static final int FRAMES = 250;

    private static TimelineContent content(Tier... tiers) {
        return TimelineContent.of(
                SampleTimelines.times(FRAMES),
                List.of(),
                new AnnotationSet(List.of(tiers)),
                "shots");
    }

    /** Beside the names there are 1000 pixels. */
    private static TimelineLayout layout(TimelineContent content, double scale) {
        int left = TimelineLayout.of(content, 5000, 400, scale).left();
        return TimelineLayout.of(content, left + 1000, 400, scale);
    }

    private static final Tier FELT =
            Tier.of(
                    "felt",
                    "anna",
                    List.of(
                            new Segment(1, 2, "joy"),
                            new Segment(2, 3, "fear"),
                            new Segment(4, 4.06, "joy"),
                            new Segment(5, 5, "!")));

    private static TimelineHit hit(TimelineContent content, double scale, double seconds, int off) {
        TimelineLayout layout = layout(content, scale);
        TimelineView view = TimelineView.fit(content, layout);
        TimelineRow row = layout.row(0).orElseThrow();
        return layout.hit(view.x(seconds) + off, row.y() + row.height() / 2.0, view);
    }

    private static void assertHit(int segment, Edge edge, TimelineHit hit) {
        assertEquals(segment, hit.segment(), hit.toString());
        assertEquals(edge, hit.edge(), hit.toString());
        assertEquals(0, hit.tier());
        assertEquals(Kind.TIER, hit.kind());
    }

    @Test
    void edgesAreTakenWithinFourPixels() {
        TimelineContent content = content(FELT);
        assertHit(0, Edge.NONE, hit(content, 1, 1.5, 0));
        assertHit(0, Edge.START, hit(content, 1, 1, 4));
        assertHit(0, Edge.NONE, hit(content, 1, 1, 5));
        assertHit(0, Edge.START, hit(content, 1, 1, -4));
        assertHit(-1, Edge.NONE, hit(content, 1, 1, -5));
        assertHit(1, Edge.END, hit(content, 1, 3, 4));
        assertHit(-1, Edge.NONE, hit(content, 1, 3, 5));
        assertHit(0, Edge.START, hit(content, 2, 1, 8));
    }

    @Test
    void whereTwoTouchTheOneUnderTheMouseIsTaken() {
        TimelineContent content = content(FELT);
        assertHit(0, Edge.END, hit(content, 1, 2, -1));
        assertHit(1, Edge.START, hit(content, 1, 2, 0));
        assertHit(1, Edge.START, hit(content, 1, 2, 1));
    }

    @Test
    void aNarrowSegmentCanBeTakenByItsMiddle() {
        TimelineContent content = content(FELT);
        assertHit(2, Edge.START, hit(content, 1, 4, 1));
        assertHit(2, Edge.NONE, hit(content, 1, 4, 3));
        assertHit(2, Edge.END, hit(content, 1, 4, 5));
    }

    @Test
    void pointsAreTakenToo() {
        TimelineContent content = content(FELT);
        assertHit(3, Edge.START, hit(content, 1, 5, 0));
        assertHit(3, Edge.START, hit(content, 1, 5, 4));
        assertHit(3, Edge.START, hit(content, 1, 5, -4));
        assertHit(-1, Edge.NONE, hit(content, 1, 5, 6));
    }

    @Test
    void whatOverlapsIsTakenByItsLane() {
        TimelineContent content =
                content(
                        Tier.of(
                                "two",
                                "",
                                List.of(new Segment(1, 4, "a"), new Segment(2, 5, "b"))));
        TimelineLayout layout = layout(content, 1);
        TimelineView view = TimelineView.fit(content, layout);
        TimelineRow row = layout.row(0).orElseThrow();
        double x = view.x(3);
        assertEquals(0, layout.hit(x, row.y() + row.height() * 0.25, view).segment());
        assertEquals(1, layout.hit(x, row.y() + row.height() * 0.75, view).segment());
    }

    @Test
    void everySegmentIsFoundAsByLookingAtAll() {
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            segments.add(new Segment(i * 0.25, i * 0.25 + 0.1 + 0.05 * (i % 4), "s" + i % 3));
        }
        TimelineContent content = content(Tier.of("many", "", segments));
        for (double seconds = 0.0005; seconds < 10; seconds += 0.0173) {
            TimelineHit hit = hit(content, 1, seconds, 0);
            int inside = -1;
            for (int i = 0; i < segments.size(); i++) {
                inside = segments.get(i).holds(seconds) ? i : inside;
            }
            if (inside >= 0) {
                assertEquals(inside, hit.segment(), "at " + seconds);
            } else if (hit.segment() >= 0) {
                assertTrue(hit.edge() != Edge.NONE, "at " + seconds + " " + hit);
            }
        }
    }

    @Test
    void rowsComeInOrderAndDoNotOverlap() throws Exception {
        TimelineContent content = SampleTimelines.content(FRAMES, 3, 5);
        TimelineLayout layout = TimelineLayout.of(content, 1366, 700, 1);
        assertEquals(
                List.of(
                        Kind.RULER,
                        Kind.MODEL,
                        Kind.CURVES,
                        Kind.ATTENTION,
                        Kind.WAVEFORM,
                        Kind.TIER,
                        Kind.TIER,
                        Kind.TIER),
                layout.rows().stream().map(TimelineRow::kind).toList());
        int y = 0;
        for (TimelineRow row : layout.rows()) {
            assertEquals(y, row.y());
            y += row.height();
        }
        assertEquals(layout.rulerHeight() + layout.contentHeight(), y);
        TimelineView view = TimelineView.fit(content, layout);
        for (TimelineRow row : layout.rows()) {
            TimelineHit hit = layout.hit(5, row.y() + 1, view);
            assertEquals(row.kind(), hit.kind());
            assertEquals(row.tier(), hit.tier());
            assertTrue(hit.name());
        }
        assertEquals(Kind.NOTHING, layout.hit(500, y + 1, view).kind());
        assertEquals(Kind.NOTHING, layout.hit(500, -1, view).kind());
    }

    @Test
    void rowsScrollBelowTheRuler() throws Exception {
        TimelineContent content = SampleTimelines.content(FRAMES, 9, 5);
        TimelineLayout layout = TimelineLayout.of(content, 800, 200, 1);
        assertEquals(0, layout.scrolledTo(-5).scroll());
        int most = layout.contentHeight() - layout.viewHeight();
        assertTrue(most > 0);
        assertEquals(most, layout.scrolledTo(100_000).scroll());
        TimelineLayout last = layout.revealing(8);
        assertEquals(most, last.scroll());
        TimelineView view = TimelineView.fit(content, last);
        assertEquals(8, last.hit(500, 199, view).tier());
        assertEquals(Kind.RULER, last.hit(500, 5, view).kind());
        assertEquals(0, last.revealing(0).row(0).orElseThrow().y() - last.rulerHeight());
        assertEquals(last.scroll(), last.revealing(8).scroll());
        assertEquals(0, last.resized(800, 5000).scroll());
    }

    @Test
    void namesTakeThePlaceTheyNeedButNotAll() {
        Tier longName = FELT.named("a name that is a good deal longer than any name should be");
        int usual = TimelineLayout.of(content(FELT), 1366, 400, 1).left();
        int wide = TimelineLayout.of(content(longName), 1366, 400, 1).left();
        assertTrue(usual < wide && wide <= 210, usual + " " + wide);
        assertTrue(TimelineLayout.of(content(longName), 300, 400, 1).left() <= 90);
        assertEquals(2.0 * usual, TimelineLayout.of(content(FELT), 2732, 400, 2).left(), 4);
    }
}
