package io.github.affectj.overlay;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ColorProcessor;
import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.summary.SegmentFrames;
import io.github.affectj.base.ForeignText;
import io.github.affectj.base.Progress;
import io.github.affectj.media.ClipTimes;
import io.github.affectj.media.stack.StackClip;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * One frame a segment on a sheet, the one that shows at its middle, with number, start and label
 * below it. More than {@value #MOST} segments go on as many sheets as they need, which are the
 * slices of one image.
 */
public final class ContactSheet {
    /** Segments on one sheet. */
    static final int MOST = 400;

    private static final int WIDTH = 192;
    private static final int HEIGHT = 144;
    private static final int GAP = 8;
    private static final int LINE = 17;
    private static final int MOST_COLUMNS = 10;
    private static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    private static final Font BOLD = PLAIN.deriveFont(Font.BOLD);
    private static final Color GREY = new Color(0x555555);

    private final StackClip clip;
    private final SegmentFrames frames;
    private final int pictureWidth;
    private final int pictureHeight;
    private final int lines;
    private final int columns;
    private final int rows;

    private ContactSheet(ImagePlus image, int segments, boolean notes) {
        clip = new StackClip(image);
        ClipTimes times = clip.times();
        frames = new SegmentFrames(times.startSeconds(), times.durationSeconds());
        double scale = Math.min((double) WIDTH / clip.width(), (double) HEIGHT / clip.height());
        pictureWidth = Math.max(1, (int) Math.round(clip.width() * scale));
        pictureHeight = Math.max(1, (int) Math.round(clip.height() * scale));
        lines = notes ? 3 : 2;
        int onOne = Math.min(segments, MOST);
        double wide = Math.sqrt(1.6 * onOne * cellHeight() / cellWidth());
        columns = Math.max(1, Math.min(MOST_COLUMNS, (int) Math.round(wide)));
        rows = (onOne + columns - 1) / columns;
    }

    private static int cellWidth() {
        return WIDTH + GAP;
    }

    private int cellHeight() {
        return pictureHeight + lines * LINE + 2 * GAP;
    }

    /**
     * Draws the sheet.
     *
     * @param image the stack that the segments are of
     * @param segments at least one
     * @param notes a line more for each segment, as what a model says; empty for none
     * @param progress told how far it is
     * @return a new RGB image, not shown yet
     * @throws IOException if a frame can't be read
     * @throws io.github.affectj.base.CancelledException if cancelled
     */
    public static ImagePlus create(
            ImagePlus image, List<Segment> segments, List<String> notes, Progress progress)
            throws IOException {
        ContactSheet sheet = new ContactSheet(image, segments.size(), !notes.isEmpty());
        ImageStack pages = null;
        for (int from = 0; from < segments.size(); from += MOST) {
            int to = Math.min(segments.size(), from + MOST);
            ColorProcessor page = sheet.page(segments, notes, from, to, progress);
            if (pages == null) {
                pages = new ImageStack(page.getWidth(), page.getHeight());
            }
            pages.addSlice("segments %d to %d".formatted(from + 1, to), page);
        }
        return new ImagePlus(image.getTitle() + " contact sheet", pages);
    }

    private ColorProcessor page(
            List<Segment> segments, List<String> notes, int from, int to, Progress progress)
            throws IOException {
        BufferedImage canvas =
                new BufferedImage(
                        columns * cellWidth() + GAP,
                        rows * cellHeight() + GAP,
                        BufferedImage.TYPE_INT_RGB);
        Graphics2D g = canvas.createGraphics();
        g.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
        for (int i = from; i < to; i++) {
            progress.checkCancelled();
            progress.update((double) i / segments.size(), "Contact sheet");
            int x = GAP + (i - from) % columns * cellWidth();
            int y = GAP + (i - from) / columns * cellHeight();
            Segment segment = segments.get(i);
            g.drawImage(picture(segment), x + (WIDTH - pictureWidth) / 2, y, null);
            int baseline = y + pictureHeight + LINE - 3;
            g.setColor(Color.BLACK);
            g.setFont(BOLD);
            String number = Integer.toString(i + 1);
            g.drawString(number, x, baseline);
            int used = g.getFontMetrics().stringWidth(number) + GAP;
            g.setFont(PLAIN);
            g.setColor(GREY);
            g.drawString(time(segment.start()), x + used, baseline);
            g.setColor(Color.BLACK);
            g.drawString(fitted(g, segment.label()), x, baseline + LINE);
            if (!notes.isEmpty()) {
                g.setColor(GREY);
                g.drawString(fitted(g, notes.get(i)), x, baseline + 2 * LINE);
            }
        }
        g.dispose();
        return new ColorProcessor(canvas);
    }

    private BufferedImage picture(Segment segment) throws IOException {
        int frame = frames.at((segment.start() + segment.end()) / 2);
        int last = clip.frameCount() - 1;
        boolean early = segment.start() <= clip.times().start(0);
        int shown = frame >= 0 ? frame : early ? 0 : last; // a segment beyond the film's end
        ColorProcessor whole = new ColorProcessor(clip.width(), clip.height(), clip.rgb(shown));
        // Averaged: of a thin line that is left out a small picture would show nothing.
        return whole.resize(pictureWidth, pictureHeight, true).getBufferedImage();
    }

    /** A text, or as much of it as a picture is wide. */
    private static String fitted(Graphics2D g, String text) {
        String shown = ForeignText.of(text);
        FontMetrics metrics = g.getFontMetrics();
        int letters = shown.length();
        while (letters > 4 && metrics.stringWidth(ForeignText.cut(shown, letters)) > WIDTH) {
            letters--;
        }
        return ForeignText.cut(shown, letters);
    }

    /** A moment as film people write it: {@code 1:02:03.4}, {@code 2:03.4}. */
    static String time(double seconds) {
        long tenths = Math.round(seconds * 10);
        long hours = tenths / 36_000;
        long minutes = tenths / 600 % 60;
        double rest = tenths % 600 / 10.0;
        return hours > 0
                ? String.format(Locale.ROOT, "%d:%02d:%04.1f", hours, minutes, rest)
                : String.format(Locale.ROOT, "%d:%04.1f", minutes, rest);
    }
}
