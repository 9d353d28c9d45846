package io.github.affectj.laboratory.grid;

/**
 * What a system costs.
 *
 * @param parameters numbers that were learnt or are kept
 * @param flops floating-point operations for one window, a multiplication and an addition being two
 * @param msAClip milliseconds to open and score a test clip, the median of some; on the machine of
 *     the run, busy as it was
 */
public record CellCost(long parameters, long flops, double msAClip) {}
