package io.github.affectj.pipeline.faces;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.affectj.base.Progress;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipTimes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which frames are looked at, and which are read in their own size for that. */
class FaceFeedTest {
    private static final int FRAMES = 17;
    private static final int CUT = 7;
    private static final int STEP = 5;

    /** The first and the last frame of both shots, and every fifth between. */
    private static final List<Integer> LOOKED = List.of(0, 5, 6, 7, 12, 16);

    /** Two even shots; remembers which frames were read whole. */
    private static final class TwoShots implements Clip {
        private final boolean smallWay;
        private final List<Integer> whole = new ArrayList<>();

        TwoShots(boolean smallWay) {
            this.smallWay = smallWay;
        }

        private static int[] filled(int index, int pixels) {
            int[] rgb = new int[pixels];
            Arrays.fill(rgb, index < CUT ? 0x202020 : 0xd0d0d0);
            return rgb;
        }

        @Override
        public String name() {
            return "two shots";
        }

        @Override
        public String source() {
            return "";
        }

        @Override
        public int width() {
            return 64;
        }

        @Override
        public int height() {
            return 36;
        }

        @Override
        public ClipTimes times() {
            double[] durations = new double[FRAMES];
            Arrays.fill(durations, 0.04);
            return new ClipTimes(
                    IntStream.rangeClosed(1, FRAMES).toArray(),
                    IntStream.range(0, FRAMES).mapToDouble(i -> 0.04 * i).toArray(),
                    durations);
        }

        @Override
        public int[] rgb(int index) {
            whole.add(index);
            return filled(index, width() * height());
        }

        @Override
        public Optional<int[]> small(int index, int width, int height) {
            return smallWay ? Optional.of(filled(index, width * height)) : Optional.empty();
        }

        @Override
        public void close() {
            // Nothing to close.
        }
    }

    private static List<Integer> looks(Clip clip) {
        List<Integer> frames = new ArrayList<>();
        try (FaceFeed feed = new FaceFeed(clip, STEP, Optional.empty())) {
            for (Optional<FaceFeed.Look> look = feed.next(Progress.NONE);
                    look.isPresent();
                    look = feed.next(Progress.NONE)) {
                int frame = look.get().frame();
                assertEquals(frame < CUT ? 0 : 1, look.get().shot(), "shot of frame " + frame);
                frames.add(frame);
            }
        }
        return frames;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void bothEndsOfAShotAreLookedAt(boolean smallWay) {
        assertEquals(LOOKED, looks(new TwoShots(smallWay)));
    }

    @Test
    void onlyWhatIsLookedAtIsReadWholeWhereTheClipGivesSmallFrames() {
        TwoShots clip = new TwoShots(true);
        looks(clip);
        assertEquals(LOOKED, clip.whole);
    }

    @Test
    void noFrameIsReadTwiceWhereItGivesNone() {
        TwoShots clip = new TwoShots(false);
        looks(clip);
        assertEquals(IntStream.range(0, FRAMES).boxed().toList(), clip.whole);
    }
}
