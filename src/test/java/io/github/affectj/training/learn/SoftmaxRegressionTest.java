package io.github.affectj.training.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.affectj.base.CancelledException;
import io.github.affectj.base.Progress;
import io.github.affectj.model.arch.GoldenNumbers;
import io.github.affectj.model.arch.HashedNumbers;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The numbers of scikit-learn, by scripts/reference/golden_learn.py. */
class SoftmaxRegressionTest {
    private static final double TOLERANCE = 2e-4;

    private static double[] doubles(JsonElement of) {
        JsonArray array = of.getAsJsonArray();
        return array.asList().stream().mapToDouble(JsonElement::getAsDouble).toArray();
    }

    private static SoftmaxRegression regression(JsonObject golden) {
        int features = golden.get("features").getAsInt();
        int count = golden.get("rows").getAsInt();
        float[] u = HashedNumbers.of("rows", count * features);
        double[][] rows = new double[count][features];
        for (int i = 0; i < u.length; i++) {
            rows[i / features][i % features] = 4 * u[i] - 2;
        }
        int[] labels =
                golden.getAsJsonArray("labels").asList().stream()
                        .mapToInt(JsonElement::getAsInt)
                        .toArray();
        return new SoftmaxRegression(rows, labels, golden.get("classes").getAsInt());
    }

    @Test
    void theHeadOfScikitLearnFromAnyStart() throws IOException {
        JsonObject golden = GoldenNumbers.read("softmax.json");
        SoftmaxRegression regression = regression(golden);
        LinearHead before = null;
        for (JsonElement element : golden.getAsJsonArray("fits")) {
            JsonObject fit = element.getAsJsonObject();
            double decay = fit.get("decay").getAsDouble();
            LinearHead fresh = regression.fit(decay, null, Progress.NONE);
            before = regression.fit(decay, before, Progress.NONE);
            JsonArray weights = fit.getAsJsonArray("weights");
            for (int k = 0; k < weights.size(); k++) {
                double[] expected = doubles(weights.get(k));
                assertArrayEquals(expected, fresh.weights()[k], TOLERANCE / decay * 0.1, "fresh");
                assertArrayEquals(expected, before.weights()[k], TOLERANCE / decay * 0.1, "warm");
            }
            assertArrayEquals(doubles(fit.get("bias")), fresh.bias(), TOLERANCE / decay * 0.1);
            double[] row = new double[golden.get("features").getAsInt()];
            row[1] = 1;
            assertEquals(
                    fresh.weights()[2][1] + fresh.bias()[2], fresh.logits(row)[2], 1e-12, "logits");
        }
    }

    @Test
    void stopsWhereItIsCancelled() throws IOException {
        SoftmaxRegression regression = regression(GoldenNumbers.read("softmax.json"));
        Progress cancelled =
                new Progress() {
                    @Override
                    public void update(double fraction, String message) {
                        // Nobody looks.
                    }

                    @Override
                    public boolean isCancelled() {
                        return true;
                    }
                };
        assertThrows(CancelledException.class, () -> regression.fit(0.1, null, cancelled));
    }
}
