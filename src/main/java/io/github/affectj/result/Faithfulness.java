package io.github.affectj.result;

/**
 * How far a heat map or a temporal attention can be trusted: what a deletion and insertion test
 * (Petsiuk et al. 2018, "RISE") found. The pieces of a clip are taken away from it, or given back
 * to an emptied one, highest weight first, while the probability of a label is watched.
 *
 * <p>If the weights name what the model needs, the probability falls faster than in random order
 * when pieces are taken away ({@code deletion} below {@code random}) and rises faster when they are
 * given back ({@code insertion} above {@code random}). To take away in one order is to give back in
 * the reverse one, so one set of random orders speaks for both.
 *
 * @param test what the pieces are: {@link #CELLS} or {@link #MOMENTS}
 * @param label whose probability was watched
 * @param pieces how many pieces there are
 * @param whole probability for the whole clip, 0 to 1
 * @param empty probability with all pieces taken away, 0 to 1
 * @param deletion area under the curve of the probability over the share of pieces taken away, 0 to
 *     1
 * @param insertion area under the curve of the probability over the share of pieces given back, 0
 *     to 1
 * @param random mean of that area over the random orders, 0 to 1
 * @param randomSd their standard deviation
 * @param orders how many random orders there were
 */
public record Faithfulness(
        String test,
        String label,
        int pieces,
        double whole,
        double empty,
        double deletion,
        double insertion,
        double random,
        double randomSd,
        int orders) {

    /** Standard deviations of the random orders beyond which it is no chance. */
    private static final double BEYOND = 2;

    /** Whether taking away by weight lowers the probability faster than at random. */
    public boolean deletesBetter() {
        return random - deletion > BEYOND * randomSd;
    }

    /** Whether giving back by weight raises the probability faster than at random. */
    public boolean insertsBetter() {
        return insertion - random > BEYOND * randomSd;
    }

    /** The pieces are the heat maps' cells of all frames. */
    public static final String CELLS = "cells";

    /** The pieces are whole frames and, where there is sound, the sound while each shows. */
    public static final String MOMENTS = "moments";
}
