package io.github.affectj.training.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.Progress;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.TestModels;
import io.github.affectj.model.familiarity.Familiarity;
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.training.data.ClipDataset;
import io.github.affectj.training.data.ClipSource;
import io.github.affectj.training.data.RaterShares;
import io.github.affectj.training.data.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FamiliarityMakerTest {
    private static final ClipDataset TINY = ClipDataset.open(Runs.TINY);

    private final List<String> notes = new ArrayList<>();

    private Familiarity make(List<Sample> train, List<Sample> val) {
        ModelSpec spec =
                new ModelSpec(
                        "small",
                        "demo-mean-colour",
                        Map.of("gain", 1.0),
                        TINY.labels(),
                        32,
                        2,
                        2,
                        ModelSpec.IMAGENET_MEAN,
                        ModelSpec.IMAGENET_STD,
                        1,
                        "",
                        "",
                        Map.of(),
                        Map.of());
        try (EmotionPredictor predictor = TestModels.predictor(spec)) {
            Familiarity made =
                    new FamiliarityMaker(ClipSource.FILES, predictor, 1, notes::add)
                            .make(train, val, Progress.NONE);
            long passed = predictor.backboneFrames();
            assertTrue(passed <= 4L * (train.size() + val.size()), passed + " frames");
            return made;
        }
    }

    /** A clip whose raters gave all labels alike. */
    private static Sample even(Sample s) {
        double[] shares = new double[TINY.labels().size()];
        Arrays.fill(shares, 1.0 / shares.length);
        return new Sample(
                s.path(),
                s.label(),
                s.split(),
                s.group(),
                s.gender(),
                s.where(),
                s.features(),
                new RaterShares(shares, 0),
                s.figure(),
                s.span());
    }

    @Test
    void aFewFramesOfEachClipAreEnough() {
        assertTrue(make(TINY.split("train"), TINY.split("val")).tellsVisual());
        assertEquals(List.of(), notes);
    }

    @Test
    void clipsThatSayNothingAreLeftOut() {
        List<Sample> nothing = TINY.split("val").stream().map(FamiliarityMakerTest::even).toList();
        assertFalse(make(TINY.split("train"), nothing).isTold());
    }

    @Test
    void ofTooFewHeldOutFramesNothingIsToldButWhy() {
        assertFalse(make(TINY.split("train"), TINY.split("val").subList(0, 2)).isTold());
        assertEquals(1, notes.size());
        assertTrue(notes.get(0).contains("of a clip; 20 are needed."), notes.get(0));
    }
}
