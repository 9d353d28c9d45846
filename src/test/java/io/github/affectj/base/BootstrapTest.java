package io.github.affectj.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The golden numbers are in StatisticsTest and AgreementTest; here what is not defined. */
class BootstrapTest {
    private static double mean(int[] drawn) {
        return Arrays.stream(drawn).average().orElseThrow();
    }

    @Test
    void drawsThatDefineNothingAreLeftOut() {
        List<Bootstrap.Bounds> bounds =
                Bootstrap.bounds(
                        3,
                        3000,
                        1,
                        drawn ->
                                new double[] {
                                    mean(drawn),
                                    drawn[0] == 0 ? Double.NaN : mean(drawn),
                                    drawn[0] == 0 ? mean(drawn) : Double.NaN
                                },
                        Progress.NONE);
        // All three the first, or all the last, happens once in 27 draws.
        assertEquals(new Bootstrap.Bounds(0, 2), bounds.get(0));
        // In two of three draws: the least is 1, 0, 0.
        assertEquals(new Bootstrap.Bounds(1 / 3.0, 2), bounds.get(1));
        assertEquals(Bootstrap.Bounds.NONE, bounds.get(2), "in one of three only");
    }

    @Test
    void nothingIsKnownWithoutLots() {
        assertEquals(
                List.of(), Bootstrap.bounds(0, 10, 1, drawn -> new double[] {0}, Progress.NONE));
    }
}
