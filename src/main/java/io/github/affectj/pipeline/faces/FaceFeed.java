package io.github.affectj.pipeline.faces;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignText;
import io.github.affectj.base.Progress;
import io.github.affectj.base.ReadAhead;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ffmpeg.FrameShrinker;
import io.github.affectj.model.detect.PictureMeans;
import io.github.affectj.model.shots.SmallFrame;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Reads the frames of a clip that are to be looked at, on a thread of its own, while the caller
 * looks at the one before: the first and the last of each shot, and every so many between. Holds
 * two pictures and two frames, whatever the length of the clip.
 */
final class FaceFeed implements AutoCloseable {
    private final Clip clip;
    private final int step;
    private final Optional<Set<Integer>> starts;
    private final ContentCuts content = new ContentCuts();
    private final Optional<FrameShrinker> shrinker;
    private final int[][] rooms;
    private final PictureMeans[] pictures;
    private final Deque<Frame> waiting = new ArrayDeque<>();
    private Frame before;
    private int read;
    private int shot;
    private int shotStart;
    private int lastChosen = -1;
    private int shown;
    private final ReadAhead<Optional<Look>> ahead;

    /** A frame as it is read. */
    private record Frame(int index, int shot, int[] rgb) {}

    /**
     * A frame to look at.
     *
     * @param frame its place in the clip, from 0
     * @param shot the number of its shot, from 0
     * @param picture its pixels, until the next one is asked for
     */
    record Look(int frame, int shot, PictureMeans picture) {}

    /**
     * @param clip stays open; read by nobody else meanwhile
     * @param step every how many frames of a shot
     * @param starts the frames with which shots begin but for the first; empty where they are to be
     *     told by content
     */
    FaceFeed(Clip clip, int step, Optional<Set<Integer>> starts) {
        this.clip = clip;
        this.step = step;
        this.starts = starts;
        int width = clip.width();
        int height = clip.height();
        shrinker =
                starts.isPresent()
                        ? Optional.empty()
                        : Optional.of(
                                new FrameShrinker(
                                        width, height, SmallFrame.WIDTH, SmallFrame.HEIGHT));
        rooms = new int[2][width * height];
        pictures =
                new PictureMeans[] {
                    new PictureMeans(width, height), new PictureMeans(width, height)
                };
        ahead = new ReadAhead<>("AffectJ face feed", this::advance);
    }

    /**
     * The next frame to look at, none behind the last.
     *
     * @throws io.github.affectj.base.CancelledException if the progress says so while waiting
     * @throws BadInputException if a frame can't be read
     */
    Optional<Look> next(Progress progress) {
        return ahead.next(progress);
    }

    private Optional<Look> advance(BooleanSupplier stopped) {
        while (waiting.isEmpty() && read < clip.frameCount() && !stopped.getAsBoolean()) {
            int index = read++;
            if (starts.isPresent()) {
                chooseByStarts(index, starts.get());
            } else {
                chooseByContent(index);
            }
        }
        Frame frame = waiting.poll();
        if (frame == null || stopped.getAsBoolean()) {
            return Optional.empty();
        }
        PictureMeans picture = pictures[shown++ % pictures.length];
        picture.show(frame.rgb());
        return Optional.of(new Look(frame.index(), frame.shot(), picture));
    }

    private void chooseByStarts(int index, Set<Integer> begins) {
        if (begins.contains(index)) {
            begin(index);
        }
        if (isDue(index) || begins.contains(index + 1)) {
            choose(frame(index));
        }
    }

    private void chooseByContent(int index) {
        Frame frame = frame(index);
        if (content.begins(small(frame))) {
            if (lastChosen < index - 1) {
                choose(before);
            }
            begin(index);
            frame = new Frame(index, shot, frame.rgb());
        }
        if (isDue(index)) {
            choose(frame);
        }
        before = frame;
    }

    private void begin(int index) {
        shot++;
        shotStart = index;
    }

    private boolean isDue(int index) {
        return (index - shotStart) % step == 0 || index == clip.frameCount() - 1;
    }

    private void choose(Frame frame) {
        lastChosen = frame.index();
        waiting.add(frame);
    }

    private Frame frame(int index) {
        try {
            return new Frame(index, shot, clip.rgb(index, rooms[index % rooms.length]));
        } catch (IOException e) {
            throw unreadable(index, e);
        }
    }

    private SmallFrame small(Frame frame) {
        try {
            return new SmallFrame(shrinker.orElseThrow().shrink(frame.rgb()));
        } catch (IOException e) {
            throw unreadable(frame.index(), e);
        }
    }

    private BadInputException unreadable(int index, IOException e) {
        return new BadInputException(
                "Frame %d of %s can't be read: %s."
                        .formatted(
                                clip.times().sourceFrame(index),
                                ForeignText.of(clip.name()),
                                e.getMessage()),
                e);
    }

    @Override
    public void close() {
        ahead.close(() -> shrinker.ifPresent(FrameShrinker::close));
    }
}
