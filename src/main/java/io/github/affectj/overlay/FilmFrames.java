package io.github.affectj.overlay;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.gui.TextRoi;
import io.github.affectj.media.film.VideoWriter;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.FrameUnion;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The frames of a stack as an annotated film shows them: the picture with AffectJ's labels and heat
 * maps, as {@link AnnotatedFrames} draws them, over a strip of all probabilities ({@link
 * ProbabilityStrip}), and a key where an attention band has no words. One frame is in memory at a
 * time.
 *
 * <p>A strip and a label of 64 pixels could not be read: a picture narrower than {@link
 * #LEAST_WIDTH} is enlarged by a whole number without smoothing, so that its pixels stay to be
 * seen, and its labels are set anew in readable size (in their usual place). A picture too large
 * for H.264 is made smaller.
 */
public final class FilmFrames {
    /** The least width of a film in pixels. */
    static final int LEAST_WIDTH = 320;

    /** No picture is enlarged to more than this many pixels of height. */
    private static final int MOST_ENLARGED_HEIGHT = 1080;

    private static final int LEAST_ROW = 14;
    private static final int ROWS_PER_SIDE = 36;

    private final List<EmotionTimeline> results;
    private final FrameUnion union;
    private final AnnotatedFrames frames;
    private final Layout layout;
    private final List<LabelStyle> ownLabels;

    /** Of each result, whether its region's name stands before its labels. */
    private final List<Boolean> named;

    /** As {@link #FilmFrames(ImagePlus, List)}, of one result. */
    public FilmFrames(ImagePlus image, EmotionTimeline result) {
        this(image, List.of(result));
    }

    /**
     * @param image the stack that was analysed
     * @param results what was found in it and is shown together; at least one frame
     */
    public FilmFrames(ImagePlus image, List<EmotionTimeline> results) {
        this.results = results;
        this.union = FrameUnion.of(results);
        this.frames = new AnnotatedFrames(image, results, false);
        this.layout = layout(results, frames);
        this.named = results.stream().map(result -> isNamed(image, result)).toList();
        this.ownLabels =
                layout.scale != 1 && frames.hasLabels()
                        ? results.stream().map(this::style).toList()
                        : List.of();
    }

    private static boolean isNamed(ImagePlus image, EmotionTimeline result) {
        return result.region()
                .filter(region -> !RegionLabels.isDrawn(image, region.name()))
                .isPresent();
    }

    private LabelStyle style(EmotionTimeline result) {
        LabelStyle style = LabelStyle.fit(layout.pictureWidth, layout.pictureHeight, result);
        return result.region().isPresent()
                ? RegionLabels.style(style)
                : style.at(
                        frames.places(),
                        layout.pictureHeight,
                        (int) Math.round(layout.scale * frames.bandHeight()));
    }

    /** How the parts of a film lie. */
    private record Layout(
            double scale,
            int pictureWidth,
            int pictureHeight,
            int width,
            FrameKey key,
            ProbabilityStrip strip) {

        /** Height of all parts, even. */
        int height() {
            return even(pictureHeight + key.height() + strip.height());
        }
    }

    private static Layout layout(List<EmotionTimeline> results, AnnotatedFrames frames) {
        int sourceWidth = frames.width();
        int sourceHeight = frames.height();
        double scale = 1;
        if (sourceWidth < LEAST_WIDTH) {
            int wanted = (LEAST_WIDTH + sourceWidth - 1) / sourceWidth;
            scale = Math.max(1, Math.min(wanted, MOST_ENLARGED_HEIGHT / sourceHeight));
        }
        while (true) {
            int pictureWidth = Math.max(1, (int) Math.round(sourceWidth * scale));
            int pictureHeight = Math.max(1, (int) Math.round(sourceHeight * scale));
            int width = even(Math.max(LEAST_WIDTH, pictureWidth));
            int row = Math.max(LEAST_ROW, Math.min(width, pictureHeight) / ROWS_PER_SIDE);
            ProbabilityStrip strip = new ProbabilityStrip(results, width, row);
            FrameKey key =
                    FrameKey.fit(
                            width,
                            pictureHeight,
                            strip.letters(),
                            List.of(strip.key(), frames.keyOfElements(), frames.keyOfMark()));
            Layout layout = new Layout(scale, pictureWidth, pictureHeight, width, key, strip);
            if (VideoWriter.takes(width, layout.height())) {
                return layout;
            }
            scale *= 0.95;
        }
    }

    private static int even(int side) {
        return side + side % 2;
    }

    /** Width of a drawn frame in pixels, even. */
    public int width() {
        return layout.width;
    }

    /** Height of a drawn frame in pixels, with key and strip, even. */
    public int height() {
        return layout.height();
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
        BufferedImage canvas =
                new BufferedImage(layout.width, height(), BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = canvas.createGraphics();
        g.setColor(Color.BLACK);
        g.fillRect(0, 0, layout.width, height());
        drawPicture(g, index);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
        layout.key.draw(g, layout.pictureHeight);
        layout.strip.draw(g, height() - layout.strip.height(), index);
        g.dispose();
        int[] pixels = ((DataBufferInt) canvas.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] &= 0xFFFFFF;
        }
        return pixels;
    }

    private void drawPicture(Graphics2D g, int index) throws IOException {
        BufferedImage picture =
                new BufferedImage(frames.width(), frames.height(), BufferedImage.TYPE_INT_RGB);
        int[] rgb = frames.picture(index);
        picture.setRGB(0, 0, frames.width(), frames.height(), rgb, 0, frames.width());
        g.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION,
                layout.scale > 1
                        ? RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR
                        : RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        AffineTransform whole = g.getTransform();
        g.translate((layout.width - layout.pictureWidth) / 2, 0);
        g.drawImage(picture, 0, 0, layout.pictureWidth, layout.pictureHeight, null);
        g.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setClip(0, 0, layout.pictureWidth, layout.pictureHeight);
        AffineTransform ofPicture = g.getTransform();
        g.scale(layout.scale, layout.scale);
        List<TextRoi> names = new ArrayList<>();
        for (Roi element : frames.elements(index)) {
            boolean label = OverlayParts.isNamed(element, LabelOverlay.NAME);
            if (layout.scale != 1 && RegionOverlay.isName(element)) {
                names.add((TextRoi) element);
            } else if (ownLabels.isEmpty() || !label) {
                frames.draw(g, element);
            }
        }
        g.setTransform(ofPicture);
        names.forEach(name -> drawName(g, name));
        for (int r = 0; r < ownLabels.size(); r++) {
            drawLabel(g, r, index);
        }
        g.setClip(null);
        g.setTransform(whole);
    }

    /** A region's name in the film's own letters, its lower left corner where it is. */
    private void drawName(Graphics2D g, TextRoi name) {
        RegionStyle style = RegionStyle.fit(layout.pictureWidth, layout.pictureHeight);
        TextRoi plate = LabelOverlay.plate(" " + name.getText().strip() + " ", 0, 0, style.font());
        plate.setStrokeColor(name.getStrokeColor());
        plate.setFillColor(name.getFillColor());
        Rectangle there = name.getBounds();
        Rectangle size = plate.getBounds();
        double x = Math.min(there.x * layout.scale, layout.pictureWidth - size.width);
        double y = (there.y + there.height) * layout.scale - size.height;
        plate.setLocation(Math.max(0, x), Math.max(0, y));
        plate.drawOverlay(g);
    }

    private void drawLabel(Graphics2D g, int r, int index) {
        EmotionTimeline result = results.get(r);
        int place = union.place(r, index);
        if (place >= 0) {
            (result.region().isPresent()
                            ? RegionLabels.plate(
                                    ownLabels.get(r),
                                    result,
                                    place,
                                    named.get(r),
                                    layout.pictureWidth,
                                    layout.pictureHeight)
                            : ownLabels.get(r).plate(result, place))
                    .drawOverlay(g);
        }
    }
}
