package io.github.affectj.exchange.tiers;

import io.github.affectj.annotation.FrameTimes;
import io.github.affectj.base.BadInputException;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipTimes;
import io.github.affectj.media.SoundTrack;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.FrameEmotion;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What readers and writers of tiers have to know of the film that the tiers speak of.
 *
 * @param name its title, for messages
 * @param file where it lies, if it is known
 * @param frames when its frames begin, to which rounded times are brought back
 * @param end seconds at which its last frame or its sound ends, what is later
 * @param rate frames a second, for times that count frames; empty where they are not even
 * @param zero seconds at which the frame with the number 0 of such times begins
 */
public record Film(
        String name,
        Optional<Path> file,
        FrameTimes frames,
        double end,
        OptionalDouble rate,
        double zero) {

    /** Half a millisecond at either end of a frame, which slice labels round away, and a hair. */
    private static final double UNEVEN_SECONDS = 0.0012;

    /** What a clip tells of itself. */
    public static Film of(Clip clip) {
        ClipTimes times = clip.times();
        int count = times.size();
        double[] starts = new double[count];
        Arrays.setAll(starts, times::start);
        double last = starts[count - 1] + times.duration(count - 1);
        double sound = clip.sound().map(SoundTrack::durationSeconds).orElse(0.0);
        OptionalDouble rate = rate(times, last);
        double before = rate.isEmpty() ? 0 : (times.sourceFrame(0) - 1) / rate.getAsDouble();
        return new Film(
                clip.name(),
                file(clip.source()),
                new FrameTimes(starts, last),
                Math.max(last, sound),
                rate,
                starts[0] - before);
    }

    /**
     * What a result tells of its clip.
     *
     * @param least seconds that it lasts at least, as its tiers tell
     */
    public static Film of(EmotionTimeline result, double least) {
        List<FrameEmotion> frames = result.frames();
        FrameEmotion last = frames.get(frames.size() - 1);
        double end = last.timeSeconds() + last.durationSeconds();
        return new Film(
                result.clipName(),
                file(result.clipSource()),
                new FrameTimes(
                        frames.stream().mapToDouble(FrameEmotion::timeSeconds).toArray(), end),
                Math.max(end, least),
                OptionalDouble.empty(),
                frames.get(0).timeSeconds());
    }

    private static OptionalDouble rate(ClipTimes times, double end) {
        int last = times.size() - 1;
        if (last == 0) {
            return OptionalDouble.of(1 / (end - times.start(0)));
        }
        double frame =
                (times.start(last) - times.start(0))
                        / (times.sourceFrame(last) - times.sourceFrame(0));
        for (int i = 1; i <= last; i++) {
            int steps = times.sourceFrame(i) - times.sourceFrame(0);
            if (Math.abs(times.start(0) + steps * frame - times.start(i)) > UNEVEN_SECONDS) {
                return OptionalDouble.empty();
            }
        }
        return frame > 0 ? OptionalDouble.of(1 / frame) : OptionalDouble.empty();
    }

    private static Optional<Path> file(String source) {
        try {
            return source.isEmpty() ? Optional.empty() : Optional.of(Path.of(source));
        } catch (InvalidPathException e) {
            return Optional.empty(); // an address, as of a stream
        }
    }

    /**
     * When a frame begins.
     *
     * @param frame its number, from 0
     * @throws BadInputException if the frames are not even, so that a number tells no time; the
     *     sentence begins with {@code place}
     */
    double frameStart(long frame, String place) {
        if (rate.isEmpty()) {
            throw new BadInputException(
                    "%s: the time counts frames, but those of %s are not evenly long; seconds or hh:mm:ss.mmm are needed."
                            .formatted(place, name));
        }
        double start = zero + frame / rate.getAsDouble();
        return frames.restored(start, 0.5 / rate.getAsDouble() / 1.02 - 1e-9);
    }
}
