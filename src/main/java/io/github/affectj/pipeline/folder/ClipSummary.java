package io.github.affectj.pipeline.folder;

import io.github.affectj.exchange.DelimitedTable;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.ResultKey;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was found in a clip as a whole, or in one of its regions: a row of {@code clips.csv}. All
 * numbers as the tables write them.
 *
 * @param region name of the region; empty for whole frames
 * @param label of the clip as a whole
 * @param confidence probability of that
 * @param means mean probability over the frames, by label, in the order of the model
 * @param familiarity of the clip as a whole; empty where the model does not tell it
 * @param unfamiliar whether at least half of its frames look like nothing the model was trained on
 * @param frames how many; 0 where nobody was looked at
 */
record ClipSummary(
        String region,
        String label,
        String confidence,
        Map<String, String> means,
        String familiarity,
        boolean unfamiliar,
        int frames) {

    /** Of a clip without faces. */
    static final ClipSummary NOBODY = new ClipSummary("", "", "", Map.of(), "", false, 0);

    static ClipSummary of(EmotionTimeline result) {
        return new ClipSummary(
                ResultKey.of(result).region(),
                result.clipLabel(),
                DelimitedTable.number(result.clipConfidence()),
                means(result),
                result.hasFamiliarity() ? DelimitedTable.number(result.clipFamiliarity()) : "",
                result.isUnfamiliar(),
                result.frames().size());
    }

    /** The means of a clip's probabilities over its frames, by label. */
    private static Map<String, String> means(EmotionTimeline result) {
        Map<String, String> means = new LinkedHashMap<>();
        for (int k = 0; k < result.labels().size(); k++) {
            int label = k;
            double mean =
                    result.frames().stream()
                            .mapToDouble(frame -> frame.probability(label))
                            .average()
                            .orElse(Double.NaN);
            means.put(result.labels().get(k), DelimitedTable.number(mean));
        }
        return means;
    }
}
