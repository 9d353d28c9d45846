package io.github.affectj.pipeline.shots;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.base.ReadAhead;
import io.github.affectj.media.Clip;
import io.github.affectj.model.shots.SmallFrame;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Reads a clip's frames in order and makes them small, on a thread of its own, while the caller
 * works on those before. Holds two portions of small frames, whatever the length of the clip.
 */
final class FrameFeed implements AutoCloseable {
    private final Clip clip;
    private final int portion;
    private final SmallFrames small;
    private int read;
    private final ReadAhead<List<SmallFrame>> ahead;

    /**
     * @param clip stays open; read by nobody else meanwhile
     * @param portion frames that are handed out together
     */
    FrameFeed(Clip clip, int portion) {
        this.clip = clip;
        this.portion = portion;
        int[] room = new int[clip.width() * clip.height()];
        small = new SmallFrames(clip, index -> clip.rgb(index, room));
        ahead = new ReadAhead<>("AffectJ shot feed", this::read);
    }

    private List<SmallFrame> read(BooleanSupplier stopped) {
        List<SmallFrame> frames = new ArrayList<>(portion);
        while (frames.size() < portion && read < clip.frameCount() && !stopped.getAsBoolean()) {
            try {
                frames.add(small.read(read));
            } catch (IOException e) {
                throw new BadInputException(
                        "Frame %d of %s can't be read: %s."
                                .formatted(
                                        clip.times().sourceFrame(read),
                                        clip.name(),
                                        e.getMessage()),
                        e);
            }
            read++;
        }
        return frames;
    }

    /**
     * The next frames; fewer than a portion at the end of the clip, none behind it.
     *
     * @throws io.github.affectj.base.CancelledException if the progress says so while waiting
     * @throws BadInputException if a frame can't be read
     */
    List<SmallFrame> next(Progress progress) {
        return ahead.next(progress);
    }

    @Override
    public void close() {
        ahead.close(small::close);
    }
}
