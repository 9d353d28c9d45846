package io.github.affectj.annotation.summary;

import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.base.Table;
import io.github.affectj.result.EmotionTimeline;
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
 */
public final class SegmentTable {
    private final Tier tier;
    private final boolean values;
    private final boolean sources;
    private final List<String> header = new ArrayList<>();
    private final List<List<Object>> rows = new ArrayList<>();

    private SegmentTable(Tier tier) {
        this.tier = tier;
        values = tier.segments().stream().anyMatch(segment -> segment.value().isPresent());
        sources = tier.segments().stream().anyMatch(segment -> !segment.source().isEmpty());
    }

    /**
     * Makes the table.
     *
     * @param tier of any kind
     * @param frames of the stack
     * @param timeline what a model says of the clip, if one has been asked
     * @param sounds for each segment what is heard; empty where the clip has no sound
     */
    public static Table of(
            Tier tier,
            SegmentFrames frames,
            Optional<EmotionTimeline> timeline,
            Optional<List<SegmentSound>> sounds) {
        SegmentTable table = new SegmentTable(tier);
        table.segments(frames);
        timeline.ifPresent(table::model);
        sounds.ifPresent(table::sound);
        return new Table("segments", "Segments", "", table.header, table.rows);
    }

    /** What the model says of each segment of a tier, in their order. */
    public static List<SegmentSummary> summaries(Tier tier, EmotionTimeline timeline) {
        SegmentFrames frames = SegmentFrames.of(timeline);
        return tier.segments().stream()
                .map(segment -> SegmentSummary.of(timeline, frames.of(segment)))
                .toList();
    }

    private void segments(SegmentFrames frames) {
        header.addAll(List.of("number", "start_s", "end_s", "length_s", "label"));
        if (values) {
            header.add("value");
        }
        if (sources) {
            header.add("source");
        }
        header.add("frames");
        for (Segment segment : tier.segments()) {
            List<Object> row = new ArrayList<>();
            row.add(rows.size() + 1);
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
            row.add(frames.of(segment).size());
            rows.add(row);
        }
    }

    private void model(EmotionTimeline result) {
        header.add("dominant");
        for (String prefix : List.of("p_", "peak_", "peak_s_", "share_")) {
            result.labels().names().forEach(label -> header.add(prefix + label));
        }
        header.add("entropy");
        if (result.hasTemporalAttention()) {
            header.add("attention");
        }
        header.add("familiarity");
        List<SegmentSummary> summaries = summaries(tier, result);
        for (int i = 0; i < rows.size(); i++) {
            SegmentSummary summary = summaries.get(i);
            List<Object> row = rows.get(i);
            row.add(summary.frames() == 0 ? "" : result.labels().get(summary.dominant()));
            for (double[] column :
                    List.of(
                            summary.mean(),
                            summary.peak(),
                            summary.peakSeconds(),
                            summary.share())) {
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
    }

    private void sound(List<SegmentSound> sounds) {
        header.addAll(List.of("level_db", "level_peak_db", "pitch_hz", "voiced"));
        for (int i = 0; i < rows.size(); i++) {
            SegmentSound sound = sounds.get(i);
            rows.get(i)
                    .addAll(
                            List.of(
                                    sound.levelDb(),
                                    sound.peakDb(),
                                    sound.pitchHz(),
                                    sound.voiced()));
        }
    }
}
