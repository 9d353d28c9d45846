package io.github.affectj.training.report;

import io.github.affectj.model.scoring.ClipScores;
import io.github.affectj.result.EmotionLabels;
import io.github.affectj.training.data.RaterShares;
import io.github.affectj.training.data.Truth;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How a model stands to the raters of clips that several of them labelled; all are means over these
 * clips.
 *
 * @param clips how many clips have raters
 * @param logLoss cross entropy in nats of the calibrated probabilities against the raters' shares
 * @param entropy of the shares in nats: no probabilities reach a lower {@code logLoss}
 * @param agreement share of the raters that gave the label that the model names
 * @param majority share of the raters that gave the commonest label: no model agrees with more
 * @param oneMore share of the other raters that gave a rater's label, see {@link
 *     RaterShares#oneMore}: what a person reaches; NaN where no clip has two
 * @param counted whether the set tells of every clip how many raters there were; else {@code
 *     oneMore} is too good
 */
public record RaterScores(
        int clips,
        double logLoss,
        double entropy,
        double agreement,
        double majority,
        double oneMore,
        boolean counted) {

    /**
     * The scores of predictions.
     *
     * @param logits a row for each row of {@code truth}
     * @return null where no row has raters
     */
    static RaterScores of(List<double[]> logits, Truth truth, double temperature) {
        int clips = 0;
        double logLoss = 0;
        double entropy = 0;
        double agreement = 0;
        double majority = 0;
        for (int i = 0; i < truth.size(); i++) {
            RaterShares shares = truth.shares()[i];
            if (shares != null) {
                clips++;
                logLoss +=
                        Calibration.loss(ClipScores.softmax(logits.get(i), temperature), truth, i);
                entropy += shares.entropy();
                agreement += shares.of()[EmotionLabels.argMax(logits.get(i))];
                majority += shares.of()[shares.majority()];
            }
        }
        if (clips == 0) {
            return null;
        }
        List<RaterShares> all =
                Arrays.stream(truth.shares()).filter(shares -> shares != null).toList();
        return new RaterScores(
                clips,
                logLoss / clips,
                entropy / clips,
                agreement / clips,
                majority / clips,
                all.stream()
                        .map(RaterShares::oneMore)
                        .filter(OptionalDouble::isPresent)
                        .mapToDouble(OptionalDouble::getAsDouble)
                        .average()
                        .orElse(Double.NaN),
                all.stream().allMatch(shares -> shares.raters() > 0));
    }

    /** As plain maps, for JSON. */
    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("clips", clips);
        map.put("log_loss", logLoss);
        map.put("entropy", entropy);
        map.put("agreement", agreement);
        map.put("majority_agreement", majority);
        if (!Double.isNaN(oneMore)) {
            map.put("one_more_rater", oneMore);
            map.put("raters_counted", counted);
        }
        return map;
    }

    /** A sentence for a reader. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "of the raters, a share of %.3f gave the label that the model names, %.3f the commonest"
                        + " label%s; log-loss against their shares %.3f, at best %.3f (their entropy)",
                agreement,
                majority,
                Double.isNaN(oneMore)
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                ", and %.3f that of one more rater%s",
                                oneMore,
                                counted ? "" : " (too good: the set does not tell how many rated)"),
                logLoss,
                entropy);
    }
}
