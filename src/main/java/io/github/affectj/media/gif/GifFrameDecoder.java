package io.github.affectj.media.gif;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadUpdateListener;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Turns the compressed pixels of one GIF frame into colour indices, through the JDK's GIF reader.
 * It is given each frame as a GIF of its own, with a colour table of 256 entries that are never
 * looked at: so nothing but its decompression is relied upon, whatever the file around the frame is
 * like.
 */
final class GifFrameDecoder implements AutoCloseable {
    private final ImageReader reader = jdkReader();
    private final Watch watch = new Watch();

    GifFrameDecoder() {
        reader.addIIOReadUpdateListener(watch);
        reader.addIIOReadWarningListener(watch);
    }

    private static ImageReader jdkReader() {
        // A host such as Fiji may have registered others.
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("gif");
        ImageReader first = readers.next();
        ImageReader reader = first;
        while (!reader.getClass().getName().startsWith("com.sun.imageio.") && readers.hasNext()) {
            reader = readers.next();
        }
        return reader;
    }

    /**
     * Decodes a frame.
     *
     * @param width of the frame in pixels, from 1
     * @param height of the frame in pixels, from 1
     * @param interlaced whether its rows are stored in four passes
     * @param bytes holds the compressed pixels: code size and sub-blocks to the end of the array
     * @param offset where they begin
     * @return {@code width * height} indices, row by row
     * @throws IOException if pixels are missing or damaged
     */
    byte[] indices(int width, int height, boolean interlaced, byte[] bytes, int offset)
            throws IOException {
        byte[] single = singleFrameGif(width, height, bytes, offset);
        watch.rows = 0;
        watch.warning = null;
        BufferedImage image;
        try (ImageInputStream in =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(single))) {
            reader.setInput(in, true, true);
            image = reader.read(0);
        } catch (RuntimeException e) {
            throw new IOException("Undecodable GIF frame", e);
        } finally {
            reader.setInput(null);
        }
        if (watch.warning != null) {
            throw new IOException(watch.warning);
        }
        if (watch.rows < height) {
            throw new IOException("Pixels end after " + watch.rows + " of " + height + " rows");
        }
        Raster raster = image.getRaster();
        byte[] stored = (byte[]) raster.getDataElements(0, 0, width, height, null);
        return interlaced ? rowsInOrder(stored, width, height) : stored;
    }

    /** Rows from the four passes in which an interlaced frame stores them. */
    private static byte[] rowsInOrder(byte[] stored, int width, int height) {
        byte[] ordered = new byte[stored.length];
        int from = 0;
        for (int pass = 0; pass < 4; pass++) {
            int first = pass == 0 ? 0 : 8 >> pass;
            int step = pass == 0 ? 8 : 16 >> pass;
            for (int y = first; y < height; y += step, from += width) {
                System.arraycopy(stored, from, ordered, y * width, width);
            }
        }
        return ordered;
    }

    private static byte[] singleFrameGif(int width, int height, byte[] bytes, int offset) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + 800);
        out.writeBytes(new byte[] {'G', 'I', 'F', '8', '9', 'a'});
        size(out, width, height);
        out.writeBytes(new byte[] {0, 0, 0, 0x2C, 0, 0, 0, 0});
        size(out, width, height);
        // Never marked as interlaced: the JDK mixes up the rows of frames less than 5 high.
        out.write(0x87);
        for (int i = 0; i < 256; i++) {
            // Distinct colours, so that no reader may merge any.
            out.write(i);
            out.write(i);
            out.write(i);
        }
        out.write(bytes, offset, bytes.length - offset);
        out.write(0x3B);
        return out.toByteArray();
    }

    private static void size(ByteArrayOutputStream out, int width, int height) {
        out.write(width);
        out.write(width >> 8);
        out.write(height);
        out.write(height >> 8);
    }

    @Override
    public void close() {
        reader.dispose();
    }

    /** Counts decoded rows and notes damage, which the JDK's reader itself passes over. */
    private static final class Watch implements IIOReadUpdateListener, IIOReadWarningListener {
        int rows;
        String warning;

        @Override
        public void warningOccurred(ImageReader source, String text) {
            warning = text;
        }

        @Override
        public void imageUpdate(
                ImageReader source,
                BufferedImage image,
                int minX,
                int minY,
                int width,
                int height,
                int periodX,
                int periodY,
                int[] bands) {
            rows += height;
        }

        @Override
        public void passStarted(
                ImageReader source,
                BufferedImage image,
                int pass,
                int minPass,
                int maxPass,
                int minX,
                int minY,
                int periodX,
                int periodY,
                int[] bands) {
            // Rows tell enough.
        }

        @Override
        public void passComplete(ImageReader source, BufferedImage image) {
            // Rows tell enough.
        }

        @Override
        public void thumbnailPassStarted(
                ImageReader source,
                BufferedImage thumbnail,
                int pass,
                int minPass,
                int maxPass,
                int minX,
                int minY,
                int periodX,
                int periodY,
                int[] bands) {
            // GIF has none.
        }

        @Override
        public void thumbnailUpdate(
                ImageReader source,
                BufferedImage thumbnail,
                int minX,
                int minY,
                int width,
                int height,
                int periodX,
                int periodY,
                int[] bands) {
            // GIF has none.
        }

        @Override
        public void thumbnailPassComplete(ImageReader source, BufferedImage thumbnail) {
            // GIF has none.
        }
    }
}
