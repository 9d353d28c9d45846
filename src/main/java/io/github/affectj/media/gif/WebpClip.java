package io.github.affectj.media.gif;

import io.github.affectj.media.ffmpeg.FfmpegPicture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A WebP as a browser shows it, on white; made by {@link WebpReader}. Each frame is put together as
 * a picture of its own and decoded by FFmpeg, which knows WebP but not its animations.
 */
final class WebpClip extends CompositedClip {
    private static final int HAS_ALPHA = 0x10;
    private static final int CHUNK_HEAD = 8;

    private final WebpIndex index;

    WebpClip(Path path, WebpIndex index) throws IOException {
        super(
                path,
                index.width(),
                index.height(),
                index.frames().stream().map(WebpIndex.Frame::spot).toList(),
                times(index.frames().stream().mapToDouble(WebpIndex.Frame::seconds).toArray()),
                index.note());
        this.index = index;
    }

    @Override
    Compositor.Drawing decode(int number) throws IOException {
        WebpIndex.Frame frame = index.frames().get(number);
        FrameSpot spot = frame.spot();
        byte[] single = singleWebp(bytes(frame.offset(), frame.length()), spot);
        int[] pixels;
        try {
            pixels = FfmpegPicture.webp(single, spot.width(), spot.height());
        } catch (IOException e) {
            return damaged(number, e);
        }
        return canvas -> draw(spot, pixels, canvas);
    }

    private static byte[] singleWebp(byte[] stored, FrameSpot spot) {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream(stored.length + 30);
        boolean alpha = false;
        ByteBuffer in = ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN);
        while (in.remaining() >= CHUNK_HEAD) {
            int at = in.position();
            int type = in.getInt();
            long size = Integer.toUnsignedLong(in.getInt());
            int length = (int) Math.min(in.remaining(), size + (size & 1));
            if (WebpIndex.isPixels(type)) {
                alpha |= type == WebpIndex.ALPHA;
                chunks.write(stored, at, CHUNK_HEAD + length);
                if ((chunks.size() & 1) == 1) {
                    // Chunks are even; the last one's last byte is not always there.
                    chunks.write(0);
                }
            }
            in.position(in.position() + length);
        }
        ByteBuffer out = ByteBuffer.allocate(30 + chunks.size()).order(ByteOrder.LITTLE_ENDIAN);
        out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(22 + chunks.size());
        out.put("WEBPVP8X".getBytes(StandardCharsets.US_ASCII)).putInt(10);
        out.putInt(alpha ? HAS_ALPHA : 0);
        size(out, spot.width() - 1);
        size(out, spot.height() - 1);
        return out.put(chunks.toByteArray()).array();
    }

    private static void size(ByteBuffer out, int value) {
        out.put((byte) value).put((byte) (value >> 8)).put((byte) (value >> 16));
    }
}
