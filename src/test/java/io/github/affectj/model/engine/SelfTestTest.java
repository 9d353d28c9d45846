package io.github.affectj.model.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SelfTestTest {
    @Test
    void givesProbabilitiesThatDependOnTheFrame() {
        DjlRuntime.engine();
        SelfTest.Outcome outcome = SelfTest.run(Device.cpu());
        assertTrue(outcome.milliseconds() > 0);
        float[] p = outcome.probabilities();
        assertEquals(SelfTest.FRAMES * 7, p.length);
        for (int i = 0; i < SelfTest.FRAMES; i++) {
            float sum = 0;
            for (float one : Arrays.copyOfRange(p, 7 * i, 7 * i + 7)) {
                assertTrue(one > 0.001, "one label alone says nothing of the others: " + one);
                sum += one;
            }
            assertEquals(1, sum, 1e-5);
        }
        assertTrue(Math.abs(p[0] - p[7]) > 1e-4, "frames 1 and 2: " + p[0] + " and " + p[7]);
        assertEquals(0, outcome.difference(SelfTest.run(Device.cpu())), 1e-6);
    }

    /** A result with a hole in it is no agreement. */
    @Test
    void aNumberThatIsNoneDiffers() {
        SelfTest.Outcome right = new SelfTest.Outcome(1, new float[] {0.5f, 0.5f});
        SelfTest.Outcome broken = new SelfTest.Outcome(1, new float[] {Float.NaN, 0.5f});
        assertTrue(Double.isNaN(right.difference(broken)));
        assertEquals(0.25, right.difference(new SelfTest.Outcome(1, new float[] {0.25f, 0.5f})));
    }

    @Test
    void theLineOfTheCpuAlone() {
        DjlRuntime.engine();
        String line = SelfTest.line(Device.cpu());
        assertTrue(line.matches("8 frames of 112 pixels a side in [0-9.]+ ms on the CPU"), line);
    }
}
