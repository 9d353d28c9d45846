package io.github.affectj.result;

import io.github.affectj.base.ForeignText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that an analysis found in one clip: the start of everything that shows, measures or exports a
 * result.
 *
 * @param clipName name of the clip, for titles
 * @param clipSource path of the clip's file, or empty if it was not opened from one
 * @param width width of the clip's frames in pixels
 * @param height height of the clip's frames in pixels
 * @param labels the model's emotions, in its order
 * @param frames one entry for every analysed frame, in time order
 * @param clipScores calibrated probability of each label for the clip as a whole, summing to 1
 * @param model which model made it
 * @param settings the settings of the run, by macro key, in the order of the command
 * @param environment versions and device: {@code affectj}, {@code imagej}, {@code java}, {@code
 *     djl}, {@code engine}, {@code device}, and of film {@link #STREAMS}
 * @param maps heat maps, if they were asked for
 * @param attention attention weights over time, where the model has a temporal attention
 * @param region the region of the frames that it speaks of; empty where it is the whole frame
 */
public record EmotionTimeline(
        String clipName,
        String clipSource,
        int width,
        int height,
        EmotionLabels labels,
        List<FrameEmotion> frames,
        List<Double> clipScores,
        ModelInfo model,
        Map<String, String> settings,
        Map<String, String> environment,
        Optional<HeatMaps> maps,
        Optional<TemporalAttention> attention,
        Optional<SeenRegion> region) {
    /**
     * Key of {@link #environment}: the streams that a model of video with audio took, for people,
     * as {@code video and audio} or {@code video alone: the clip has no audio}; absent for other
     * models.
     */
    public static final String STREAMS = "streams";

    /**
     * Key of {@link #environment}: why it was this model, for people, where it was not named but
     * chosen by the kind of clip.
     */
    public static final String MODEL_CHOICE = "model_choice";

    /**
     * Key of {@link #environment}: what the model was trained on, a sentence for people; absent
     * where the model does not tell it.
     */
    public static final String DOMAIN = "domain";

    /**
     * Key of {@link #environment}: how a region was cut out of the frames, for people; absent where
     * the model saw whole frames.
     */
    public static final String CROP = "crop";

    /**
     * Key of {@link #environment}: whose the audio is that a region's result rests on, a sentence
     * for people; absent where the model saw whole frames or took no audio.
     */
    public static final String SHARED_AUDIO = "shared_audio";

    /**
     * Heat maps, one a frame.
     *
     * @param source {@code gradcam} or {@code attention}
     * @param emotion the label that the maps speak of, or {@code top}: the most probable one of
     *     each window of frames that the model saw
     * @param maps one map for each entry of {@link EmotionTimeline#frames()}
     */
    public record HeatMaps(String source, String emotion, List<AttentionMap> maps) {
        /** Copies the list. */
        public HeatMaps {
            maps = List.copyOf(maps);
        }

        /** The largest value over all maps: the upper end of a common scale. */
        public float max() {
            float max = 0;
            for (AttentionMap map : maps) {
                max = Math.max(max, map.max());
            }
            return max;
        }
    }

    /** Checks the sizes and copies the collections. */
    public EmotionTimeline {
        // Shown in titles, tables and plots; the source stays, since a file is found by it.
        clipName = ForeignText.of(clipName);
        frames = List.copyOf(frames);
        clipScores = List.copyOf(clipScores);
        settings = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(settings));
        environment =
                java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(environment));
        if (clipScores.size() != labels.size()) {
            throw new IllegalArgumentException("A clip score is needed for each label");
        }
        if (maps.isPresent() && maps.get().maps().size() != frames.size()) {
            throw new IllegalArgumentException("A map is needed for each frame");
        }
        if (attention.isPresent() && attention.get().frames() != frames.size()) {
            throw new IllegalArgumentException("A share of attention is needed for each frame");
        }
        if (region.isPresent() && region.get().places().size() != frames.size()) {
            throw new IllegalArgumentException("A place of the region is needed for each frame");
        }
    }

    /** A result of whole frames by a model without temporal attention. */
    public EmotionTimeline(
            String clipName,
            String clipSource,
            int width,
            int height,
            EmotionLabels labels,
            List<FrameEmotion> frames,
            List<Double> clipScores,
            ModelInfo model,
            Map<String, String> settings,
            Map<String, String> environment,
            Optional<HeatMaps> maps) {
        this(
                clipName,
                clipSource,
                width,
                height,
                labels,
                frames,
                clipScores,
                model,
                settings,
                environment,
                maps,
                Optional.empty(),
                Optional.empty());
    }

    /** The same result with other heat maps. */
    public EmotionTimeline withMaps(HeatMaps newMaps) {
        return with(frames, environment, Optional.of(newMaps), attention, region);
    }

    /** The same result with a further entry, or another value of one, in its environment. */
    public EmotionTimeline withEnvironment(String key, String value) {
        Map<String, String> more = new java.util.LinkedHashMap<>(environment);
        more.put(key, value);
        return with(frames, more, maps, attention, region);
    }

    /** The same result of a region that has another name now; of whole frames this one. */
    public EmotionTimeline inRegion(String name) {
        return with(
                frames,
                environment,
                maps,
                attention,
                region.map(seen -> new SeenRegion(name, seen.places())));
    }

    private EmotionTimeline with(
            List<FrameEmotion> newFrames,
            Map<String, String> newEnvironment,
            Optional<HeatMaps> newMaps,
            Optional<TemporalAttention> newAttention,
            Optional<SeenRegion> newRegion) {
        return new EmotionTimeline(
                clipName,
                clipSource,
                width,
                height,
                labels,
                newFrames,
                clipScores,
                model,
                settings,
                newEnvironment,
                newMaps,
                newAttention,
                newRegion);
    }

    /**
     * The result for some of its frames only, as a piece cut out of the clip has it. Scores of the
     * clip and shares of attention stay those of the whole clip; the temporal attention itself,
     * whose weights sum to 1 over the clip, is left out.
     *
     * @param sourceFrames {@link FrameEmotion#frame()} of those to keep; others are passed over
     * @return this result itself where all its frames are among them
     */
    public EmotionTimeline part(Collection<Integer> sourceFrames) {
        Set<Integer> wanted = new HashSet<>(sourceFrames);
        List<FrameEmotion> kept = new ArrayList<>();
        List<AttentionMap> keptMaps = new ArrayList<>();
        List<SeenRegion.Place> keptPlaces = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            if (wanted.contains(frames.get(i).frame())) {
                kept.add(frames.get(i));
                if (maps.isPresent()) {
                    keptMaps.add(maps.get().maps().get(i));
                }
                if (region.isPresent()) {
                    keptPlaces.add(region.get().places().get(i));
                }
            }
        }
        if (kept.size() == frames.size()) {
            return this;
        }
        return with(
                kept,
                environment,
                maps.map(m -> new HeatMaps(m.source(), m.emotion(), keptMaps)),
                Optional.empty(),
                region.map(r -> new SeenRegion(r.name(), keptPlaces)));
    }

    /** The most probable label of a frame; {@code index} is the place in {@link #frames()}. */
    public String label(int index) {
        return labels.get(frames.get(index).top());
    }

    /** The most probable label of the clip as a whole. */
    public String clipLabel() {
        return labels.get(clipTop());
    }

    /** Probability of {@link #clipLabel()}. */
    public double clipConfidence() {
        return clipScores.get(clipTop());
    }

    /**
     * Whether the model has a temporal attention, so that the {@code attention} column is filled.
     */
    public boolean hasTemporalAttention() {
        return !frames.isEmpty() && !Double.isNaN(frames.get(0).attention());
    }

    /** Whether the model tells how familiar frames are, so that the column is filled. */
    public boolean hasFamiliarity() {
        return !frames.isEmpty() && !Double.isNaN(frames.get(0).familiarity());
    }

    /** How many frames look like nothing that the model was trained on. */
    public int unfamiliarFrames() {
        return (int) frames.stream().filter(FrameEmotion::isUnfamiliar).count();
    }

    /**
     * The {@link FrameEmotion#familiarity} of the clip as a whole: the median of its frames, the
     * lower one of two; NaN where the model does not tell it.
     */
    public double clipFamiliarity() {
        return hasFamiliarity()
                ? frames.stream()
                        .mapToDouble(FrameEmotion::familiarity)
                        .sorted()
                        .skip((frames.size() - 1) / 2)
                        .findFirst()
                        .orElseThrow()
                : Double.NaN;
    }

    /** Whether at least half of the frames look like nothing that the model was trained on. */
    public boolean isUnfamiliar() {
        return clipFamiliarity() < FrameEmotion.UNFAMILIAR; // not so of NaN
    }

    private int clipTop() {
        return EmotionLabels.argMax(clipScores.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
