package io.github.affectj.overlay;

import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.FrameEmotion;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The probabilities of a whole clip as one bar under its frames: stacked on each other, in the
 * colours of {@code TimelinePlot}, left to right in time, with a mark where the frame is.
 */
final class StackedStrip {
    private final EmotionTimeline result;
    private final int height;
    private final double start;
    private final double length;
    private final BufferedImage still;
    private final TreeSet<Integer> drawn = new TreeSet<>();

    /**
     * @param result what is shown; at least one frame
     * @param width in pixels
     * @param height in pixels
     */
    StackedStrip(EmotionTimeline result, int width, int height) {
        this.result = result;
        this.height = height;
        List<FrameEmotion> frames = result.frames();
        start = frames.get(0).timeSeconds();
        FrameEmotion last = frames.get(frames.size() - 1);
        length = Math.max(1e-9, last.timeSeconds() + last.durationSeconds() - start);
        still = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = still.createGraphics();
        int index = 0;
        for (int x = 0; x < width; x++) {
            double time = start + (x + 0.5) / width * length;
            while (index + 1 < frames.size() && frames.get(index + 1).timeSeconds() <= time) {
                index++;
            }
            drawColumn(g, x, frames.get(index));
        }
        g.dispose();
    }

    private void drawColumn(Graphics2D g, int x, FrameEmotion frame) {
        double sum = 0;
        for (int k = 0; k < result.labels().size(); k++) {
            int from = (int) Math.round(sum * height);
            sum += frame.probability(k);
            int to = (int) Math.round(Math.min(1, sum) * height);
            if (to > from) {
                drawn.add(k);
                g.setColor(Palette.colour(k));
                g.fillRect(x, from, 1, to - from);
            }
        }
    }

    /** The colours that are in it, for its key. */
    FrameKey.Group key() {
        List<String> names = drawn.stream().map(k -> result.labels().get(k)).toList();
        List<String> brief = FrameKey.brief(names);
        List<FrameKey.Entry> entries = new ArrayList<>();
        for (int k : drawn) {
            int i = entries.size();
            entries.add(new FrameKey.Entry(names.get(i), brief.get(i), Palette.colour(k)));
        }
        return new FrameKey.Group("probability:", "", entries);
    }

    /**
     * Draws the strip.
     *
     * @param top its upper end in {@code g}
     * @param current the frame to mark
     */
    void draw(Graphics2D g, int top, FrameEmotion current) {
        g.drawImage(still, 0, top, null);
        int at = (int) ((current.timeSeconds() - start) / length * still.getWidth());
        int cursor = Math.max(1, height / 16);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
        g.setColor(Color.BLACK);
        g.fillRect(at - 1, top, cursor + 2, height);
        g.setColor(Color.WHITE);
        g.fillRect(at, top, cursor, height);
    }
}
