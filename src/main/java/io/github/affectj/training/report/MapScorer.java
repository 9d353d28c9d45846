package io.github.affectj.training.report;

import io.github.affectj.base.BadInputException;
import io.github.affectj.explain.GradCam;
import io.github.affectj.explain.MapSource;
import io.github.affectj.explain.PointingGame;
import io.github.affectj.explain.SpatialWeights;
import io.github.affectj.media.Clip;
import io.github.affectj.model.scoring.ClipScores;
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.model.scoring.WindowObserver;
import io.github.affectj.training.data.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Plays the pointing game with the clips of a split while they are scored: with Grad-CAM of the
 * most probable label, which costs a way back through the head, and with the spatial attention of a
 * network that has it. All frames of a clip are looked at; clips whose figure is not told are
 * passed over.
 */
public final class MapScorer implements ClipObserver {
    private final EmotionPredictor predictor;
    private final List<MapScores.Pointed> found = new ArrayList<>();
    private final Map<String, MapSource> sources = new LinkedHashMap<>();
    private Sample sample;
    private int width;
    private int height;

    /**
     * @param predictor the one that scores
     */
    public MapScorer(EmotionPredictor predictor) {
        this.predictor = predictor;
    }

    @Override
    public WindowObserver begin(Sample next, Clip clip) {
        sources.clear();
        if (next.figure() == null || !predictor.streams().taken().visual()) {
            return null;
        }
        sample = next;
        width = clip.hasPicture() ? clip.width() : 0;
        height = clip.hasPicture() ? clip.height() : 0;
        next.figureProblem(width, height)
                .ifPresent(
                        problem -> {
                            throw new BadInputException(problem);
                        });
        if (predictor.attention().spatial()) {
            sources.put("attention", new SpatialWeights(clip.frameCount(), predictor.spec().id()));
        }
        sources.put("gradcam", new GradCam(predictor, clip.frameCount(), "top"));
        return (windows, batch, scores) ->
                sources.values().forEach(s -> s.scored(windows, batch, scores));
    }

    @Override
    public void end(ClipScores scores) {
        sources.forEach(
                (name, source) ->
                        found.add(
                                new MapScores.Pointed(
                                        sample,
                                        name,
                                        PointingGame.play(
                                                source.maps(), sample.figure(), width, height))));
        sources.clear();
    }

    /** What was found so far. */
    public MapScores scores() {
        return new MapScores(List.copyOf(found), List.of());
    }
}
