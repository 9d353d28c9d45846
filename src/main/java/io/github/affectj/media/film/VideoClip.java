package io.github.affectj.media.film;

import static org.bytedeco.ffmpeg.global.avformat.av_guess_sample_aspect_ratio;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.media.ClipTimes;
import io.github.affectj.media.FileClip;
import io.github.affectj.media.FrameLimits;
import io.github.affectj.media.SoundTrack;
import io.github.affectj.media.ffmpeg.JoinedTimes;
import io.github.affectj.media.sound.FilmSound;
import java.io.IOException;
import java.lang.ref.Cleaner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;

/**
 * A film that FFmpeg decodes when frames are asked for. Holds the file open, a decoder with its
 * threads, and some 32 MB of decoded frames, however long the film is.
 */
final class VideoClip extends FileClip {
    private static final Cleaner CLEANER = Cleaner.create();

    private final long bytes;
    private final double startSeconds;
    private final JoinedTimes joined;
    private final ClipTimes times;
    private final PixelCrop crop;
    private final VideoGeometry geometry;
    private final Natives natives = new Natives();
    private final Cleaner.Cleanable cleanable = CLEANER.register(this, natives);
    private final FrameFinder finder;
    private final FramePainter painter;
    private final List<String> notes = new ArrayList<>();
    private boolean toldOfDamage;

    /** Null as long as nobody asked. */
    private Optional<SoundTrack> sound;

    /** For the small size asked for last, null as long as nobody asked. */
    private FramePainter smallPainter;

    /** What is freed on closing, or with the garbage of a clip that nobody closed; last first. */
    private static final class Natives implements Runnable {
        private final Deque<AutoCloseable> open = new ArrayDeque<>();

        <T extends AutoCloseable> T add(T part) {
            open.push(part);
            return part;
        }

        @Override
        public void run() {
            while (!open.isEmpty()) {
                try {
                    open.pop().close();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    /**
     * Opens a film and lists its frames.
     *
     * @param path the file
     * @param width wanted width in pixels, the height to match; 0 for as it is
     * @param progress told how far the file is read
     * @throws BadInputException if it can't be read or decoded, in one sentence
     * @throws io.github.affectj.base.CancelledException if cancelled
     */
    VideoClip(Path path, int width, Progress progress) throws IOException {
        super(path);
        bytes = Files.size(path);
        boolean done = false;
        try {
            VideoInput input = natives.add(new VideoInput(path, progress));
            checkSize(input);
            joined = input.joined();
            VideoDecoder decoder = natives.add(new VideoDecoder(input));
            VideoIndexer indexer = new VideoIndexer(input, decoder, progress);
            VideoIndex index = indexer.index();
            if (!indexer.note().isEmpty()) {
                notes.add(indexer.note());
            }
            finder = natives.add(new FrameFinder(input, decoder, index));
            startSeconds = index.time(0) * input.tick();
            times = index.clipTimes(input.tick());
            crop = crop(input);
            AVFrame first = crop.apply(whole(0));
            geometry = geometry(input, first, crop, width);
            crop.release(first);
            painter = natives.add(new FramePainter(geometry));
            done = true;
        } finally {
            if (!done) {
                cleanable.clean();
            }
        }
    }

    /** Before anything of that size is decoded. */
    private static void checkSize(VideoInput input) {
        int width = input.stream().codecpar().width();
        int height = input.stream().codecpar().height();
        if (width > 0 && height > 0) {
            FrameLimits.check(input.name(), width, height);
        }
    }

    private static PixelCrop crop(VideoInput input) throws IOException {
        return PixelCrop.of(
                input.file(),
                input.videosBefore(),
                input.stream().codecpar().width(),
                input.stream().codecpar().height());
    }

    private static VideoGeometry geometry(
            VideoInput input, AVFrame frame, PixelCrop crop, int width) {
        AVRational aspect = av_guess_sample_aspect_ratio(input.format(), input.stream(), frame);
        boolean known = aspect.num() > 0 && aspect.den() > 0;
        double told = known ? (double) aspect.num() / aspect.den() : 1;
        return VideoGeometry.of(
                input.name(),
                frame.width(),
                frame.height(),
                crop.isNone() ? told : crop.aspect(),
                input.displayMatrix(),
                width);
    }

    @Override
    public int width() {
        return geometry.width();
    }

    @Override
    public int height() {
        return geometry.height();
    }

    @Override
    public ClipTimes times() {
        return times;
    }

    /** {@inheritDoc} A single frame without sound, of a kind that FFmpeg knows, is a picture. */
    @Override
    public boolean isVideo() {
        return frameCount() > 1 || sound().isPresent();
    }

    /** {@inheritDoc} It is looked for when it is first asked for. */
    @Override
    public synchronized Optional<SoundTrack> sound() {
        if (sound == null) {
            sound = Optional.empty();
            try {
                sound =
                        FilmSound.of(file(), startSeconds, joined, Progress.NONE)
                                .map(SoundTrack.class::cast);
            } catch (BadInputException | IOException e) {
                notes.add(name() + ": its audio can't be read (" + e.getMessage() + ").");
            }
        }
        return sound;
    }

    /** When the first frame is shown, in seconds on the file's own time axis. */
    double startSeconds() {
        return startSeconds;
    }

    @Override
    public synchronized List<String> notes() {
        return List.copyOf(notes);
    }

    @Override
    public int[] rgb(int index) throws IOException {
        return rgb(index, new int[width() * height()]);
    }

    @Override
    public synchronized int[] rgb(int index, int[] room) throws IOException {
        return painted(index, painter, room);
    }

    @Override
    public synchronized Optional<int[]> small(int index, int width, int height) throws IOException {
        VideoGeometry size = geometry.resized(width, height);
        if (smallPainter == null || !smallPainter.geometry().equals(size)) {
            smallPainter = natives.add(new FramePainter(size));
        }
        return Optional.of(painted(index, smallPainter, new int[width * height]));
    }

    private int[] painted(int index, FramePainter with, int[] room) throws IOException {
        if (natives.open.isEmpty()) {
            throw new IOException(name() + " was closed");
        }
        if (index < 0 || index >= times.size()) {
            throw new IndexOutOfBoundsException(index);
        }
        try {
            AVFrame part = crop.apply(whole(index));
            try {
                return with.rgb(part, room);
            } finally {
                crop.release(part);
            }
        } catch (IOException e) {
            throw new IOException(name() + ", frame " + (index + 1) + ": " + e.getMessage(), e);
        }
    }

    /** A frame, or the one before it that is whole, as players show it. */
    private AVFrame whole(int index) throws IOException {
        AVFrame frame;
        try {
            frame = finder.find(index);
        } catch (BadInputException e) {
            // Going back to the start opens the file again.
            throw isChanged() ? changed(index, e) : e;
        }
        if (frame != null) {
            return frame;
        }
        if (isChanged()) {
            throw changed(index, null);
        }
        int other = index;
        while (frame == null && --other >= 0) {
            frame = finder.find(other);
        }
        for (other = frame == null ? index : other; frame == null; ) {
            if (++other == times.size()) {
                throw new BadInputException(
                        name() + " is damaged: none of its frames can be decoded.");
            }
            frame = finder.find(other);
        }
        if (!toldOfDamage) {
            toldOfDamage = true;
            notes.add(
                    name()
                            + " is damaged: frame "
                            + (index + 1)
                            + " can't be decoded, so that frame "
                            + (other + 1)
                            + " is shown in its place; the same goes for other such frames.");
        }
        return frame;
    }

    private boolean isChanged() throws IOException {
        return Files.notExists(file()) || Files.size(file()) != bytes;
    }

    private BadInputException changed(int index, Throwable cause) {
        return new BadInputException(
                name()
                        + " was removed or changed while it was open, so that frame "
                        + (index + 1)
                        + " can't be read; open it again.",
                cause);
    }

    @Override
    public synchronized void close() {
        cleanable.clean();
    }
}
