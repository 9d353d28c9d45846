package io.github.affectj.media.gif;

import io.github.affectj.media.DecodedPixels;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * An animated PNG as a browser shows it, on white; made by {@link ApngReader}. Each frame is put
 * together as a PNG of its own and decoded by the JDK's PNG reader.
 */
public final class ApngClip extends CompositedClip {
    // In the header.
    private static final int BITS = 8;
    private static final int COLOUR_TYPE = 9;
    private static final byte GREY = 0;
    private static final byte INDEXED = 3;

    private final ApngIndex index;

    ApngClip(Path path, ApngIndex index) throws IOException {
        super(
                path,
                index.width(),
                index.height(),
                index.frames().stream().map(ApngIndex.Frame::spot).toList(),
                times(index.frames().stream().mapToDouble(ApngIndex.Frame::seconds).toArray()),
                index.note());
        this.index = index;
    }

    @Override
    Compositor.Drawing decode(int number) throws IOException {
        ApngIndex.Frame frame = index.frames().get(number);
        FrameSpot spot = frame.spot();
        byte[] png = singlePng(frame);
        BufferedImage image;
        try {
            image = picture(png);
        } catch (IOException | RuntimeException e) {
            // The decoder throws anything at all on damaged files.
            return damaged(number, e);
        }
        if (image.getWidth() != spot.width() || image.getHeight() != spot.height()) {
            return damaged(number, null);
        }
        int[] pixels = DecodedPixels.argb(image);
        return canvas -> draw(spot, pixels, canvas);
    }

    private static BufferedImage picture(byte[] png) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(png))) {
            reader.setInput(in, true, true);
            return reader.read(0);
        } finally {
            reader.dispose();
        }
    }

    private byte[] singlePng(ApngIndex.Frame frame) throws IOException {
        byte[] stored = bytes(frame.offset(), frame.length());
        ByteBuffer in = ByteBuffer.wrap(stored);
        ByteArrayOutputStream out = new ByteArrayOutputStream(stored.length + 1024);
        out.writeBytes(ApngReader.SIGNATURE);
        byte[] header = index.header().clone();
        ByteBuffer.wrap(header).putInt(frame.spot().width()).putInt(frame.spot().height());
        byte[] colours = index.colours();
        boolean few = header[BITS] == 1 || header[BITS] == 2 || header[BITS] == 4;
        if (header[COLOUR_TYPE] == GREY && few && colours.length > 0) {
            // The JDK's reader overlooks that one of few greys is transparent, but not of a
            // palette.
            colours = greyPalette(header[BITS], colours);
            header[COLOUR_TYPE] = INDEXED;
        }
        out.writeBytes(chunk(ApngIndex.HEADER, header, 0, header.length));
        out.writeBytes(colours);
        while (in.remaining() >= 12) {
            int length = in.getInt();
            int type = in.getInt();
            // Frame data is image data behind a sequence number.
            int sequence = type == ApngIndex.FRAME_DATA ? 4 : 0;
            if ((type == ApngIndex.DATA || sequence > 0) && length >= sequence) {
                int from = in.position() + sequence;
                out.writeBytes(chunk(ApngIndex.DATA, stored, from, length - sequence));
            }
            in.position(in.position() + length + 4);
        }
        out.writeBytes(chunk(ApngIndex.END, header, 0, 0));
        return out.toByteArray();
    }

    /**
     * The greys of a picture of few bits as a palette.
     *
     * @param bits a pixel, 1, 2 or 4
     * @param colours chunks, with that of the transparent grey among them
     * @return chunks of a palette and of its transparency
     */
    private static byte[] greyPalette(int bits, byte[] colours) {
        int greys = 1 << bits;
        byte[] palette = new byte[3 * greys];
        byte[] alpha = new byte[greys];
        Arrays.fill(alpha, (byte) 255);
        for (int i = 0; i < palette.length; i++) {
            palette[i] = (byte) (i / 3 * 255 / (greys - 1));
        }
        ByteBuffer in = ByteBuffer.wrap(colours);
        while (in.remaining() >= 12) {
            int length = in.getInt();
            int type = in.getInt();
            if (type == ApngIndex.TRANSPARENCY && length == 2) {
                int grey = Short.toUnsignedInt(in.getShort(in.position()));
                if (grey < greys) {
                    alpha[grey] = 0;
                }
            }
            in.position(in.position() + length + 4);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(chunk(ApngIndex.PALETTE, palette, 0, palette.length));
        out.writeBytes(chunk(ApngIndex.TRANSPARENCY, alpha, 0, alpha.length));
        return out.toByteArray();
    }

    /** A PNG chunk with length and checksum around a part of {@code data}. */
    static byte[] chunk(int type, byte[] data, int offset, int length) {
        byte[] bytes = new byte[length + 12];
        ByteBuffer out = ByteBuffer.wrap(bytes);
        out.putInt(length).putInt(type).put(data, offset, length);
        CRC32 crc = new CRC32();
        crc.update(bytes, 4, length + 4);
        out.putInt((int) crc.getValue());
        return bytes;
    }
}
