package io.github.affectj.overlay.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.annotation.AnnotationSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Which time is where. */
class TimelineViewTest {
    private static final TimelineView WHOLE =
            new TimelineView(2, 102, 2, Double.POSITIVE_INFINITY, 100, 1000);

    @Test
    void theWholeClipFillsTheChart() {
        assertEquals(100, WHOLE.x(2), 1e-9);
        assertEquals(1100, WHOLE.x(102), 1e-9);
        assertEquals(52, WHOLE.time(600), 1e-9);
        assertTrue(WHOLE.isWhole());
        assertFalse(WHOLE.zoomed(2, 600).isWhole());
        assertTrue(WHOLE.zoomed(2, 600).zoomed(0.1, 100).isWhole());
    }

    @Property
    void theMomentUnderTheMouseStays(
            @ForAll @DoubleRange(min = 1, max = 500) double near,
            @ForAll @DoubleRange(min = 1, max = 4) double factor,
            @ForAll @IntRange(min = 100, max = 1100) int x) {
        TimelineView before = WHOLE.zoomed(near, 600);
        TimelineView after = before.zoomed(factor, x);
        assertEquals(before.time(x), after.time(x), 1e-6);
    }

    @Property
    void nothingLeavesTheClip(
            @ForAll @DoubleRange(min = 0.01, max = 1e7) double near,
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double pan,
            @ForAll @DoubleRange(min = -500, max = 500) double moment) {
        TimelineView zoomed = WHOLE.zoomed(near, 300);
        for (TimelineView view :
                new TimelineView[] {
                    zoomed.panned(pan),
                    zoomed.from(moment),
                    zoomed.revealing(Math.max(2, Math.min(101.9, moment))),
                    zoomed.showing(moment, moment + Math.abs(pan))
                }) {
            assertTrue(view.first() >= 2 && view.last() <= 102 + 1e-9, view.toString());
            assertTrue(view.secondsPerPixel() >= 1e-4, view.toString());
        }
    }

    @Test
    void aStretchFillsTheChart() {
        TimelineView view = WHOLE.showing(20, 30);
        assertEquals(20, view.first(), 1e-9);
        assertEquals(30, view.last(), 1e-9);
        TimelineView moment = WHOLE.showing(50, 50);
        assertEquals(50, (moment.first() + moment.last()) / 2, 1e-9);
        assertEquals(0.1, moment.last() - moment.first(), 1e-9);
    }

    @Test
    void whilePlayingPagesAreTurned() {
        TimelineView view = WHOLE.showing(20, 30);
        assertEquals(view, view.revealing(29.9));
        assertEquals(30, view.revealing(30).first(), 1e-9);
        assertTrue(view.revealing(80).first() < 80 && view.revealing(80).last() > 80);
        assertTrue(view.revealing(3).first() < 3);
    }

    @Test
    void anotherSizeKeepsTheScaleAndTheWholeStaysTheWhole() {
        TimelineContent content =
                TimelineContent.of(SampleTimelines.times(250), List.of(), AnnotationSet.EMPTY, "");
        TimelineLayout layout = TimelineLayout.of(content, 800, 300, 1);
        TimelineView whole = TimelineView.fit(content, layout);
        assertEquals(10, whole.at(layout.resized(1600, 300)).last(), 1e-9);
        TimelineView near = whole.showing(2, 4);
        TimelineView wider = near.at(layout.resized(1000, 300));
        assertEquals(2, wider.first(), 1e-9);
        assertEquals(near.secondsPerPixel(), wider.secondsPerPixel(), 1e-12);
    }
}
