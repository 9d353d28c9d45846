package io.github.affectj.training.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.github.affectj.model.arch.GoldenNumbers;
import io.github.affectj.model.engine.DjlRuntime;
import io.github.affectj.model.engine.GradientLock;
import io.github.affectj.training.data.RaterShares;
import io.github.affectj.training.data.Sample;
import io.github.affectj.training.data.Truth;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LossTargetsTest {
    private static final double[] WEIGHTS = {0.7, 1.9, 0.3};

    private static Truth shares(double[]... rows) {
        RaterShares[] shares =
                Arrays.stream(rows).map(row -> new RaterShares(row, 0)).toArray(RaterShares[]::new);
        int[] labels = Arrays.stream(shares).mapToInt(RaterShares::majority).toArray();
        return new Truth(labels, shares);
    }

    /** The numbers of scripts/reference/golden_shares.py: PyTorch's own loss and its gradient. */
    @Test
    void lossAgainstSharesIsPyTorchs() throws IOException {
        JsonObject golden = GoldenNumbers.read("shares.json");
        Gson gson = new Gson();
        Truth truth = shares(gson.fromJson(golden.get("shares"), double[][].class));
        float[][] rows = gson.fromJson(golden.get("logits"), float[][].class);
        float[][] gradient = gson.fromJson(golden.get("gradient"), float[][].class);
        LossTargets targets =
                new LossTargets(
                        gson.fromJson(golden.get("weights"), double[].class),
                        golden.get("smoothing").getAsDouble(),
                        1);
        DjlRuntime.engine();
        try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
            NDArray logits = manager.create(rows);
            logits.setRequiresGradient(true);
            synchronized (GradientLock.class) {
                try (GradientCollector collector =
                        Engine.getEngine("PyTorch").newGradientCollector()) {
                    NDArray loss =
                            LossTargets.crossEntropy(manager, logits, targets.emotions(truth, null))
                                    .div((float) targets.weightOf(truth));
                    assertEquals(golden.get("loss").getAsDouble(), loss.getFloat(), 1e-6);
                    collector.backward(loss);
                }
            }
            for (int i = 0; i < rows.length; i++) {
                assertArrayEquals(gradient[i], logits.getGradient().get(i).toFloatArray(), 1e-6f);
            }
        }
    }

    /** Raters who all agree and one label are the same, to the last digit. */
    @Test
    void aShareOfOneIsALabel() {
        LossTargets targets = new LossTargets(WEIGHTS, 0.15, 0.8);
        Truth one = Truth.of(1, 2, 0);
        Truth all = shares(new double[] {0, 1, 0}, new double[] {0, 0, 1}, new double[] {1, 0, 0});
        int[] genders = {0, Sample.UNKNOWN, 1};
        assertArrayEquals(targets.emotions(one, genders), targets.emotions(all, genders), 0);
        assertArrayEquals(targets.genders(one, genders), targets.genders(all, genders), 0);
        assertEquals(targets.weightOf(one), targets.weightOf(all));
        // As before there were raters: smoothed, and what is left on the label.
        double weight = 1.9 * 0.8;
        float spread = (float) (weight * 0.15 / 3);
        assertArrayEquals(
                new float[] {spread, spread + (float) (weight * 0.85), spread},
                Arrays.copyOf(targets.emotions(one, genders), 3),
                0);
    }

    /** How much a clip counts does not bend to what its probabilities are drawn. */
    @Test
    void balancingKeepsTheSharesOfAClip() {
        LossTargets targets = new LossTargets(WEIGHTS, 0, 1);
        Truth truth = shares(new double[] {0.5, 0.25, 0.25});
        double weight = 0.5 * 0.7 + 0.25 * 1.9 + 0.25 * 0.3;
        assertEquals(weight, targets.weightOf(truth), 1e-12);
        assertArrayEquals(
                new float[] {
                    (float) (weight * 0.5), (float) (weight * 0.25), (float) (weight * 0.25)
                },
                targets.emotions(truth, null),
                1e-7f);
    }

    @Test
    void aRowWithoutALabelHasNoSay() {
        LossTargets targets = new LossTargets(WEIGHTS, 0.1, 1);
        Truth none = Truth.of(Sample.NO_LABEL);
        assertEquals(0, targets.weightOf(none));
        assertArrayEquals(new float[3], targets.emotions(none, null), 0);
    }
}
