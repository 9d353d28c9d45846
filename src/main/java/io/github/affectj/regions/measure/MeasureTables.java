package io.github.affectj.regions.measure;

import io.github.affectj.base.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Measures as tables: a row a frame and region with the columns of {@link FrameMeasure}, and a row
 * a region with those of {@link RegionSummary}.
 */
public final class MeasureTables {
    /** Title of the table of frames. */
    public static final String FRAMES = "Attention in ROIs";

    /** Title of the table of regions. */
    public static final String REGIONS = "Attention Summary";

    private MeasureTables() {}

    /** A row a frame and region. */
    public static Table frames(List<FrameMeasure> measures) {
        List<List<Object>> rows = new ArrayList<>();
        for (FrameMeasure m : measures) {
            rows.add(
                    Arrays.asList(
                            m.frame(),
                            m.seconds(),
                            m.duration(),
                            m.region(),
                            m.area(),
                            m.areaShare(),
                            m.mean(),
                            m.share(),
                            m.lift(),
                            m.peak(),
                            place(m.peakX()),
                            place(m.peakY())));
        }
        return new Table(
                "attention-frames",
                FRAMES,
                "",
                List.of(
                        "frame",
                        "time_s",
                        "duration_s",
                        "region",
                        "area_px",
                        "area_share",
                        "mean",
                        "share",
                        "lift",
                        "peak",
                        "peak_x",
                        "peak_y"),
                rows);
    }

    /** A row a region. */
    public static Table regions(List<RegionSummary> summaries) {
        List<List<Object>> rows = new ArrayList<>();
        for (RegionSummary s : summaries) {
            rows.add(
                    Arrays.asList(
                            s.region(),
                            s.frames(),
                            s.present(),
                            s.areaShare(),
                            s.mean(),
                            s.share(),
                            s.lift(),
                            s.peak().map(FrameMeasure::peak).orElse(Double.NaN),
                            s.peak().map(FrameMeasure::seconds).orElse(Double.NaN),
                            place(s.peak().map(FrameMeasure::peakX).orElse(-1)),
                            place(s.peak().map(FrameMeasure::peakY).orElse(-1)),
                            s.dwell(),
                            s.present() > 0 ? s.dwell() / s.present() : Double.NaN,
                            s.first()));
        }
        return new Table(
                "attention-regions",
                REGIONS,
                "",
                List.of(
                        "region",
                        "frames",
                        "present_s",
                        "area_share",
                        "mean",
                        "share",
                        "lift",
                        "peak",
                        "peak_time_s",
                        "peak_x",
                        "peak_y",
                        "dwell_s",
                        "dwell_share",
                        "first_s"),
                rows);
    }

    private static Number place(int pixel) {
        return pixel < 0 ? (Number) Double.NaN : pixel;
    }
}
