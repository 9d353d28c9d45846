package io.github.affectj.media.gif;

import io.github.affectj.media.ClipTimes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A GIF as a browser shows it, on white; made by {@link GifReader}. */
public final class GifClip extends CompositedClip {
    private final GifIndex index;
    private final GifFrameDecoder decoder = new GifFrameDecoder();

    GifClip(Path path, GifIndex index) throws IOException {
        super(
                path,
                index.width(),
                index.height(),
                index.frames().stream().map(GifIndex.Frame::spot).toList(),
                times(index.frames()),
                index.note());
        this.index = index;
    }

    private static ClipTimes times(List<GifIndex.Frame> frames) {
        int[] numbers = new int[frames.size()];
        double[] starts = new double[frames.size()];
        double[] durations = new double[frames.size()];
        long hundredths = 0;
        for (int i = 0; i < numbers.length; i++) {
            int delay = frames.get(i).shownDelay();
            numbers[i] = i + 1;
            // Whole hundredths are summed, so that long clips do not drift.
            starts[i] = hundredths / 100.0;
            durations[i] = delay / 100.0;
            hundredths += delay;
        }
        return new ClipTimes(numbers, starts, durations);
    }

    @Override
    Compositor.Drawing decode(int number) throws IOException {
        GifIndex.Frame frame = index.frames().get(number);
        FrameSpot spot = frame.spot();
        if (spot.width() == 0 || spot.height() == 0) {
            return canvas -> {};
        }
        byte[] stored = bytes(frame.offset(), frame.length());
        int tableBytes = 3 * frame.localColours();
        int[] palette =
                tableBytes == 0 ? index.palette() : GifIndex.palette(stored, frame.localColours());
        byte[] indices;
        try {
            indices =
                    decoder.indices(
                            spot.width(), spot.height(), frame.interlaced(), stored, tableBytes);
        } catch (IOException e) {
            return damaged(number, e);
        }
        return canvas -> draw(frame, indices, palette, canvas);
    }

    private void draw(GifIndex.Frame frame, byte[] indices, int[] palette, int[] canvas) {
        FrameSpot spot = frame.spot();
        // Only the part inside the canvas; offsets in GIF are never negative.
        int columns = Math.min(spot.width(), width() - spot.x());
        int rows = Math.min(spot.height(), height() - spot.y());
        for (int row = 0; row < rows; row++) {
            int from = row * spot.width();
            int to = (spot.y() + row) * width() + spot.x();
            for (int column = 0; column < columns; column++) {
                int colour = indices[from + column] & 255;
                if (colour != frame.transparent()) {
                    canvas[to + column] = palette[colour];
                }
            }
        }
    }
}
