package io.github.affectj.pipeline.faces;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignText;
import io.github.affectj.base.Progress;
import io.github.affectj.base.ReadAhead;
import io.github.affectj.media.Clip;
import io.github.affectj.model.detect.PictureMeans;
import io.github.affectj.model.shots.SmallFrame;
import io.github.affectj.pipeline.shots.SmallFrames;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Reads the frames of a clip that are to be looked at, on a thread of its own, while the caller
 * looks at the one before: the first and the last of each shot, and every so many between. Where
 * cuts are told by content, each frame is read small, where the clip can do so, and in its own size
 * only those that are looked at: at most one frame is gone back, which clips keep. Holds two
 * pictures and two frames, whatever the length of the clip.
 */
final class FaceFeed implements AutoCloseable {
    private final Clip clip;
    private final int step;
    private final Optional<Set<Integer>> starts;
    private final ContentCuts content = new ContentCuts();
    private final SmallFrames small;
    private final int[][] rooms;
    private final Frame[] kept = new Frame[2];
    private final PictureMeans[] pictures;
    private final Deque<Chosen> waiting = new ArrayDeque<>();
    private int read;
    private int shot;
    private int shotStart;
    private int lastChosen = -1;
    private int shown;
    private final ReadAhead<Optional<Look>> ahead;

    /** A frame in its own size. */
    private record Frame(int index, int[] rgb) {}

    /** A frame that waits to be shown. */
    private record Chosen(Frame frame, int shot) {}

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
        small = new SmallFrames(clip, index -> whole(index).rgb());
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
        Chosen chosen = waiting.poll();
        if (chosen == null || stopped.getAsBoolean()) {
            return Optional.empty();
        }
        PictureMeans picture = pictures[shown++ % pictures.length];
        picture.show(chosen.frame().rgb());
        return Optional.of(new Look(chosen.frame().index(), chosen.shot(), picture));
    }

    private void chooseByStarts(int index, Set<Integer> begins) {
        if (begins.contains(index)) {
            begin(index);
        }
        if (isDue(index) || begins.contains(index + 1)) {
            choose(index);
        }
    }

    private void chooseByContent(int index) {
        if (content.begins(small(index))) {
            if (lastChosen < index - 1) {
                choose(index - 1);
            }
            begin(index);
        }
        if (isDue(index)) {
            choose(index);
        }
    }

    private void begin(int index) {
        shot++;
        shotStart = index;
    }

    private boolean isDue(int index) {
        return (index - shotStart) % step == 0 || index == clip.frameCount() - 1;
    }

    private void choose(int index) {
        lastChosen = index;
        try {
            waiting.add(new Chosen(whole(index), shot));
        } catch (IOException e) {
            throw unreadable(index, e);
        }
    }

    /** A frame, this one or the one before, which is not read twice. */
    private Frame whole(int index) throws IOException {
        int place = index % kept.length;
        if (kept[place] == null || kept[place].index() != index) {
            kept[place] = new Frame(index, clip.rgb(index, rooms[place]));
        }
        return kept[place];
    }

    private SmallFrame small(int index) {
        try {
            return small.read(index);
        } catch (IOException e) {
            throw unreadable(index, e);
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
        ahead.close(small::close);
    }
}
