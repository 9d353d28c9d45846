package io.github.affectj.media.gif;

import io.github.affectj.base.BadInputException;
import io.github.affectj.media.ClipTimes;
import io.github.affectj.media.DecodedPixels;
import io.github.affectj.media.FileClip;
import io.github.affectj.media.FrameLimits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A clip from a file of partial frames that are put together on one canvas, shown on white. Holds
 * the file open and in memory little more than one frame.
 */
abstract class CompositedClip extends FileClip {
    private final int width;
    private final int height;
    private final ClipTimes times;
    private final Compositor compositor;
    private final FileChannel channel;

    /**
     * @param path the file
     * @param width of the canvas in pixels
     * @param height of the canvas in pixels
     * @param spots where each frame lies
     * @param times when each frame is shown
     */
    CompositedClip(Path path, int width, int height, List<FrameSpot> spots, ClipTimes times)
            throws IOException {
        super(path);
        FrameLimits.check(path.getFileName().toString(), width, height);
        this.width = width;
        this.height = height;
        this.times = times;
        this.compositor = new Compositor(width, height, spots, this::paint);
        this.channel = FileChannel.open(path, StandardOpenOption.READ);
    }

    /** Draws a stored frame onto the canvas; see {@link Compositor.Painter}. */
    abstract void paint(int index, int[] canvas) throws IOException;

    @Override
    public final int width() {
        return width;
    }

    @Override
    public final int height() {
        return height;
    }

    @Override
    public final ClipTimes times() {
        return times;
    }

    @Override
    public final int[] rgb(int index) throws IOException {
        if (!channel.isOpen()) {
            throw new IOException(name() + " was closed");
        }
        int[] canvas = compositor.show(index);
        int[] rgb = new int[canvas.length];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = DecodedPixels.onWhite(canvas[i]);
        }
        return rgb;
    }

    /** Bytes of the file, all or an error. */
    final byte[] bytes(long offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, offset + buffer.position()) < 0) {
                throw new BadInputException(name() + " became shorter while it was being read.");
            }
        }
        return buffer.array();
    }

    /** What to say of a frame whose pixels can't be made out. */
    final BadInputException damaged(int index, Throwable cause) {
        return new BadInputException(
                name() + " is damaged: the pixels of frame " + (index + 1) + " can't be decoded.",
                cause);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // It was only read from: nothing can be lost.
            return;
        }
    }
}
