package io.github.affectj.training.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RaterSharesTest {

    private static RaterShares of(int raters, double... shares) {
        return new RaterShares(shares, raters);
    }

    /** Of 10 raters 6 said one, 4 the other: 6 * 5 + 4 * 3 of 10 * 9 pairs agree. */
    @Test
    void oneMoreRaterByHand() {
        assertEquals(42 / 90.0, of(10, 0.6, 0.4).oneMore().orElseThrow(), 1e-12);
        assertEquals(0.52, of(0, 0.6, 0.4).oneMore().orElseThrow(), 1e-12);
        assertEquals(1, of(3, 0, 1).oneMore().orElseThrow(), 1e-12);
        assertEquals(0, of(2, 0.5, 0.5).oneMore().orElseThrow(), 1e-12);
        assertEquals(0, of(3, 0.33, 0.33, 0.34).oneMore().orElseThrow(), 1e-2);
        assertTrue(of(1, 0, 1).oneMore().isEmpty());
    }

    @Test
    void sharesThatAreTheSameForAllLabelsSayNothing() {
        assertTrue(of(0, 0.333, 0.333, 0.334).isEven());
        assertTrue(of(0, 1 / 7.0, 1 / 7.0, 1 / 7.0, 1 / 7.0, 1 / 7.0, 1 / 7.0, 1 / 7.0).isEven());
        assertFalse(of(10, 0.5, 0.5, 0).isEven(), "two of three");
        assertFalse(of(10, 0.4, 0.3, 0.3).isEven());
    }

    /** The share of pairs of votes that agree, counted one by one. */
    @Test
    void oneMoreRaterIsTheShareOfPairsThatAgree() {
        Random random = new Random(4);
        for (int trial = 0; trial < 20; trial++) {
            int[] votes = random.ints(7, 0, 3).toArray();
            double[] shares = new double[3];
            int agree = 0;
            for (int i = 0; i < votes.length; i++) {
                shares[votes[i]] += 1.0 / votes.length;
                for (int j = 0; j < votes.length; j++) {
                    agree += i != j && votes[i] == votes[j] ? 1 : 0;
                }
            }
            assertEquals(agree / 42.0, of(7, shares).oneMore().orElseThrow(), 1e-12);
        }
    }

    @Test
    void entropyIsZeroWhereAllAgree() {
        assertEquals(0, of(5, 0, 1, 0).entropy());
        assertEquals(Math.log(2), of(0, 0.5, 0, 0.5).entropy(), 1e-12);
    }

    @Test
    void columnsOfAManifestHoldThem() {
        assertEquals(List.of("p_a", "p_b", "raters"), RaterShares.columns(List.of("a", "b")));
        assertEquals(List.of(0.25, 0.75, 4), RaterShares.cells(of(4, 0.25, 0.75), 2));
        assertEquals(List.of(0.25, 0.75, ""), RaterShares.cells(of(0, 0.25, 0.75), 2));
        assertEquals(List.of("", "", ""), RaterShares.cells(null, 2));
    }
}
