package io.github.affectj.overlay;

import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.FrameEmotion;
import io.github.affectj.result.FrameUnion;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The probabilities of a whole clip as one bar under its frames: stacked on each other, in the
 * colours of {@code TimelinePlot}, left to right in time, with a mark where the frame is. Of
 * several regions there is a bar for each, one below the other, grey where the region is absent.
 */
final class StackedStrip {
    private static final Color ABSENT = new Color(0xBEBEBE);

    /** A bar of many is still a bar. */
    private static final int LEAST_BAR = 5;

    private final List<EmotionTimeline> results;
    private final FrameUnion frames;

    /** Which bar shows which of the results. */
    private final RegionRows shown;

    private final int bar;
    private final double start;
    private final double length;
    private final BufferedImage still;
    private final TreeSet<Integer> drawn = new TreeSet<>();

    private StackedStrip(List<EmotionTimeline> results, RegionRows shown, int width, int bar) {
        this.results = results;
        this.shown = shown;
        this.bar = bar;
        frames = FrameUnion.of(results);
        start = frames.seconds(0);
        length = Math.max(1e-9, frames.end(frames.size() - 1) - start);
        still = new BufferedImage(width, bar * shown.rows().size(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = still.createGraphics();
        int index = 0;
        for (int x = 0; x < width; x++) {
            double time = start + (x + 0.5) / width * length;
            while (index + 1 < frames.size() && frames.seconds(index + 1) <= time) {
                index++;
            }
            for (int row = 0; row < shown.rows().size(); row++) {
                drawColumn(g, x, row, index);
            }
        }
        g.dispose();
    }

    /**
     * The strip of some results.
     *
     * @param results shown together, all of one model; at least one frame
     * @param width in pixels
     * @param height of the bar of a single result in pixels; those of several are thinner
     */
    static StackedStrip of(List<EmotionTimeline> results, int width, int height) {
        RegionRows shown = RegionRows.of(results);
        int thinner = Math.max(LEAST_BAR, height * 2 / (shown.rows().size() + 1));
        return new StackedStrip(results, shown, width, Math.min(height, thinner));
    }

    /** Height of all bars in pixels. */
    int height() {
        return still.getHeight();
    }

    private void drawColumn(Graphics2D g, int x, int row, int index) {
        g.setColor(ABSENT);
        g.fillRect(x, row * bar, 1, bar);
        for (int r : shown.rows().get(row)) {
            int place = frames.place(r, index);
            if (place >= 0) {
                drawColumn(g, x, row, results.get(r), place);
            }
        }
    }

    private void drawColumn(Graphics2D g, int x, int row, EmotionTimeline result, int place) {
        FrameEmotion frame = result.frames().get(place);
        double sum = 0;
        for (int k = 0; k < result.labels().size(); k++) {
            int from = (int) Math.round(sum * bar);
            sum += frame.probability(k);
            int to = (int) Math.round(Math.min(1, sum) * bar);
            if (to > from) {
                drawn.add(k);
                g.setColor(Palette.colour(k));
                g.fillRect(x, row * bar + from, 1, to - from);
            }
        }
    }

    /** The colours that are in it, for its key. */
    FrameKey.Group key() {
        List<String> names = drawn.stream().map(k -> results.get(0).labels().get(k)).toList();
        List<String> brief = FrameKey.brief(names);
        List<FrameKey.Entry> entries = new ArrayList<>();
        for (int k : drawn) {
            int i = entries.size();
            entries.add(new FrameKey.Entry(names.get(i), brief.get(i), Palette.colour(k)));
        }
        String told = shown.told();
        return new FrameKey.Group(
                told.isEmpty() ? "probability:" : "probability, " + told + ":", "", entries);
    }

    /**
     * Draws the strip.
     *
     * @param top its upper end in {@code g}
     * @param seconds when the frame to mark appears
     */
    void draw(Graphics2D g, int top, double seconds) {
        g.drawImage(still, 0, top, null);
        int at = (int) ((seconds - start) / length * still.getWidth());
        int cursor = Math.max(1, height() / 16);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
        g.setColor(Color.BLACK);
        g.fillRect(at - 1, top, cursor + 2, height());
        g.setColor(Color.WHITE);
        g.fillRect(at, top, cursor, height());
    }
}
