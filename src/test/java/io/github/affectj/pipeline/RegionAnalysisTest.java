package io.github.affectj.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.media.ClipTimes;
import io.github.affectj.media.RangedClip;
import io.github.affectj.media.WrappedClip;
import io.github.affectj.regions.Box;
import io.github.affectj.regions.Outline;
import io.github.affectj.regions.Region;
import io.github.affectj.regions.RegionKey;
import io.github.affectj.regions.RegionSet;
import io.github.affectj.regions.RegionShape;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.FrameEmotion;
import io.github.affectj.result.TemporalAttention;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The shipped models on regions of the shipped clips, against films of what was cut beforehand. */
class RegionAnalysisTest {
    private static final Path GIF = Path.of("sample-data/party-to-tears.gif");
    private static final Path FILM = Path.of("sample-data/letter.mp4");
    private static final double SAME = 1e-6;

    /** What the rule says, written down a second time: pixel by pixel. */
    private static final class CutFilm extends WrappedClip {
        private final Region region;
        private final int side;

        CutFilm(Clip whole, Region region) {
            super(whole);
            this.region = region;
            Box box = region.keys().get(0).shape().box();
            side = (int) Math.round(Math.max(box.width(), box.height()));
        }

        @Override
        public int width() {
            return side;
        }

        @Override
        public int height() {
            return side;
        }

        @Override
        public int[] rgb(int index) throws IOException {
            int[] frame = whole.rgb(index);
            Box box = region.at(whole.times().start(index)).orElseThrow().box();
            long left = Math.round(box.x() + box.width() / 2 - side / 2.0);
            long top = Math.round(box.y() + box.height() / 2 - side / 2.0);
            int[] cut = new int[side * side];
            for (int i = 0; i < cut.length; i++) {
                long x = Math.max(0, Math.min(whole.width() - 1, left + i % side));
                long y = Math.max(0, Math.min(whole.height() - 1, top + i / side));
                cut[i] = frame[(int) (y * whole.width() + x)];
            }
            return cut;
        }
    }

    /** Counts how often each frame is read. */
    private static final class Counted extends WrappedClip {
        private final List<Integer> read = new ArrayList<>();

        Counted(Clip whole) {
            super(whole);
        }

        @Override
        public int[] rgb(int index) throws IOException {
            synchronized (read) {
                read.add(index);
            }
            return whole.rgb(index);
        }
    }

    private static RegionShape box(double x, double y, double width, double height) {
        return new RegionShape(new Box(x, y, width, height), Outline.RECTANGLE);
    }

    private static RegionKey key(double seconds, RegionShape shape, boolean last) {
        return new RegionKey(seconds, shape, OptionalDouble.empty(), last);
    }

    private static double end(Clip clip) {
        int last = clip.frameCount() - 1;
        return clip.times().start(last) + clip.times().duration(last);
    }

    /** One that stays, one that moves by parts of pixels, one that reaches beyond two edges. */
    private static List<Region> regions(Clip clip) {
        double w = clip.width();
        double h = clip.height();
        return List.of(
                Region.still("still", box(w / 4, h / 4, w / 3, h / 2.5), Region.DRAWN),
                new Region(
                        "moving",
                        List.of(
                                new RegionKey(0, box(0.3, 0.7, w / 2, h / 2)),
                                new RegionKey(end(clip), box(w / 2.1, h / 2.3, w / 2, h / 2))),
                        Region.DRAWN),
                Region.still(
                        "corner",
                        new RegionShape(new Box(-w / 5, h - h / 5, w / 2, h / 2), Outline.OVAL),
                        Region.DRAWN));
    }

    private static AnalysisSettings settings(String model) {
        return AnalysisSettings.defaults().withModel(model);
    }

    private static Clip film(int step) {
        return ClipOpener.open(FILM, ClipOpener.readers(), 1, 150, step);
    }

    private static void assertSame(EmotionTimeline expected, EmotionTimeline found) {
        assertEquals(expected.frames().size(), found.frames().size());
        for (int i = 0; i < found.frames().size(); i++) {
            FrameEmotion a = expected.frames().get(i);
            FrameEmotion b = found.frames().get(i);
            assertEquals(a.frame(), b.frame());
            assertEquals(a.timeSeconds(), b.timeSeconds());
            assertArrayEquals(a.probabilities(), b.probabilities(), SAME, "frame " + i);
            assertEquals(a.familiarity(), b.familiarity(), SAME);
            assertEquals(a.attention(), b.attention(), SAME);
        }
        assertArrayEquals(
                expected.clipScores().stream().mapToDouble(d -> d).toArray(),
                found.clipScores().stream().mapToDouble(d -> d).toArray(),
                SAME);
        assertEquals(
                expected.attention().map(TemporalAttention::audioShare).orElse(0.0),
                found.attention().map(TemporalAttention::audioShare).orElse(0.0),
                SAME);
    }

    private static void assertLikeFilmsOfTheCut(Clip clip, String model) {
        List<Region> regions = regions(clip);
        List<EmotionTimeline> found =
                EmotionAnalysis.run(
                        clip,
                        settings(model).withRegion(AnalysisSettings.ALL_REGIONS),
                        new RegionSet(regions),
                        Progress.NONE);
        assertEquals(regions.size(), found.size());
        for (int i = 0; i < regions.size(); i++) {
            EmotionTimeline cut =
                    EmotionAnalysis.run(
                            new CutFilm(clip, regions.get(i)), settings(model), Progress.NONE);
            assertSame(cut, found.get(i));
            assertEquals(regions.get(i).name(), found.get(i).region().orElseThrow().name());
            assertEquals(regions.get(i).name(), found.get(i).settings().get("region"));
        }
        assertTrue(
                Math.abs(
                                found.get(0).frames().get(0).probability(0)
                                        - found.get(1).frames().get(0).probability(0))
                        > 1e-4,
                "each region shows something else");
    }

    @Test
    void aRegionOfAGifIsLikeAFilmOfWhatWasCutOut() throws IOException {
        try (Clip clip = ClipOpener.open(GIF)) {
            assertLikeFilmsOfTheCut(clip, ModelChoice.GIF_MODEL);
        }
    }

    @Test
    void aRegionOfAFilmIsLikeAFilmOfWhatWasCutOutWithTheSameSound() {
        try (Clip clip = film(1)) {
            assertLikeFilmsOfTheCut(clip, ModelChoice.VIDEO_MODEL);
        }
    }

    @Test
    void theResultSaysThatTheAudioIsShared() {
        try (Clip clip = film(5)) {
            EmotionTimeline film =
                    EmotionAnalysis.run(
                                    clip,
                                    AnalysisSettings.defaults().withRegion("still"),
                                    new RegionSet(regions(clip)),
                                    Progress.NONE)
                            .get(0);
            assertEquals(
                    "The audio is that of the clip, whoever it is of: all regions share it.",
                    film.environment().get(EmotionTimeline.SHARED_AUDIO));
            assertEquals("video and audio", film.environment().get(EmotionTimeline.STREAMS));
            assertTrue(film.environment().get(EmotionTimeline.CROP).contains("margin of 0 % "));
            assertTrue(
                    EmotionAnalysis.run(clip, AnalysisSettings.defaults(), Progress.NONE)
                            .environment()
                            .keySet()
                            .stream()
                            .noneMatch(
                                    key ->
                                            key.equals(EmotionTimeline.SHARED_AUDIO)
                                                    || key.equals(EmotionTimeline.CROP)));
        }
    }

    /** Each span is scored as a film that is cut out of the clip. */
    @Test
    void noWindowReachesOverAGapOrAShot() throws IOException {
        try (Clip clip = ClipOpener.open(GIF)) {
            ClipTimes times = clip.times();
            RegionShape shape = box(20, 20, 60, 70);
            Region region =
                    new Region(
                            "off and on",
                            List.of(
                                    key(times.start(1), shape, false),
                                    key(times.start(6), shape, true),
                                    key(times.start(9), shape, false),
                                    key(times.start(clip.frameCount() - 1), shape, true)),
                            Region.DRAWN);
            EmotionTimeline found =
                    EmotionAnalysis.run(
                                    clip,
                                    settings(ModelChoice.GIF_MODEL)
                                            .withRegion("off and on")
                                            .withStride(1)
                                            .withShots(List.of(times.sourceFrame(12))),
                                    new RegionSet(List.of(region)),
                                    Progress.NONE)
                            .get(0);
            List<FrameEmotion> spans = new ArrayList<>();
            int[][] parts = {{2, 7}, {10, 12}, {13, clip.frameCount()}};
            for (int[] part : parts) {
                try (Clip whole = ClipOpener.open(GIF);
                        Clip span = RangedClip.of(whole, part[0], part[1], 1)) {
                    spans.addAll(
                            EmotionAnalysis.run(
                                            new CutFilm(span, region),
                                            settings(ModelChoice.GIF_MODEL).withStride(1),
                                            Progress.NONE)
                                    .frames());
                }
            }
            assertEquals(spans.size(), found.frames().size());
            for (int i = 0; i < spans.size(); i++) {
                assertEquals(spans.get(i).frame(), found.frames().get(i).frame());
                assertArrayEquals(
                        spans.get(i).probabilities(), found.frames().get(i).probabilities(), SAME);
            }
        }
    }

    @Test
    void eachFrameIsReadOnceAndEachPicturePassesTheBackboneOnce() throws IOException {
        try (Clip gif = ClipOpener.open(GIF);
                EmotionAnalysis analysis =
                        EmotionAnalysis.open(settings(ModelChoice.GIF_MODEL).withStride(1))) {
            Counted clip = new Counted(gif);
            analysis.analyze(clip, regions(gif), Progress.NONE);
            assertEquals(gif.frameCount(), clip.read.size());
            BitSet different = new BitSet();
            clip.read.forEach(different::set);
            assertEquals(gif.frameCount(), different.cardinality());
            assertEquals(3L * gif.frameCount(), analysis.backboneFrames());
        }
    }

    @Test
    void framesThatShowNothingOfTheRegionHaveNoRow() throws IOException {
        try (Clip clip = ClipOpener.open(GIF)) {
            Region leaving =
                    new Region(
                            "leaving",
                            List.of(
                                    new RegionKey(0, box(10, 10, 40, 40)),
                                    new RegionKey(
                                            end(clip), box(2 * clip.width() + 10.0, 10, 40, 40))),
                            Region.DRAWN);
            EmotionTimeline found =
                    EmotionAnalysis.run(
                                    clip,
                                    settings(ModelChoice.GIF_MODEL).withRegion("leaving"),
                                    new RegionSet(List.of(leaving)),
                                    Progress.NONE)
                            .get(0);
            int rows = found.frames().size();
            assertTrue(rows > 2 && rows < clip.frameCount(), rows + " rows");
            assertEquals(rows, found.region().orElseThrow().places().size());
            assertTrue(found.region().get().places().get(rows - 1).x() < clip.width());
        }
    }

    private static String refusal(AnalysisSettings settings, Region... regions) {
        try (Clip clip = ClipOpener.open(GIF)) {
            return assertThrows(
                            BadInputException.class,
                            () ->
                                    EmotionAnalysis.run(
                                            clip,
                                            settings,
                                            new RegionSet(Arrays.asList(regions)),
                                            Progress.NONE))
                    .getMessage();
        }
    }

    @Test
    void whatCanNotBeIsToldInASentence() {
        AnalysisSettings gif7 = settings(ModelChoice.GIF_MODEL);
        Region anna = Region.still("Anna, \"left\"", box(5, 5, 20, 20), Region.DRAWN);
        Region outside = Region.still("outside", box(-50, 5, 40, 20), Region.DRAWN);
        Region late = new Region("late", List.of(key(1000, box(5, 5, 20, 20), true)), Region.DRAWN);
        assertEquals(
                "region=Ana: party-to-tears.gif has no such region; allowed are frame, all, Anna, \"left\", late.",
                refusal(gif7.withRegion("Ana"), anna, late));
        assertEquals(
                "region=all: party-to-tears.gif has no regions; Edit Regions..., Import Regions... and Find Faces... give it some, and region=frame takes the whole frame.",
                refusal(gif7.withRegion("all")));
        assertTrue(
                refusal(gif7.withRegion("outside"), outside)
                        .startsWith(
                                "The region 'outside' lies outside of the frames of"
                                        + " party-to-tears.gif, which have "));
        assertTrue(
                refusal(gif7.withRegion("late"), late)
                        .startsWith(
                                "The region 'late' is in none of the frames of"
                                        + " party-to-tears.gif, which show from 0.000 s to "));
        assertEquals(
                "heatmap=gradcam: heat maps are made of whole frames only; allowed with region=all is none.",
                refusal(gif7.withRegion("all").withHeatmap("gradcam", "top"), anna));
    }
}
