package io.github.affectj.exchange;

import io.github.affectj.annotation.AnnotationSet;
import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.annotation.TierKind;
import io.github.affectj.annotation.edit.ModelLabels;
import io.github.affectj.base.Progress;
import io.github.affectj.exchange.tiers.ElanDocument;
import io.github.affectj.exchange.tiers.Film;
import io.github.affectj.exchange.tiers.TierFiles;
import io.github.affectj.exchange.tiers.WrittenTiers;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.FrameEmotion;
import io.github.affectj.result.ResultKey;
import io.github.affectj.result.ResultSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Writes what a model says as a tier for other programs: a segment from one change of the most
 * probable label to the next, with its mean probability as the value, and the model as the coder.
 * Formats of several tiers get those of persons beside it, and of regions a tier each; in those of
 * one tier a label has the region's name before it, {@code Anna: happiness}.
 */
abstract class TierExporter implements ResultExporter {
    /** Whether a file of it holds more than one tier. */
    abstract boolean holdsSeveral();

    @Override
    public List<String> endings() {
        return List.of(format());
    }

    @Override
    public void export(EmotionTimeline result, ExportSource source, Path path, Progress progress) {
        exportAll(ResultSet.of(result), source, path, progress);
    }

    @Override
    public void exportAll(ResultSet results, ExportSource source, Path path, Progress progress) {
        AnnotationSet tiers =
                holdsSeveral()
                        ? results.part(AnnotationSet.KEY, AnnotationSet.class)
                                .orElse(AnnotationSet.EMPTY)
                        : AnnotationSet.EMPTY;
        List<ResultSet.Entry> entries = results.entries();
        if (holdsSeveral()) {
            for (ResultSet.Entry entry : entries) {
                tiers = tiers.with(tier(entry, tiers));
            }
        } else {
            tiers = tiers.with(inOne(results));
        }
        progress.checkCancelled();
        double end = tiers.tiers().stream().mapToDouble(Tier::end).max().orElse(0);
        Optional<ElanDocument> elan =
                holdsSeveral()
                        ? results.part(ElanDocument.KEY, ElanDocument.class)
                        : Optional.empty();
        TierFiles.write(
                new WrittenTiers(tiers, Film.of(entries.get(0).timeline(), end), elan),
                format(),
                path);
    }

    /** The current result as a tier; of regions those of all, with the names before the labels. */
    private static Tier inOne(ResultSet results) {
        ResultSet.Entry current = results.entries().get(0);
        if (current.timeline().region().isEmpty()) {
            return tier(current, AnnotationSet.EMPTY);
        }
        List<Segment> segments = new ArrayList<>();
        for (EmotionTimeline timeline : results.together()) {
            ResultKey key = ResultKey.of(timeline);
            for (Segment segment :
                    tier(new ResultSet.Entry(key, timeline), AnnotationSet.EMPTY).segments()) {
                segments.add(
                        segment.labelled(key.region() + ": " + segment.label(), segment.source()));
            }
        }
        String model = current.key().model();
        return new Tier(model, TierKind.OVERLAPPING, model, segments);
    }

    private static Tier tier(ResultSet.Entry entry, AnnotationSet others) {
        EmotionTimeline timeline = entry.timeline();
        String name = entry.key().toString();
        String model = timeline.model().id();
        // A tier that was exported before and came back gives way to what the model says now.
        boolean own = others.tier(name).filter(t -> t.coder().equals(model)).isPresent();
        Tier labels = ModelLabels.of(timeline, own ? name : others.freeName(name), model);
        List<FrameEmotion> frames = timeline.frames();
        List<Segment> segments = new ArrayList<>();
        int at = 0;
        for (Segment segment : labels.segments()) {
            DoubleSummaryStatistics confidence = new DoubleSummaryStatistics();
            for (; at < frames.size() && frames.get(at).timeSeconds() < segment.end(); at++) {
                confidence.accept(frames.get(at).confidence());
            }
            segments.add(
                    new Segment(
                            segment.start(),
                            segment.end(),
                            segment.label(),
                            OptionalDouble.of(confidence.getAverage()),
                            ""));
        }
        return labels.withSegments(segments);
    }
}
