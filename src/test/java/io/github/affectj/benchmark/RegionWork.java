package io.github.affectj.benchmark;

import io.github.affectj.base.Progress;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.pipeline.AnalysisSettings;
import io.github.affectj.pipeline.EmotionAnalysis;
import io.github.affectj.regions.Box;
import io.github.affectj.regions.Outline;
import io.github.affectj.regions.Region;
import io.github.affectj.regions.RegionShape;
import java.util.List;
import java.util.stream.IntStream;

/** Recognition of several regions in one pass over a clip, against one region. */
final class RegionWork {
    private static final int REGIONS = 3;
    private static final double ALLOWED = 3.2;

    private RegionWork() {}

    static List<Row> measure(Workload work, int frames, int rounds) throws Exception {
        try (Clip clip = ClipOpener.open(work.gif(frames));
                EmotionAnalysis analysis =
                        EmotionAnalysis.open(work.settings(AnalysisSettings.DEFAULT_STRIDE))) {
            double side = Math.min(clip.width(), clip.height()) / 2.0;
            List<Region> three =
                    IntStream.range(0, REGIONS)
                            .mapToObj(
                                    i ->
                                            Region.still(
                                                    "region " + i,
                                                    new RegionShape(
                                                            new Box(i * side / 3, 0, side, side),
                                                            Outline.RECTANGLE),
                                                    Region.DRAWN))
                            .toList();
            List<Region> one = three.subList(0, 1);
            double[] medians =
                    Turns.medians(
                            rounds,
                            Turns.timed(() -> analysis.analyze(clip, three, Progress.NONE)),
                            Turns.timed(() -> analysis.analyze(clip, one, Progress.NONE)));
            return List.of(
                    Row.times(
                            "recognition of %d regions in %d frames"
                                    .formatted(REGIONS, clip.frameCount()),
                            medians[0],
                            "one region",
                            medians[1],
                            ALLOWED));
        }
    }
}
