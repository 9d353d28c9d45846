package io.github.affectj.regions.measure;

/**
 * What a frame's values are in one region. NaN, and a place of -1, where there is nothing to
 * measure: no pixel of the region is in the frame, or the frame has no values.
 *
 * @param frame number of the frame in its source, from 1
 * @param seconds when it appears
 * @param duration how long it stays, in seconds
 * @param region name of the region
 * @param area pixels of the region that are in the frame and have a value
 * @param areaShare {@code area} over all pixels of the frame that have a value, 0 to 1
 * @param mean of the region's values
 * @param share sum of the region's values over that of the frame's, 0 to 1; NaN where that sum is 0
 *     or a value of the frame is below 0
 * @param lift {@code share} over {@code areaShare}: 1 where the region has what its size would get
 *     by chance, 2 for twice as much
 * @param peak largest value of the region
 * @param peakX column of its pixel, from 0; of several the first, row by row
 * @param peakY row of its pixel, from 0
 */
public record FrameMeasure(
        int frame,
        double seconds,
        double duration,
        String region,
        int area,
        double areaShare,
        double mean,
        double share,
        double lift,
        double peak,
        int peakX,
        int peakY) {}
