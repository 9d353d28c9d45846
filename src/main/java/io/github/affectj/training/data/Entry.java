package io.github.affectj.training.data;

import io.github.affectj.result.FigureBox;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One clip of a set before its labels have numbers.
 *
 * @param path its file
 * @param label as the set spells it, composed (NFC); empty where its steps have labels
 * @param split {@code train}, {@code val}, {@code test...}, or {@link Sample#NO_SPLIT}
 * @param group what must not cross splits; empty if not told
 * @param gender of the speaker, see {@link Sample#gender()}
 * @param where where the set names it, for messages
 * @param features where its features lie; null for a clip of media
 * @param stepLabels a label a step, empty where it has none; null where the clip has one
 * @param shares what its raters said; null where the set does not tell
 * @param figure where its figure is; null where the set does not tell
 * @param span which part of its file it is
 */
record Entry(
        Path path,
        String label,
        String split,
        String group,
        int gender,
        String where,
        FeatureFiles features,
        List<String> stepLabels,
        RaterShares shares,
        FigureBox figure,
        Span span) {

    /** A clip of media, or features with a label of their own, by the ending of the file. */
    Entry(
            Path path,
            String label,
            String split,
            String group,
            int gender,
            String where,
            RaterShares shares,
            FigureBox figure,
            Span span) {
        this(
                path,
                label,
                split,
                group,
                gender,
                where,
                FeatureFiles.isFeatures(path) ? FeatureFiles.ofPack(path) : null,
                null,
                shares,
                figure,
                span);
    }

    /** Its labels as the set spells them: one, or those of its steps that have one. */
    Stream<String> labels() {
        return stepLabels == null
                ? Stream.of(label)
                : stepLabels.stream().filter(l -> !l.isEmpty());
    }
}
