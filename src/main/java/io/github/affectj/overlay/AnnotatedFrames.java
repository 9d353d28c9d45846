package io.github.affectj.overlay;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.process.ByteProcessor;
import io.github.affectj.media.stack.StackClip;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.FrameEmotion;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/**
 * The frames of a stack with AffectJ's labels and heat maps drawn in, for export; one frame is in
 * memory at a time. What is drawn is what of ours is on the image; if nothing is, the labels.
 *
 * <p>With a strip, a bar under the picture shows the whole clip's probabilities stacked on each
 * other, in the colours of {@code TimelinePlot}, and where in the clip the frame is.
 */
public final class AnnotatedFrames {
    private final ImagePlus image;
    private final EmotionTimeline result;
    private final StackClip clip;
    private final FrameSlices slices;
    private final List<Roi> elements;
    private final int stripHeight;

    /** What elements are drawn for; without a window. */
    private final ImagePlus plain;

    /**
     * @param image the stack that was analysed
     * @param result what was found in it
     * @param strip whether to add the probability strip under the picture
     */
    public AnnotatedFrames(ImagePlus image, EmotionTimeline result, boolean strip) {
        this.image = image;
        this.result = result;
        this.clip = new StackClip(image);
        this.slices = FrameSlices.of(image, result);
        List<Roi> ours = OverlayParts.named(image, OverlayParts.PREFIX);
        this.elements = ours.isEmpty() ? LabelOverlay.elements(image, result) : ours;
        this.plain = new ImagePlus("", new ByteProcessor(image.getWidth(), image.getHeight()));
        this.stripHeight = strip ? Math.max(8, Math.round(image.getHeight() * 0.08f)) : 0;
    }

    /** Width of a drawn frame in pixels. */
    public int width() {
        return image.getWidth();
    }

    /** Height of a drawn frame in pixels, with the strip if there is one. */
    public int height() {
        return image.getHeight() + stripHeight;
    }

    /** How many frames there are: those of the result. */
    public int size() {
        return result.frames().size();
    }

    /**
     * Draws a frame.
     *
     * @param index place of the frame in the result, from 0
     * @return {@code width() * height()} values 0xRRGGBB, row by row
     * @throws IOException if the frame can't be read, or is no longer in the stack
     */
    public int[] rgb(int index) throws IOException {
        // With alpha, or ImageJ would draw letters in the coloured stripes of a flat screen.
        BufferedImage canvas = new BufferedImage(width(), height(), BufferedImage.TYPE_INT_ARGB);
        int[] pixels = ((DataBufferInt) canvas.getRaster().getDataBuffer()).getData();
        int[] picture = picture(index);
        for (int i = 0; i < picture.length; i++) {
            pixels[i] = 0xFF000000 | picture[i];
        }
        Graphics2D g = canvas.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setClip(0, 0, image.getWidth(), image.getHeight());
        drawElements(g, index, element -> true);
        g.setClip(null);
        if (stripHeight > 0) {
            drawStrip(g, result.frames().get(index));
        }
        g.dispose();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] &= 0xFFFFFF;
        }
        return pixels;
    }

    /** The bare picture of a frame, 0xRRGGBB. */
    int[] picture(int index) throws IOException {
        if (!slices.has(index)) {
            int frame = result.frames().get(index).frame();
            throw new IOException("frame " + frame + " is no longer in " + image.getTitle());
        }
        return clip.rgb(slices.clipIndex(index));
    }

    /** Whether an element is drawn whose name begins so. */
    boolean has(String prefix) {
        return elements.stream().anyMatch(element -> OverlayParts.isNamed(element, prefix));
    }

    /** Draws those of a frame's elements that are wanted, in the picture's own pixels. */
    void drawElements(Graphics2D g, int index, Predicate<Roi> wanted) {
        for (Roi element : elements) {
            if (wanted.test(element) && slices.shows(element, index)) {
                OverlayParts.draw(element, plain, g);
            }
        }
    }

    private void drawStrip(Graphics2D g, FrameEmotion current) {
        List<FrameEmotion> frames = result.frames();
        int top = image.getHeight();
        double start = frames.get(0).timeSeconds();
        FrameEmotion last = frames.get(frames.size() - 1);
        double length = Math.max(1e-9, last.timeSeconds() + last.durationSeconds() - start);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
        int index = 0;
        for (int x = 0; x < width(); x++) {
            double time = start + (x + 0.5) / width() * length;
            while (index + 1 < frames.size() && frames.get(index + 1).timeSeconds() <= time) {
                index++;
            }
            double sum = 0;
            for (int k = 0; k < result.labels().size(); k++) {
                int from = (int) Math.round(sum * stripHeight);
                sum += frames.get(index).probability(k);
                int to = (int) Math.round(Math.min(1, sum) * stripHeight);
                g.setColor(Palette.colour(k));
                g.fillRect(x, top + from, 1, to - from);
            }
        }
        int at = (int) ((current.timeSeconds() - start) / length * width());
        int cursor = Math.max(1, stripHeight / 16);
        g.setColor(Color.BLACK);
        g.fillRect(at - 1, top, cursor + 2, stripHeight);
        g.setColor(Color.WHITE);
        g.fillRect(at, top, cursor, stripHeight);
    }
}
