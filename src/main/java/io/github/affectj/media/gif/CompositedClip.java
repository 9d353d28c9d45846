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
import java.util.concurrent.CopyOnWriteArrayList;

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
    private final List<String> notes = new CopyOnWriteArrayList<>();
    private boolean toldOfDamage;

    /**
     * @param path the file
     * @param width of the canvas in pixels
     * @param height of the canvas in pixels
     * @param spots where each frame lies
     * @param times when each frame is shown
     * @param note what the user should know of the file, in a sentence; empty for nothing
     */
    CompositedClip(
            Path path, int width, int height, List<FrameSpot> spots, ClipTimes times, String note)
            throws IOException {
        super(path);
        FrameLimits.check(path.getFileName().toString(), width, height);
        this.width = width;
        this.height = height;
        this.times = times;
        if (!note.isEmpty()) {
            notes.add(note);
        }
        this.compositor = new Compositor(width, height, spots, this::decode);
        this.channel = FileChannel.open(path, StandardOpenOption.READ);
    }

    /** Decodes a stored frame; see {@link Compositor.Painter}. */
    abstract Compositor.Drawing decode(int index) throws IOException;

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

    /**
     * Tells, once, that a frame's pixels can't be made out; the one before it is shown, as in
     * films.
     *
     * @return null, for {@link #decode} to hand on
     * @throws BadInputException if it is the first frame, so that there is none before it
     */
    final Compositor.Drawing damaged(int index, Throwable cause) {
        String damaged =
                name() + " is damaged: the pixels of frame " + (index + 1) + " can't be decoded";
        if (index == 0) {
            throw new BadInputException(damaged + ".", cause);
        }
        if (!toldOfDamage) {
            toldOfDamage = true;
            notes.add(
                    damaged
                            + ", so that frame "
                            + index
                            + " is shown in its place; the same goes for other such frames.");
        }
        return null;
    }

    @Override
    public final List<String> notes() {
        return List.copyOf(notes);
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

    /**
     * Draws the pixels of a frame onto the canvas, within which it lies.
     *
     * @param argb as many as the spot has, not premultiplied
     */
    final void draw(FrameSpot spot, int[] argb, int[] canvas) {
        for (int row = 0; row < spot.height(); row++) {
            int from = row * spot.width();
            int to = (spot.y() + row) * width() + spot.x();
            for (int column = 0; column < spot.width(); column++) {
                int colour = argb[from + column];
                canvas[to + column] = spot.opaque() ? colour : over(colour, canvas[to + column]);
            }
        }
    }

    /** One colour over another, both with opacity; the formula is that of the specification. */
    private static int over(int top, int bottom) {
        int a = top >>> 24;
        if (a == 255 || bottom >>> 24 == 0) {
            return top;
        }
        if (a == 0) {
            return bottom;
        }
        int below = (bottom >>> 24) * (255 - a);
        int sum = a * 255 + below;
        int out = ((sum + 127) / 255) << 24;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int value = ((top >> shift) & 255) * a * 255 + ((bottom >> shift) & 255) * below;
            out |= ((value + sum / 2) / sum) << shift;
        }
        return out;
    }

    /** Times of frames that follow each other without a gap. */
    static ClipTimes times(double[] seconds) {
        int[] numbers = new int[seconds.length];
        double[] starts = new double[seconds.length];
        double time = 0;
        for (int i = 0; i < seconds.length; i++) {
            numbers[i] = i + 1;
            starts[i] = time;
            time += seconds[i];
        }
        return new ClipTimes(numbers, starts, seconds);
    }
}
