package io.github.affectj.overlay.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.annotation.AnnotationSet;
import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.overlay.Palette;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.SampleResults;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is where in the picture. */
class TimelinePainterTest {
    private static final Tier FELT =
            Tier.of("felt", "anna", List.of(new Segment(1, 2, "joy"), new Segment(2.5, 4, "fear")));

    /** Ten seconds. */
    private static TimelineContent content(List<EmotionTimeline> model, Tier... tiers) {
        return TimelineContent.of(
                SampleTimelines.times(250), model, new AnnotationSet(List.of(tiers)), "shots");
    }

    /** A picture and what was drawn on it. */
    private record Drawn(BufferedImage image, TimelineLayout layout, TimelineView view) {
        static Drawn of(TimelineContent content, TimelineMarks marks) {
            // A hundred pixels a second, so that edges lie on pixels.
            int width = TimelineLayout.of(content, 2000, 420, 1).left() + 1000;
            TimelineLayout layout = TimelineLayout.of(content, width, 420, 1);
            TimelineView view = TimelineView.fit(content, layout);
            BufferedImage image = new BufferedImage(width, 420, BufferedImage.TYPE_INT_RGB);
            Graphics2D g = image.createGraphics();
            TimelinePainter.paint(g, content, view, layout, marks);
            g.dispose();
            return new Drawn(image, layout, view);
        }

        TimelineRow row(TimelineRow.Kind kind) {
            return layout.rows().stream().filter(r -> r.kind() == kind).findFirst().orElseThrow();
        }

        Color at(double seconds, double y) {
            return new Color(image.getRGB((int) view.x(seconds), (int) y));
        }

        /** Of the upper part of a row, where no letters are. */
        Color above(TimelineRow row, double seconds) {
            return at(seconds, row.y() + 5);
        }
    }

    private static Color pale(Color colour) {
        return Palette.mixed(colour, Color.WHITE, 0.4);
    }

    @Test
    void aSegmentIsWhereItsTimesAreInTheColourOfItsLabel() {
        TimelineContent content = content(List.of(), FELT);
        Drawn drawn = Drawn.of(content, TimelineMarks.NONE);
        TimelineRow row = drawn.layout().row(0).orElseThrow();
        assertEquals(pale(content.colour("joy")), drawn.above(row, 1.5));
        assertEquals(pale(content.colour("fear")), drawn.above(row, 3.5));
        assertNotEquals(content.colour("joy"), content.colour("fear"));
        assertEquals(Color.WHITE, drawn.above(row, 0.5));
        assertEquals(Color.WHITE, drawn.above(row, 2.25));
        // To the pixel.
        assertEquals(Color.WHITE, drawn.above(row, 1 - 0.02));
        assertEquals(content.colour("joy"), drawn.above(row, 1 + 0.005));
        assertEquals(content.colour("joy"), drawn.above(row, 2 - 0.005));
        assertEquals(Color.WHITE, drawn.above(row, 2 + 0.02));
    }

    @Test
    void aLabelOfTheModelHasTheModelsColourInTiersToo() {
        EmotionTimeline result = SampleTimelines.result(250);
        TimelineContent content = content(List.of(result), FELT);
        int fear = SampleResults.LABELS.indexOf("fear");
        assertEquals(Palette.colour(fear), content.colour(" Fear"));
        assertEquals(Palette.colour(7), content.colour("joy"));
    }

    @Test
    void coloursStayWhenTiersChange() {
        TimelineContent content = content(List.of(), FELT);
        Color joy = content.colour("joy");
        Color fear = content.colour("fear");
        Tier changed =
                FELT.withSegments(List.of(new Segment(0, 0.5, "awe"), new Segment(1, 2, "fear")));
        TimelineContent edited = content.withTiers(new AnnotationSet(List.of(changed)));
        assertEquals(fear, edited.colour("fear"));
        assertEquals(joy, edited.colour("joy"));
        assertTrue(!edited.colour("awe").equals(joy) && !edited.colour("awe").equals(fear));
        Drawn drawn = Drawn.of(edited, TimelineMarks.NONE);
        assertEquals(pale(fear), drawn.above(drawn.layout().row(0).orElseThrow(), 1.5));
    }

    @Test
    void playheadSelectionAndRangeShow() {
        TimelineContent content = content(List.of(), FELT, FELT.named("other"));
        TimelineMarks marks =
                TimelineMarks.NONE
                        .withPlayhead(6)
                        .withTier(0)
                        .withSegments(Set.of(1))
                        .withRange(7, 8)
                        .withSnapped(9);
        Drawn drawn = Drawn.of(content, marks);
        TimelineRow row = drawn.layout().row(0).orElseThrow();
        TimelineRow other = drawn.layout().row(1).orElseThrow();
        assertEquals(Style.PLAYHEAD, drawn.above(row, 6 + 0.001));
        assertEquals(Style.PLAYHEAD, drawn.above(other, 6 + 0.001));
        assertEquals(Style.SELECTED, drawn.above(row, 2.5 + 0.005));
        assertEquals(content.colour("fear"), drawn.above(other, 2.5 + 0.005));
        assertNotEquals(Color.WHITE, drawn.above(row, 7.5));
        assertEquals(Color.WHITE, drawn.above(other, 7.5));
        assertEquals(Style.SNAPPED, drawn.above(other, 9 + 0.001));
        assertEquals(Style.ACTIVE, new Color(drawn.image().getRGB(4, row.y() + 4)));
        assertEquals(Style.NAMES, new Color(drawn.image().getRGB(4, other.y() + 4)));
        Drawn without = Drawn.of(content, TimelineMarks.NONE);
        assertEquals(Color.WHITE, without.above(row, 6 + 0.001));
    }

    @Test
    void probabilitiesRiseAsHighAsTheyAre() {
        // Frames of 0.08 s, each with 0.87 for the next label.
        EmotionTimeline result = SampleResults.plain(64, 64, 125);
        Drawn drawn = Drawn.of(content(List.of(result)), TimelineMarks.NONE);
        TimelineRow row = drawn.row(TimelineRow.Kind.CURVES);
        double tall = (row.height() - 4.0) / 7;
        for (int k = 0; k < 7; k++) {
            double middle = row.y() + 2 + (k + 0.5) * tall;
            assertEquals(Palette.colour(k), drawn.at((k + 0.5) * 0.08, middle));
            assertEquals(Style.MODEL_BACK, drawn.at((k + 1.5) * 0.08, middle));
        }
        TimelineRow says = drawn.row(TimelineRow.Kind.MODEL);
        assertEquals(
                Palette.mixed(Palette.colour(3), Style.MODEL_BACK, 0.4),
                drawn.above(says, 3.5 * 0.08 - 0.03));
    }

    @Test
    void unfamiliarFramesAreGrey() {
        EmotionTimeline result = SampleResults.withFamiliarity(64, 64, 0.5, 0.01);
        ModelTrack track = ModelTrack.of(result, LabelColours.of(SampleResults.LABELS));
        assertEquals(List.of("happiness", "like ?"), List.of(track.says().texts()));
        assertEquals(Palette.colour(0), track.says().colours()[0]);
        assertEquals(new Color(0xB4B4B4), track.says().colours()[1]);
    }

    @Test
    void aPeakOfOneFrameIsNotLostAmongThousands() {
        float[] values = new float[100_000];
        values[54_321] = 1;
        double[] starts = new double[values.length];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = i * 0.04;
        }
        Curve curve = new Curve(new Edges(starts, starts.length * 0.04), values);
        double wide = 4000.0 / 1000;
        int peaks = 0;
        for (int x = 0; x < 1000; x++) {
            peaks += curve.max(x * wide, (x + 1) * wide) == 1 ? 1 : 0;
        }
        assertEquals(1, peaks);
    }

    @Test
    void whatIsNarrowerThanAPixelStillShowsInTheMeanColour() {
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            segments.add(new Segment(i * 0.001, (i + 1) * 0.001, i % 2 == 0 ? "joy" : "fear"));
        }
        segments.add(new Segment(7, 7.001, "joy"));
        TimelineContent content = content(List.of(), FELT.withSegments(segments));
        Drawn drawn = Drawn.of(content, TimelineMarks.NONE);
        TimelineRow row = drawn.layout().row(0).orElseThrow();
        Color mean =
                Palette.mixed(
                        Palette.mixed(content.colour("joy"), content.colour("fear"), 0.5),
                        Color.WHITE,
                        0.65);
        Color found = drawn.above(row, 2.5);
        // A column has a segment more of the one or of the other.
        assertEquals(mean.getRed(), found.getRed(), 12);
        assertEquals(mean.getGreen(), found.getGreen(), 12);
        assertEquals(mean.getBlue(), found.getBlue(), 12);
        assertNotEquals(Color.WHITE, drawn.above(row, 7.0005));
        assertEquals(Color.WHITE, drawn.above(row, 6.9));
    }

    @Test
    void cutsGoThroughAllRows() {
        Tier shots =
                Tier.of("shots", "net", List.of(new Segment(0, 5, "1"), new Segment(5, 10, "2")));
        Drawn drawn = Drawn.of(content(List.of(), FELT, shots), TimelineMarks.NONE);
        TimelineRow row = drawn.layout().row(0).orElseThrow();
        assertNotEquals(Color.WHITE, drawn.above(row, 5.001));
        assertEquals(Color.WHITE, drawn.above(row, 5.5));
    }

    @Test
    void labelsAreCutWhereTheyDoNotFit() {
        Font font = new Style(1).text();
        assertEquals("happiness", Scene.fitted("happiness", font, 200));
        String cut = Scene.fitted("happiness", font, 45);
        assertTrue(cut.startsWith("hap") && cut.endsWith("..."), cut);
        assertTrue(Style.width(cut, font) <= 45);
        assertEquals("ha", Scene.fitted("happiness", font, 16));
        assertEquals("", Scene.fitted("happiness", font, 8));
        // The start of a number would be another number.
        assertEquals("", Scene.fitted("1234", font, 16));
        String letters = "\uD83D\uDE00".repeat(9);
        String pairs = Scene.fitted(letters, font, Style.width(letters, font) / 2);
        assertTrue(pairs.replace("...", "").length() % 2 == 0, pairs);
    }

    @Test
    void lettersAreLegibleOnEveryColour() {
        for (int i = 0; i < Palette.size(); i++) {
            for (Color ground : List.of(Color.WHITE, Style.MODEL_BACK)) {
                double back = luminance(Palette.mixed(Palette.colour(i), ground, 0.4));
                double contrast = (back + 0.05) / (luminance(Style.TEXT) + 0.05);
                assertTrue(contrast >= 5, i + ": " + contrast);
            }
        }
    }

    /** Relative luminance of WCAG 2. */
    private static double luminance(Color colour) {
        double[] linear = new double[3];
        int[] rgb = {colour.getRed(), colour.getGreen(), colour.getBlue()};
        for (int i = 0; i < 3; i++) {
            double c = rgb[i] / 255.0;
            linear[i] = c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
        }
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    }

    @Test
    void namesOfSingleSegmentsHaveNoColoursOfTheirOwn() {
        assertTrue(SegmentTrack.areNames(List.of(new Segment(0, 1, "1"), new Segment(1, 2, "2"))));
        assertTrue(!SegmentTrack.areNames(FELT.segments()));
        assertTrue(
                !SegmentTrack.areNames(
                        List.of(
                                new Segment(0, 1, "1"),
                                new Segment(1, 2, "2"),
                                new Segment(2, 3, "1"))));
    }

    @Test
    void whatIsSetInTheGraphicsStays() {
        BufferedImage image = new BufferedImage(400, 200, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.PINK);
        TimelineContent content = content(List.of(), FELT);
        TimelineLayout layout = TimelineLayout.of(content, 400, 200, 1);
        TimelinePainter.paint(
                g, content, TimelineView.fit(content, layout), layout, TimelineMarks.NONE);
        assertEquals(Color.PINK, g.getColor());
        assertEquals(null, g.getClip());
        g.dispose();
    }

    @Test
    void timesAreWrittenAsFarApartAsTheyNeed() {
        assertEquals(0.5, RulerPainter.step(0.3));
        assertEquals(5, RulerPainter.step(2.1));
        assertEquals("0:07", RulerPainter.clock(7, 0));
        assertEquals("1:02.50", RulerPainter.clock(62.5, 2));
        assertEquals("1:00:02.500", RulerPainter.clock(3602.5, 3));
        assertEquals("1:00", RulerPainter.clock(59.9999, 0));
    }
}
