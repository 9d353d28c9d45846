package io.github.affectj.annotation.summary;

import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.base.Table;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.SeenRegion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A tier as a table, a row a segment: {@code number}, {@code start_s}, {@code end_s}, {@code
 * length_s}, {@code label}, {@code value} and {@code source} where any segment has one, {@code
 * frames} of the stack. Then what the model says: {@code dominant}, for each of its labels {@code
 * p_<label>} (mean), {@code peak_<label>}, {@code peak_s_<label>} and {@code share_<label>}, {@code
 * entropy}, {@code attention} where it has that, {@code familiarity}; see {@link SegmentSummary}.
 * Then what is heard: {@code level_db}, {@code level_peak_db}, {@code pitch_hz}, {@code voiced};
 * see {@link SegmentSound}. Columns of a model or of sound that is not there are left out.
 *
 * <p>Where a model speaks of regions, there is a row a segment and region, the region's name in the
 * column {@code region}; {@code frames} are then those in which the region is there.
 */
public final class SegmentTable {
    private final Tier tier;
    private final boolean values;
    private final boolean sources;
    private final boolean regions;
    private final List<String> header = new ArrayList<>();
    private final List<List<Object>> rows = new ArrayList<>();

    private SegmentTable(Tier tier, boolean regions) {
        this.tier = tier;
        this.regions = regions;
        values = tier.segments().stream().anyMatch(segment -> segment.value().isPresent());
        sources = tier.segments().stream().anyMatch(segment -> !segment.source().isEmpty());
    }

    /**
     * Makes the table.
     *
     * @param tier of any kind
     * @param frames of the stack
     * @param timelines what a model says of the clip: one, or one a region; none if nobody asked
     * @param sounds for each segment what is heard; empty where the clip has no sound
     */
    public static Table of(
            Tier tier,
            SegmentFrames frames,
            List<EmotionTimeline> timelines,
            Optional<List<SegmentSound>> sounds) {
        boolean regions = timelines.stream().anyMatch(timeline -> timeline.region().isPresent());
        SegmentTable table = new SegmentTable(tier, regions);
        table.header(timelines.stream().findFirst(), sounds.isPresent());
        if (timelines.isEmpty()) {
            table.rows(frames, Optional.empty(), sounds);
        }
        for (EmotionTimeline timeline : timelines) {
            table.rows(
                    regions ? SegmentFrames.of(timeline) : frames, Optional.of(timeline), sounds);
        }
        return new Table("segments", "Segments", "", table.header, table.rows);
    }

    /** What the model says of each segment of a tier, in their order. */
    public static List<SegmentSummary> summaries(Tier tier, EmotionTimeline timeline) {
        SegmentFrames frames = SegmentFrames.of(timeline);
        return tier.segments().stream()
                .map(segment -> SegmentSummary.of(timeline, frames.of(segment)))
                .toList();
    }

    private void header(Optional<EmotionTimeline> model, boolean sound) {
        header.addAll(List.of("number", "start_s", "end_s", "length_s", "label"));
        if (values) {
            header.add("value");
        }
        if (sources) {
            header.add("source");
        }
        if (regions) {
            header.add("region");
        }
        header.add("frames");
        if (model.isPresent()) {
            header.add("dominant");
            for (String prefix : List.of("p_", "peak_", "peak_s_", "share_")) {
                model.get().labels().names().forEach(label -> header.add(prefix + label));
            }
            header.add("entropy");
            if (model.get().hasTemporalAttention()) {
                header.add("attention");
            }
            header.add("familiarity");
        }
        if (sound) {
            header.addAll(List.of("level_db", "level_peak_db", "pitch_hz", "voiced"));
        }
    }

    /** A row for each segment. */
    private void rows(
            SegmentFrames frames,
            Optional<EmotionTimeline> model,
            Optional<List<SegmentSound>> sounds) {
        List<SegmentSummary> summaries =
                model.map(timeline -> summaries(tier, timeline)).orElse(List.of());
        for (int i = 0; i < tier.segments().size(); i++) {
            Segment segment = tier.segments().get(i);
            List<Object> row = new ArrayList<>();
            row.add(i + 1);
            row.add(segment.start());
            row.add(segment.end());
            row.add(segment.duration());
            row.add(segment.label());
            if (values) {
                OptionalDouble value = segment.value();
                row.add(value.orElse(Double.NaN));
            }
            if (sources) {
                row.add(segment.source());
            }
            if (regions) {
                row.add(model.flatMap(EmotionTimeline::region).map(SeenRegion::name).orElse(""));
            }
            row.add(frames.of(segment).size());
            if (model.isPresent()) {
                add(row, model.get(), summaries.get(i));
            }
            if (sounds.isPresent()) {
                add(row, sounds.get().get(i));
            }
            rows.add(row);
        }
    }

    private static void add(List<Object> row, EmotionTimeline result, SegmentSummary summary) {
        row.add(summary.frames() == 0 ? "" : result.labels().get(summary.dominant()));
        for (double[] column :
                List.of(summary.mean(), summary.peak(), summary.peakSeconds(), summary.share())) {
            for (double value : column) {
                row.add(value);
            }
        }
        row.add(summary.entropy());
        if (result.hasTemporalAttention()) {
            row.add(summary.attention());
        }
        row.add(summary.familiarity());
    }

    private static void add(List<Object> row, SegmentSound sound) {
        row.addAll(List.of(sound.levelDb(), sound.peakDb(), sound.pitchHz(), sound.voiced()));
    }
}
