package io.github.affectj.training.learn;

import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.features.Modalities;
import io.github.affectj.model.scoring.ClipScores;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What is best labelled next: the unlabelled stretches of which the model is least certain. */
final class NextLabels {
    /** Name of the tier. */
    static final String TIER = "label next";

    /** Coder of the tier. */
    static final String CODER = "AffectJ";

    private static final int MOST = 20;

    /**
     * A stretch to label.
     *
     * @param film its place among the films
     * @param segment when it is
     * @param uncertainty entropy of the probabilities over the largest possible, 0 to 1
     * @param probabilities of the labels
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Next(int film, Segment segment, double uncertainty, double[] probabilities) {}

    private NextLabels() {}

    /** The least certain stretches, the least certain first. */
    static List<Next> of(
            List<StretchOfFilm> unlabelled,
            LinearHead head,
            FeatureSpace space,
            Modalities taken,
            double temperature) {
        List<Next> all = new ArrayList<>();
        for (StretchOfFilm one : unlabelled) {
            double[] p =
                    ClipScores.softmax(head.logits(space.row(one.stretch(), taken)), temperature);
            all.add(new Next(one.film(), one.segment(), entropy(p), p));
        }
        all.sort(Comparator.comparingDouble(next -> -next.uncertainty()));
        return all.subList(0, Math.min(MOST, all.size()));
    }

    private static double entropy(double[] shares) {
        double sum = 0;
        for (double p : shares) {
            sum -= p > 0 ? p * Math.log(p) : 0;
        }
        return Math.max(0, sum / Math.log(shares.length));
    }

    /** Those of a film as a tier: its labels are ranks, its values the uncertainty. */
    static Optional<Tier> tier(List<Next> all, int film) {
        List<Segment> own = new ArrayList<>();
        for (int rank = 0; rank < all.size(); rank++) {
            Next next = all.get(rank);
            if (next.film() == film) {
                own.add(
                        new Segment(
                                next.segment().start(),
                                next.segment().end(),
                                String.valueOf(rank + 1),
                                OptionalDouble.of(next.uncertainty()),
                                ""));
            }
        }
        return own.isEmpty() ? Optional.empty() : Optional.of(Tier.of(TIER, CODER, own));
    }
}
