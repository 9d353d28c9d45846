package io.github.affectj.media.stack;

import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileInfo;
import ij.measure.Calibration;
import io.github.affectj.base.BadInputException;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipTimes;
import io.github.affectj.media.gif.GifReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the times of an open stack. Asked in this order: the times that {@link ClipStacks}
 * attached, unless slice labels tell that the stack was rearranged; slice labels {@code <n>
 * t=<seconds>s}; the calibration's frame interval; the delays of the GIF file that ImageJ opened it
 * from, since ImageJ's reader drops them; the calibration's frames per second; a tenth of a second.
 */
final class StackTimes {
    private static final Pattern LABEL =
            Pattern.compile("(\\d{1,9}) t=(\\d{1,9}(?:\\.\\d{1,9})?)s");
    private static final double DEFAULT_SECONDS = 0.1;
    private static final double LEAST_SECONDS = 0.001;

    private StackTimes() {}

    /**
     * The times of frames.
     *
     * @param slices place in the stack, from 1, of each frame
     */
    static ClipTimes of(ImagePlus image, int[] slices) {
        String[] labels = labels(image, slices);
        Optional<ClipTimes> attached = attached(image, labels);
        if (attached.isPresent()) {
            return attached.get();
        }
        double interval = interval(image.getCalibration());
        Optional<ClipTimes> labelled = fromLabels(labels, interval);
        if (labelled.isPresent()) {
            return labelled.get();
        }
        if (interval > 0) {
            return even(slices.length, interval);
        }
        Optional<ClipTimes> filed = fromGif(image, slices.length);
        if (filed.isPresent()) {
            return filed.get();
        }
        double fps = image.getCalibration().fps;
        return even(slices.length, fps > 0 ? 1 / fps : DEFAULT_SECONDS);
    }

    /**
     * Whether the stack of a clip was rearranged (as by Reverse) so that its times are no longer
     * those of the clip, and its sound does not belong to the pictures any more.
     */
    static boolean isRearranged(ImagePlus image, int[] slices) {
        if (!(image.getProperty(ClipStacks.TIMES_PROPERTY) instanceof ClipTimes)) {
            return false;
        }
        String[] labels = labels(image, slices);
        return attached(image, labels).isEmpty() && fromLabels(labels, 0).isEmpty();
    }

    private static String[] labels(ImagePlus image, int[] slices) {
        ImageStack stack = image.getStack();
        String[] labels = new String[slices.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = firstLine(stack.getSliceLabel(slices[i]));
        }
        return labels;
    }

    private static String firstLine(String label) {
        if (label == null) {
            return "";
        }
        boolean one = label.indexOf('\n') < 0 && label.indexOf('\r') < 0;
        return one ? label.strip() : label.lines().findFirst().orElse("").strip();
    }

    private static Optional<ClipTimes> attached(ImagePlus image, String[] labels) {
        if (!(image.getProperty(ClipStacks.TIMES_PROPERTY) instanceof ClipTimes times)
                || times.size() != labels.length) {
            return Optional.empty();
        }
        for (int i = 0; i < labels.length; i++) {
            // Labels that the user wrote say nothing against the attached times.
            if (!labels[i].equals(times.sliceLabel(i)) && LABEL.matcher(labels[i]).matches()) {
                return Optional.empty();
            }
        }
        return Optional.of(times);
    }

    private static Optional<ClipTimes> fromLabels(String[] labels, double lastSeconds) {
        int count = labels.length;
        int[] numbers = new int[count];
        double[] starts = new double[count];
        for (int i = 0; i < count; i++) {
            Matcher matcher = LABEL.matcher(labels[i]);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            numbers[i] = Integer.parseInt(matcher.group(1));
            starts[i] = Double.parseDouble(matcher.group(2));
            // A stack played backwards or put together from several has no times of its own.
            if (i > 0 && (numbers[i] <= numbers[i - 1] || starts[i] < starts[i - 1])) {
                return Optional.empty();
            }
        }
        double[] durations = new double[count];
        for (int i = 0; i + 1 < count; i++) {
            durations[i] = Math.max(LEAST_SECONDS, starts[i + 1] - starts[i]);
        }
        durations[count - 1] = lastSeconds > 0 ? lastSeconds : median(durations);
        return Optional.of(new ClipTimes(numbers, starts, durations));
    }

    /** The middle one of all durations but the last, which labels do not tell. */
    private static double median(double[] durations) {
        double[] sorted = Arrays.copyOf(durations, durations.length - 1);
        Arrays.sort(sorted);
        return sorted.length == 0 ? DEFAULT_SECONDS : sorted[sorted.length / 2];
    }

    /** The frame interval in seconds, 0 if there is none. */
    private static double interval(Calibration calibration) {
        String unit = calibration.getTimeUnit().strip().toLowerCase(Locale.ROOT);
        double seconds =
                switch (unit) {
                    case "ms", "msec", "millisecond", "milliseconds" -> 1e-3;
                    case "us", "\u00b5s", "\u03bcs", "usec", "microsecond", "microseconds" -> 1e-6;
                    case "m", "min", "minute", "minutes" -> 60;
                    case "h", "hr", "hour", "hours" -> 3600;
                    default -> 1;
                };
        double interval = calibration.frameInterval * seconds;
        return interval > 0 && interval < Double.POSITIVE_INFINITY ? interval : 0;
    }

    private static Optional<ClipTimes> fromGif(ImagePlus image, int count) {
        FileInfo info = image.getOriginalFileInfo();
        if (info == null || info.fileFormat != FileInfo.GIF_OR_JPG || info.getFilePath() == null) {
            return Optional.empty();
        }
        Path file = Path.of(info.getFilePath());
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (Clip clip = new GifReader().open(file)) {
            boolean same = clip.frameCount() == count && clip.width() == image.getWidth();
            return same ? Optional.of(clip.times()) : Optional.empty();
        } catch (IOException | BadInputException e) {
            // A JPEG, or a GIF that has changed since: it has no times to offer.
            return Optional.empty();
        }
    }

    private static ClipTimes even(int count, double seconds) {
        int[] numbers = new int[count];
        double[] starts = new double[count];
        double[] durations = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = i + 1;
            starts[i] = i * seconds;
            durations[i] = seconds;
        }
        return new ClipTimes(numbers, starts, durations);
    }
}
