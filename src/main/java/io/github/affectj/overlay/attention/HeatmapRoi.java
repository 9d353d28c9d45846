package io.github.affectj.overlay.attention;

import ij.gui.ImageRoi;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import io.github.affectj.result.AttentionMap;
import java.awt.Graphics;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;

/**
 * A heat map over a whole frame that keeps only its few values and is enlarged smoothly whenever it
 * is drawn, at the resolution of what it is drawn on: 2,000 of them need less memory than one
 * frame.
 *
 * <p>In a TIFF file ImageJ knows only images of the frame's size with one opacity for all pixels.
 * There the map becomes such an image, with its low values cut out; see {@link
 * #getSerializedImage()}.
 */
final class HeatmapRoi extends ImageRoi {
    /** Values below this share of the scale are cut out of the image in a TIFF file. */
    private static final int SAVED_FROM = 51;

    /** The one opacity in a TIFF file, relative to that of the high values. */
    private static final double SAVED_OPACITY = 0.8;

    private final int frameWidth;
    private final int frameHeight;
    private final AttentionMap map;
    private final HeatColours colours;
    private final boolean saved;

    /**
     * @param width width of the frame in pixels
     * @param height height of the frame in pixels
     * @param map the values
     * @param colours how they are shown
     * @param saved whether TIFF files shall hold the map; false where all maps of the clip, which
     *     ImageJ unpacks when it opens the file, would fill the memory
     */
    HeatmapRoi(int width, int height, AttentionMap map, HeatColours colours, boolean saved) {
        super(0, 0, new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB));
        this.frameWidth = width;
        this.frameHeight = height;
        setBounds(new Rectangle2D.Double(0, 0, width, height));
        this.map = map;
        this.colours = colours;
        this.saved = saved;
        setZeroTransparent(true);
        setOpacity(colours.opacity() * SAVED_OPACITY);
    }

    AttentionMap map() {
        return map;
    }

    @Override
    public void draw(Graphics g) {
        Rectangle at = getBounds();
        int left = screenX(at.x);
        int top = screenY(at.y);
        Rectangle whole =
                new Rectangle(
                        left,
                        top,
                        screenX(at.x + frameWidth) - left,
                        screenY(at.y + frameHeight) - top);
        colours.paint(g, map, whole, whole.intersection(visible(g, whole)));
    }

    /** What can be seen of the drawing surface; a zoomed frame is far larger than that. */
    private Rectangle visible(Graphics g, Rectangle whole) {
        Rectangle clip = g.getClipBounds();
        Rectangle seen = clip == null ? whole : clip;
        Rectangle source = ic == null ? null : ic.getSrcRect();
        // Empty while ImageJ flattens without a display; there the frame is not zoomed.
        if (source == null || source.isEmpty()) {
            return seen;
        }
        double zoom = ic.getMagnification();
        int width = (int) Math.ceil((source.width + 1) * zoom);
        int height = (int) Math.ceil((source.height + 1) * zoom);
        return seen.intersection(new Rectangle(width, height));
    }

    /**
     * False everywhere: a long click on the picture would otherwise make the heat map the selection
     * and let it be dragged away.
     */
    @Override
    public boolean contains(int x, int y) {
        return false;
    }

    /** The map at the frame's size, as places in the scale from 0 to 255, with the LUT. */
    @Override
    public ImageProcessor getProcessor() {
        return new ByteProcessor(
                frameWidth,
                frameHeight,
                colours.indexed(map, frameWidth, frameHeight),
                colours.lut());
    }

    /** Does nothing: the map has no pixels of its own. Called when ImageJ copies the overlay. */
    @Override
    public void setProcessor(ImageProcessor ip) {
        // The map is enlarged whenever it is drawn.
    }

    /**
     * The map as ImageJ's TIFF files hold it: an image of the frame's size in the colours of the
     * LUT. Its lower fifth is black, which {@code getZeroTransparent()} makes transparent; the rest
     * gets eight tenths of the opacity. Compressed, since smooth maps shrink to a hundredth. If all
     * maps of the clip together are too large for that, one transparent pixel.
     */
    @Override
    public byte[] getSerializedImage() {
        if (!saved) {
            return IndexedTiff.encode(1, 1, new byte[1], savedLut());
        }
        byte[] pixels =
                colours.max() > 0
                        ? colours.indexed(map, frameWidth, frameHeight)
                        : new byte[frameWidth * frameHeight];
        return IndexedTiff.encode(frameWidth, frameHeight, pixels, savedLut());
    }

    private int[] savedLut() {
        IndexColorModel lut = colours.lut();
        int[] rgb = new int[256];
        for (int i = SAVED_FROM; i < 256; i++) {
            // Black itself would be transparent: a dark colour of the LUT is lifted just off it.
            rgb[i] = (lut.getRGB(i) & 0xFFFFFF) | 0x040404;
        }
        return rgb;
    }
}
