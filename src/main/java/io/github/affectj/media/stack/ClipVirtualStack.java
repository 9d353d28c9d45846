package io.github.affectj.media.stack;

import ij.IJ;
import ij.VirtualStack;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignText;
import io.github.affectj.media.Clip;
import java.awt.Color;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An RGB stack whose slices are read from a {@link Clip} when they are looked at. Keeps the frames
 * last read, within 16 MB. Safe to use from several threads.
 *
 * <p>As with every virtual stack, changes to pixels are lost when another slice is shown.
 */
public final class ClipVirtualStack extends VirtualStack implements AutoCloseable {
    private static final long CACHE_BYTES = 16L << 20;
    private static final int MOST_CACHED = 16;

    /** ImageJ's name for the thread of {@link ij.gui.StackWindow}. */
    private static final String SLIDER_THREAD = "zSelector";

    private final Clip clip;
    private final Map<Integer, int[]> cache;
    private int[] frames;
    private int notesTold;

    /**
     * @param clip where frames are read from; it is closed with the stack
     */
    public ClipVirtualStack(Clip clip) {
        super(clip.width(), clip.height(), clip.frameCount(), "RGB");
        this.clip = clip;
        this.frames = new int[clip.frameCount()];
        Arrays.setAll(frames, i -> i);
        long frameBytes = 4L * clip.width() * clip.height();
        int cached = (int) Math.max(1, Math.min(MOST_CACHED, CACHE_BYTES / frameBytes));
        this.cache =
                new LinkedHashMap<>(2 * cached, 0.75f, true) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<Integer, int[]> eldest) {
                        return size() > cached;
                    }
                };
    }

    /**
     * A slice.
     *
     * @param n from 1
     * @return pixels of its own, free to change
     * @throws UncheckedIOException if the frame can't be read, as when the stack was closed
     */
    @Override
    public synchronized ImageProcessor getProcessor(int n) {
        int frame = frames[checked(translate(n)) - 1];
        int[] rgb = cache.get(frame);
        if (rgb == null) {
            try {
                rgb = clip.rgb(frame);
                tellNotes();
            } catch (IOException e) {
                return unreadable(n, new UncheckedIOException(e.getMessage(), e));
            } catch (BadInputException e) {
                return unreadable(n, e);
            }
            cache.put(frame, rgb);
        }
        // ImageJ reuses and changes the array that it is given.
        ColorProcessor processor = new ColorProcessor(getWidth(), getHeight(), rgb.clone());
        processor.setSliceNumber(n);
        return processor;
    }

    /**
     * The pixels of a slice for who only looks at them, which are not kept here.
     *
     * @param n from 1
     * @param room see {@link Clip#rgb(int, int[])}
     * @return as there
     * @throws IOException if the frame can't be read, as when the stack was closed
     */
    synchronized int[] rgb(int n, int[] room) throws IOException {
        int frame = frames[checked(translate(n)) - 1];
        int[] rgb = cache.get(frame);
        if (rgb == null) {
            rgb = clip.rgb(frame, room);
            tellNotes();
        }
        return rgb;
    }

    /** A slice as {@link Clip#small} gives it. */
    synchronized Optional<int[]> small(int n, int width, int height) throws IOException {
        Optional<int[]> small = clip.small(frames[checked(translate(n)) - 1], width, height);
        tellNotes();
        return small;
    }

    /** Puts into the log what there is to know of the clip and was not told yet. */
    synchronized void tellNotes() {
        List<String> notes = clip.notes();
        notes.subList(notesTold, notes.size()).forEach(IJ::log);
        notesTold = notes.size();
    }

    /**
     * What the user sees of a slice that can't be read. An exception would end the thread that
     * follows the window's slider, so there it is told in the log and the slice is blank; whoever
     * else asks gets the exception.
     */
    private ImageProcessor unreadable(int n, RuntimeException problem) {
        if (!Thread.currentThread().getName().equals(SLIDER_THREAD)) {
            throw problem;
        }
        IJ.log(ForeignText.sentence(String.valueOf(problem.getMessage())));
        ImageProcessor blank = new ColorProcessor(getWidth(), getHeight());
        blank.setColor(Color.WHITE);
        blank.fill();
        blank.setSliceNumber(n);
        return blank;
    }

    @Override
    public synchronized int getSize() {
        // The superclass asks before there is an order.
        return frames == null ? super.getSize() : frames.length;
    }

    @Override
    public int size() {
        return getSize();
    }

    @Override
    public synchronized String getSliceLabel(int n) {
        return clip.times().sliceLabel(frames[checked(n) - 1]);
    }

    @Override
    public synchronized void deleteSlice(int n) {
        checked(n);
        int[] fewer = new int[frames.length - 1];
        System.arraycopy(frames, 0, fewer, 0, n - 1);
        System.arraycopy(frames, n, fewer, n - 1, fewer.length - n + 1);
        frames = fewer;
    }

    @Override
    public String getDirectory() {
        String folder = new File(clip.source()).getParent();
        return folder == null ? "" : folder + File.separator;
    }

    @Override
    public String getFileName(int n) {
        return clip.name();
    }

    /** Closes the clip; slices can't be read after that. */
    @Override
    public synchronized void close() {
        cache.clear();
        clip.close();
    }

    private int checked(int n) {
        if (n < 1 || n > frames.length) {
            throw new IllegalArgumentException("Slice " + n + " of " + frames.length);
        }
        return n;
    }
}
