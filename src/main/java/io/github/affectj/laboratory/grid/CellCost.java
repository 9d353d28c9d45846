package io.github.affectj.laboratory.grid;

/**
 * What a system costs.
 *
 * @param parameters numbers that were learnt or are kept
 * @param flops floating-point operations for one window, a multiplication and an addition being two
 * @param memoryBytes beyond the weights, at the peak of scoring a window; 0 where the system does
 *     not tell
 * @param msAWindow milliseconds that the network takes for a window, the median of some
 * @param msAClip milliseconds to open and score a test clip, the median of some; on the machine of
 *     the run, busy as it was
 */
public record CellCost(
        long parameters, long flops, long memoryBytes, double msAWindow, double msAClip) {}
