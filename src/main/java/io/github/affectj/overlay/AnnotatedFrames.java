package io.github.affectj.overlay;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.process.ByteProcessor;
import io.github.affectj.media.stack.StackClip;
import io.github.affectj.result.EmotionTimeline;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The frames of a stack with AffectJ's labels and heat maps drawn in, for export; one frame is in
 * memory at a time. What is drawn is what of ours is on the image; if nothing is, the labels.
 *
 * <p>With a strip, a bar under the picture shows the whole clip's probabilities ({@link
 * StackedStrip}) and where in the clip the frame is; a key under it says what the colours stand
 * for, those of elements too that have no room for words on the picture.
 */
public final class AnnotatedFrames {
    private final ImagePlus image;
    private final List<EmotionTimeline> results;
    private final StackClip clip;
    private final ShownFrames slices;
    private final DrawnElements elements;
    private final int stripHeight;
    private final StackedStrip strip;
    private final FrameKey key;

    /** What elements are drawn for; without a window. */
    private final ImagePlus plain;

    /** As {@link #AnnotatedFrames(ImagePlus, List, boolean)}, of one result. */
    public AnnotatedFrames(ImagePlus image, EmotionTimeline result, boolean strip) {
        this(image, List.of(result), strip);
    }

    /**
     * @param image the stack that was analysed
     * @param results what was found in it and is shown together
     * @param strip whether to add the probability strip under the picture
     */
    public AnnotatedFrames(ImagePlus image, List<EmotionTimeline> results, boolean strip) {
        this.image = image;
        this.results = results;
        this.clip = new StackClip(image);
        this.slices = ShownFrames.of(image, results);
        this.elements = new DrawnElements(image, results, slices);
        this.plain = new ImagePlus("", new ByteProcessor(image.getWidth(), image.getHeight()));
        int width = image.getWidth();
        int height = image.getHeight();
        this.strip =
                strip
                        ? StackedStrip.of(results, width, Math.max(8, Math.round(height * 0.08f)))
                        : null;
        this.stripHeight = strip ? this.strip.height() : 0;
        this.key =
                strip
                        ? FrameKey.fit(
                                width,
                                height,
                                FrameKey.size(width, height),
                                List.of(this.strip.key(), keyOfElements(), keyOfMark()))
                        : null;
    }

    /** Width of a drawn frame in pixels. */
    public int width() {
        return image.getWidth();
    }

    /** Height of a drawn frame in pixels, with strip and key if there are any. */
    public int height() {
        return image.getHeight() + stripHeight + (key == null ? 0 : key.height());
    }

    /** What the elements leave unsaid: colours that ask for a place in a key. */
    FrameKey.Group keyOfElements() {
        String lead = "";
        List<FrameKey.Entry> entries = new ArrayList<>();
        for (Roi element : elements.always()) {
            lead += OverlayParts.keyTitle(element);
            String text = OverlayParts.key(element);
            if (!text.isEmpty()) {
                Color colour = element.getFillColor();
                entries.add(new FrameKey.Entry(text, firstWord(text), colour));
            }
        }
        return new FrameKey.Group(lead + ":", firstWord(lead) + ":", entries);
    }

    /** What the grey label with a question mark says; no entries where no frame has it. */
    FrameKey.Group keyOfMark() {
        List<FrameKey.Entry> entries = new ArrayList<>();
        if (results.stream().anyMatch(result -> result.unfamiliarFrames() > 0)) {
            String mark = LabelStyle.MARK;
            entries.add(
                    new FrameKey.Entry(
                            mark + " unfamiliar to the model", mark, LabelStyle.UNFAMILIAR));
        }
        return new FrameKey.Group("", "", entries);
    }

    private static String firstWord(String text) {
        return text.replaceFirst("[ ,].*", "");
    }

    /** How many frames there are: those of the results. */
    public int size() {
        return slices.frames().size();
    }

    /**
     * Draws a frame.
     *
     * @param index place of the frame among those of the results, from 0
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
        elements.at(index).forEach(element -> draw(g, element));
        g.setClip(null);
        if (stripHeight > 0) {
            strip.draw(g, image.getHeight(), slices.frames().seconds(index));
            key.draw(g, image.getHeight() + stripHeight);
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
            int frame = slices.frames().frame(index);
            throw new IOException("frame " + frame + " is no longer in " + image.getTitle());
        }
        return clip.rgb(slices.clipIndex(index));
    }

    /** Where things stand in this clip. */
    Places places() {
        return Places.of(image);
    }

    /** Rows of the picture that an attention band covers. */
    int bandHeight() {
        return OverlayParts.bandHeight(elements.always());
    }

    /** Whether labels are drawn. */
    boolean hasLabels() {
        return elements.hasLabels();
    }

    /** What a frame is drawn with, lowest first. */
    List<Roi> elements(int index) {
        return elements.at(index);
    }

    /** Draws one of a frame's elements in the picture's own pixels. */
    void draw(Graphics2D g, Roi element) {
        OverlayParts.draw(element, plain, g);
    }
}
