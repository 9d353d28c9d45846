package io.github.affectj.regions.measure;

import io.github.affectj.regions.Coverage;
import io.github.affectj.regions.RegionShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The values of one frame, as of a heat map; NaN where there is none. Sums are of 64 bits.
 *
 * @param frame number of the frame in its source, from 1
 * @param seconds when it appears
 * @param duration how long it stays, in seconds
 * @param width in pixels
 * @param values row by row; read only
 */
// Made for one look and thrown away: nothing compares or keeps it.
@SuppressWarnings("ArrayRecordComponent")
public record FrameValues(int frame, double seconds, double duration, int width, float[] values) {

    /**
     * Measures regions.
     *
     * @param regions where they are in this frame, by name
     * @return one for each, in the same order
     */
    public List<FrameMeasure> in(Map<String, RegionShape> regions) {
        int count = 0;
        double sum = 0;
        boolean negative = false;
        for (float value : values) {
            if (!Float.isNaN(value)) {
                count++;
                sum += value;
                negative |= value < 0;
            }
        }
        double whole = negative || sum == 0 ? Double.NaN : sum;
        List<FrameMeasure> measures = new ArrayList<>();
        for (Map.Entry<String, RegionShape> region : regions.entrySet()) {
            measures.add(in(region.getKey(), region.getValue(), whole, count));
        }
        return measures;
    }

    private FrameMeasure in(String name, RegionShape shape, double whole, int count) {
        int area = 0;
        double sum = 0;
        double peak = Double.NaN;
        int at = -1;
        for (Coverage.Run run : Coverage.of(shape, width, values.length / width).runs()) {
            for (int i = run.y() * width + run.from(); i < run.y() * width + run.to(); i++) {
                float value = values[i];
                if (!Float.isNaN(value)) {
                    area++;
                    sum += value;
                    if (at < 0 || value > peak) {
                        peak = value;
                        at = i;
                    }
                }
            }
        }
        double areaShare = count == 0 ? Double.NaN : (double) area / count;
        double share = area == 0 ? Double.NaN : sum / whole;
        return new FrameMeasure(
                frame,
                seconds,
                duration,
                name,
                area,
                areaShare,
                area == 0 ? Double.NaN : sum / area,
                share,
                share / areaShare,
                peak,
                at < 0 ? -1 : at % width,
                at < 0 ? -1 : at / width);
    }
}
