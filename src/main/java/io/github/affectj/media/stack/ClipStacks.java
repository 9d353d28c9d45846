package io.github.affectj.media.stack;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileInfo;
import ij.measure.Calibration;
import ij.process.ColorProcessor;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignText;
import io.github.affectj.base.Progress;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipTimes;
import io.github.affectj.media.SoundTrack;
import java.io.File;
import java.io.IOException;
import java.util.Optional;

/** Makes ImageJ stacks of clips. */
public final class ClipStacks {
    /** Key of the image property that holds the {@link ClipTimes} of its frames. */
    public static final String TIMES_PROPERTY = "affectj.times";

    /** Key of the image property that holds the absolute path of its file, a {@code String}. */
    public static final String SOURCE_PROPERTY = "affectj.source";

    /** Key of the image property that holds its {@link SoundTrack}, where it has one. */
    public static final String SOUND_PROPERTY = "affectj.sound";

    /** Key of the image property that tells {@link Clip#isVideo()}, a {@code Boolean}. */
    public static final String VIDEO_PROPERTY = "affectj.video";

    /** Clips whose decoded pixels take no more than this are held in memory. */
    public static final long MEMORY_BYTES = 64L << 20;

    private ClipStacks() {}

    /** {@link #toImagePlus(Clip, long, Progress)} with {@link #MEMORY_BYTES}. */
    public static ImagePlus toImagePlus(Clip clip, Progress progress) throws IOException {
        return toImagePlus(clip, MEMORY_BYTES, progress);
    }

    /**
     * An RGB stack with a slice per frame: labelled {@link ClipTimes#sliceLabel}, with the mean
     * duration as its frame interval in seconds and the rate to match, so that it plays at about
     * its speed; times, path and sound are attached as properties. It is not shown. The clip's
     * notes go to the log.
     *
     * @param clip the frames; it is closed when they are all in memory or when the image closes,
     *     and at once if this method fails
     * @param memoryBytes how large the decoded pixels may be to be held in memory; above that,
     *     slices are read when they are looked at ({@link ClipVirtualStack})
     * @param progress told how many frames are read
     * @throws IOException if a frame can't be read
     * @throws io.github.affectj.base.BadInputException if a frame is damaged
     * @throws io.github.affectj.base.CancelledException if cancelled
     */
    public static ImagePlus toImagePlus(Clip clip, long memoryBytes, Progress progress)
            throws IOException {
        boolean done = false;
        try {
            if (!clip.hasPicture()) {
                throw new BadInputException(
                        clip.name() + " has no video, only audio or other tracks.");
            }
            long bytes = 4L * clip.width() * clip.height() * clip.frameCount();
            boolean inMemory = bytes <= memoryBytes;
            ImageStack stack = inMemory ? load(clip, progress) : new ClipVirtualStack(clip);
            ImagePlus image = new ImagePlus(ForeignText.of(clip.name()), stack);
            describe(image, clip);
            if (inMemory) {
                clip.notes().forEach(IJ::log);
                clip.close();
            } else {
                ((ClipVirtualStack) stack).tellNotes();
                StackCloser.watch(image, (ClipVirtualStack) stack);
            }
            done = true;
            return image;
        } finally {
            if (!done) {
                clip.close();
            }
        }
    }

    /**
     * As {@link #toImagePlus(Clip, Progress)}, but for a short while: slices are read when they are
     * looked at, and the clip stays open and the caller's.
     */
    public static ImagePlus over(Clip clip) {
        ImagePlus image = new ImagePlus(clip.name(), new ClipVirtualStack(clip));
        describe(image, clip);
        return image;
    }

    /** The sound track that stays with an image, if there is one. */
    public static Optional<SoundTrack> sound(ImagePlus image) {
        return image.getProperty(SOUND_PROPERTY) instanceof SoundTrack sound
                ? Optional.of(sound)
                : Optional.empty();
    }

    private static ImageStack load(Clip clip, Progress progress) throws IOException {
        ImageStack stack = new ImageStack(clip.width(), clip.height());
        int count = clip.frameCount();
        for (int i = 0; i < count; i++) {
            progress.checkCancelled();
            progress.update((double) i / count, "Frame " + (i + 1) + " of " + count);
            stack.addSlice(
                    clip.times().sliceLabel(i),
                    new ColorProcessor(clip.width(), clip.height(), clip.rgb(i)));
        }
        progress.update(1, "");
        return stack;
    }

    private static void describe(ImagePlus image, Clip clip) {
        ClipTimes times = clip.times();
        int count = times.size();
        // Frames, not slices: then the frame interval applies and analyses run along time.
        image.setDimensions(1, 1, count);
        double last = times.start(count - 1) + times.duration(count - 1);
        double interval = (last - times.start(0)) / count;
        Calibration calibration = image.getCalibration();
        calibration.frameInterval = interval;
        calibration.setTimeUnit("sec");
        calibration.fps = 1 / interval;
        image.setProperty(TIMES_PROPERTY, times);
        image.setProperty(VIDEO_PROPERTY, clip.isVideo());
        clip.sound().ifPresent(sound -> image.setProperty(SOUND_PROPERTY, sound));
        if (!clip.source().isEmpty()) {
            image.setProperty(SOURCE_PROPERTY, clip.source());
            File file = new File(clip.source());
            FileInfo info = new FileInfo();
            // Enough for getDirectory("image"); no format, or Revert would use ImageJ's own reader.
            info.directory = file.getParent() + File.separator;
            info.fileName = file.getName();
            info.width = clip.width();
            info.height = clip.height();
            info.nImages = count;
            info.fileType = FileInfo.RGB;
            image.setFileInfo(info);
        }
    }
}
