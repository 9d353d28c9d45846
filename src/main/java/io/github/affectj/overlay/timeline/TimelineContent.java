package io.github.affectj.overlay.timeline;

import io.github.affectj.annotation.AnnotationSet;
import io.github.affectj.annotation.Tier;
import io.github.affectj.media.ClipTimes;
import io.github.affectj.overlay.RegionRows;
import io.github.affectj.result.EmotionTimeline;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * What a timeline shows of a clip. Immutable: what changes it makes another one, and keeps all that
 * has not changed, so that it is cheap to do so with each edit of a tier.
 */
public final class TimelineContent {
    private static final double LEAST_SECONDS = 1e-6;

    private final ClipTimes times;
    private final Edges edges;
    private final List<ModelTrack> models;
    private final Optional<Waveform> waveform;
    private final AnnotationSet tiers;
    private final List<SegmentTrack> tracks;
    private final LabelColours colours;
    private final String cutTier;
    private final double[] cuts;

    private TimelineContent(
            ClipTimes times,
            Edges edges,
            List<ModelTrack> models,
            Optional<Waveform> waveform,
            AnnotationSet tiers,
            List<SegmentTrack> tracks,
            LabelColours colours,
            String cutTier) {
        this.times = times;
        this.edges = edges;
        this.models = List.copyOf(models);
        this.waveform = waveform;
        this.tiers = tiers;
        this.tracks = tracks;
        this.colours = colours;
        this.cutTier = cutTier;
        this.cuts = cuts(tiers.tier(cutTier));
    }

    /**
     * A content without a waveform.
     *
     * @param times of the clip's frames, one at least
     * @param results what a model says of the clip: one with frames, one a region, or none; of many
     *     regions several share a row ({@link RegionRows})
     * @param tiers of the clip
     * @param cutTier name of the tier whose edges are {@link #cuts()}; there need be none
     */
    public static TimelineContent of(
            ClipTimes times, List<EmotionTimeline> results, AnnotationSet tiers, String cutTier) {
        int last = times.size() - 1;
        double end = times.start(last) + times.duration(last);
        Edges edges =
                new Edges(times.startSeconds(), Math.max(end, times.start(0) + LEAST_SECONDS));
        LabelColours none = LabelColours.of(List.of());
        return new TimelineContent(
                        times,
                        edges,
                        List.of(),
                        Optional.empty(),
                        AnnotationSet.EMPTY,
                        List.of(),
                        none,
                        cutTier)
                .withResults(results)
                .withTiers(tiers);
    }

    /** The same with other tiers, or changed ones; labels keep their colours. */
    public TimelineContent withTiers(AnnotationSet others) {
        LabelColours more = colours;
        for (Tier tier : others.tiers()) {
            if (!tiers.tier(tier.name()).equals(Optional.of(tier))
                    && !SegmentTrack.areNames(tier.segments())) {
                more = more.with(tier.labels());
            }
        }
        List<SegmentTrack> made = new ArrayList<>();
        for (Tier tier : others.tiers()) {
            int before = tiers.names().indexOf(tier.name());
            boolean same =
                    before >= 0 && tiers.tiers().get(before).segments().equals(tier.segments());
            made.add(same ? tracks.get(before) : SegmentTrack.of(tier.segments(), more));
        }
        return new TimelineContent(times, edges, models, waveform, others, made, more, cutTier);
    }

    /** The same with other results of one model; all labels get their colours anew. */
    public TimelineContent withResults(List<EmotionTimeline> results) {
        LabelColours fresh =
                LabelColours.of(results.isEmpty() ? List.of() : results.get(0).labels().names());
        List<EmotionTimeline> all =
                results.stream().filter(result -> !result.frames().isEmpty()).toList();
        List<ModelTrack> found =
                RegionRows.of(all).rows().stream()
                        .map(row -> row.stream().map(all::get).toList())
                        .map(row -> track(row, fresh))
                        .toList();
        return new TimelineContent(
                        times,
                        edges,
                        found,
                        waveform,
                        AnnotationSet.EMPTY,
                        List.of(),
                        fresh,
                        cutTier)
                .withTiers(tiers);
    }

    private static ModelTrack track(List<EmotionTimeline> row, LabelColours colours) {
        return row.size() == 1
                ? ModelTrack.of(row.get(0), colours)
                : ModelTrack.joined(row, colours);
    }

    /** The same with the sound, or without. */
    public TimelineContent withWaveform(Optional<Waveform> sound) {
        return new TimelineContent(times, edges, models, sound, tiers, tracks, colours, cutTier);
    }

    private static double[] cuts(Optional<Tier> tier) {
        return tier.map(
                        shots ->
                                shots.segments().stream()
                                        .flatMapToDouble(s -> DoubleStream.of(s.start(), s.end()))
                                        .sorted()
                                        .distinct()
                                        .toArray())
                .orElse(new double[0]);
    }

    /** The tiers, in the order of their rows. */
    public AnnotationSet tiers() {
        return tiers;
    }

    /** When the first frame appears, in seconds of the clip. */
    public double start() {
        return edges.at(0);
    }

    /** When the last frame ends, in seconds of the clip. */
    public double end() {
        return edges.at(edges.frames());
    }

    /** How many frames there are. */
    public int frames() {
        return edges.frames();
    }

    /** When a frame appears, from 0, in seconds; that of {@link #frames()} is {@link #end()}. */
    public double frameStart(int index) {
        return edges.at(index);
    }

    /** The frame that shows at a moment, from 0; the first or last one outside of the clip. */
    public int frameAt(double seconds) {
        return edges.frameAt(seconds);
    }

    /** The number of a frame in its source, from 1. */
    int sourceFrame(int index) {
        return times.sourceFrame(index);
    }

    /** Where segments of the tier of cuts start and end, in seconds, rising. */
    public double[] cuts() {
        return cuts.clone();
    }

    /** Those of the cuts that show. */
    double[] visibleCuts(TimelineView view) {
        int from = place(view.first());
        return Arrays.copyOfRange(cuts, from, Math.max(from, place(Math.nextUp(view.last()))));
    }

    /** How many cuts lie before a moment. */
    private int place(double seconds) {
        int at = Arrays.binarySearch(cuts, seconds);
        return at < 0 ? -at - 1 : at;
    }

    /** The colour of segments with a label, at its fullest. */
    public Color colour(String label) {
        return colours.colour(label);
    }

    /** Whether it has no rows: no result, no sound and no tiers. */
    public boolean isEmpty() {
        return models.isEmpty() && waveform.isEmpty() && tiers.tiers().isEmpty();
    }

    /** What a model says, of each row of regions where it speaks of these. */
    List<ModelTrack> models() {
        return models;
    }

    /** The sound. */
    Optional<Waveform> waveform() {
        return waveform;
    }

    /** The segments of a tier, by its place. */
    SegmentTrack track(int tier) {
        return tracks.get(tier);
    }
}
