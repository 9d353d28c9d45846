package io.github.affectj.media.stack;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileInfo;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;
import io.github.affectj.base.BadInputException;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipTimes;
import io.github.affectj.media.FrameLimits;
import io.github.affectj.media.SoundTrack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;

/**
 * An open image of any type as a clip: what its window would show frame by frame, with its lookup
 * table, display range and channels, but without overlay or selection. The image is only read: its
 * current slice and display stay as they are. Frames are its time points, or its slices if it has
 * one time point only.
 */
public final class StackClip implements Clip {
    private final ImagePlus image;
    private final ImageStack stack;
    private final LUT lut;
    private final boolean alongTime;
    private final int channel;
    private final int position;
    private final ClipTimes times;
    private final boolean rearranged;

    /**
     * Takes an image as it is displayed now; it must stay open while frames are read.
     *
     * @throws BadInputException if the image is empty or its frames are too large
     */
    public StackClip(ImagePlus image) {
        this.image = image;
        FrameLimits.check(image.getTitle(), image.getWidth(), image.getHeight());
        this.stack = image.getStack();
        this.alongTime = image.getNFrames() > 1;
        this.channel = image.getC();
        this.position = image.getZ();
        ImageProcessor processor = image.getProcessor();
        this.lut = image.getBitDepth() == 24 || merges() ? null : processor.getLut();
        int count = alongTime ? image.getNFrames() : image.getNSlices();
        int[] slices = new int[count];
        for (int i = 0; i < count; i++) {
            slices[i] = stackIndex(channel, i);
        }
        this.times = StackTimes.of(image, slices);
        this.rearranged = StackTimes.isRearranged(image, slices);
    }

    private boolean merges() {
        return image instanceof CompositeImage && image.getNChannels() > 1;
    }

    private int stackIndex(int c, int frame) {
        return alongTime
                ? image.getStackIndex(c, position, frame + 1)
                : image.getStackIndex(c, frame + 1, 1);
    }

    /** The image that is read. */
    public ImagePlus image() {
        return image;
    }

    /**
     * The place in the stack, from 1, of the slice that shows a frame (of the channel that was
     * current), for overlays.
     *
     * @param index place of the frame, from 0
     */
    public int stackSlice(int index) {
        return stackIndex(channel, index);
    }

    @Override
    public String name() {
        return image.getTitle();
    }

    @Override
    public String source() {
        if (image.getProperty(ClipStacks.SOURCE_PROPERTY) instanceof String path) {
            return path;
        }
        FileInfo info = image.getOriginalFileInfo();
        String path = info == null ? null : info.getFilePath();
        return path == null ? "" : path;
    }

    @Override
    public int width() {
        return stack.getWidth();
    }

    @Override
    public int height() {
        return stack.getHeight();
    }

    @Override
    public ClipTimes times() {
        return times;
    }

    /**
     * {@inheritDoc} Of stacks that were not opened by AffectJ only those of AVI files, the kind of
     * video that ImageJ itself opens; else nothing is known, and they count as pictures.
     */
    @Override
    public boolean isVideo() {
        return image.getProperty(ClipStacks.VIDEO_PROPERTY) instanceof Boolean known
                ? known
                : sound().isPresent() || source().toLowerCase(Locale.ROOT).endsWith(".avi");
    }

    /**
     * The sound track that was attached to the image when it was opened; none if the frames are not
     * in the clip's order any more, since no sound goes with them then.
     */
    @Override
    public Optional<SoundTrack> sound() {
        return rearranged ? Optional.empty() : ClipStacks.sound(image);
    }

    @Override
    public int[] rgb(int index) throws IOException {
        return rgb(index, new int[width() * height()]);
    }

    @Override
    public int[] rgb(int index, int[] room) throws IOException {
        if (isRead()) {
            return ((ClipVirtualStack) stack).rgb(stackIndex(channel, index), room);
        }
        int[] shown;
        try {
            shown = merges() ? merged(index) : single(stackIndex(channel, index));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (int i = 0; i < room.length; i++) {
            room[i] = shown[i] & 0xFFFFFF;
        }
        return room;
    }

    /** Small frames of a clip that is read slice by slice; pixels in memory may be changed ones. */
    @Override
    public Optional<int[]> small(int index, int width, int height) throws IOException {
        return isRead()
                ? ((ClipVirtualStack) stack).small(stackIndex(channel, index), width, height)
                : Optional.empty();
    }

    private boolean isRead() {
        return stack instanceof ClipVirtualStack && lut == null && !merges();
    }

    private int[] single(int slice) throws IOException {
        ImageProcessor processor = processor(slice);
        if (!(processor instanceof ColorProcessor) && lut != null) {
            // A copy: a virtual stack may hand out the processor that its window shows.
            processor = processor.duplicate();
            processor.setLut(lut);
        }
        return (int[]) processor.convertToColorProcessor().getPixels();
    }

    /** All channels of a frame, put together by ImageJ in the image's display mode. */
    private int[] merged(int frame) throws IOException {
        CompositeImage source = (CompositeImage) image;
        ImageStack channels = new ImageStack(width(), height());
        for (int c = 1; c <= source.getNChannels(); c++) {
            channels.addSlice(processor(stackIndex(c, frame)));
        }
        ImagePlus plain = new ImagePlus("", channels);
        plain.setDimensions(channels.size(), 1, 1);
        CompositeImage copy = new CompositeImage(plain, source.getMode());
        copy.copyLuts(source);
        copy.setProp("CompositeProjection", source.getProp("CompositeProjection"));
        copy.setPositionWithoutUpdate(channel, 1, 1);
        copy.reset();
        return (int[]) new ColorProcessor(copy.getImage()).getPixels();
    }

    private ImageProcessor processor(int slice) throws IOException {
        ImageProcessor processor = stack.getProcessor(slice);
        if (processor == null) {
            throw new IOException("Slice " + slice + " of " + name() + " can't be read");
        }
        return processor;
    }

    /** Does nothing: the image belongs to whoever opened it. */
    @Override
    public void close() {
        // Not ours to close.
    }
}
