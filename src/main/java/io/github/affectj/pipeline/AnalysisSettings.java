package io.github.affectj.pipeline;

import io.github.affectj.base.BadInputException;
import io.github.affectj.media.Clip;
import io.github.affectj.regions.Region;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an analysis shall do. The constants are the only home of these defaults: dialogs, macros and
 * batch read them here.
 *
 * @param model id of an installed model, or path of a model folder; {@code auto} for the one that
 *     is for such a clip
 * @param device {@code auto}, {@code cpu} or {@code gpu}
 * @param stride frames from the start of one window to that of the next; 0 takes the model's own
 * @param heatmap {@code none}, {@code attention} or {@code gradcam}
 * @param emotion label that a Grad-CAM speaks of, or {@code top} for each window's most probable
 *     one
 * @param shots numbers in the source of the frames with which shots begin, rising: no window of the
 *     model reaches over such a cut; none where the clip is taken as a whole
 * @param region whom the model looks at: {@link #WHOLE_FRAME}, {@link #ALL_REGIONS}, or the name of
 *     one
 */
public record AnalysisSettings(
        String model,
        String device,
        int stride,
        String heatmap,
        String emotion,
        List<Integer> shots,
        String region) {

    /** Takes the model that is for such a clip; see {@link ModelChoice}. */
    public static final String AUTO_MODEL = "auto";

    /** The model that is taken where none is named. */
    public static final String DEFAULT_MODEL = AUTO_MODEL;

    /** Device that is taken where none is named: the GPU where there is one, else the CPU. */
    public static final String DEFAULT_DEVICE = "auto";

    /** Stride that is taken where none is named: the model's own. */
    public static final int DEFAULT_STRIDE = 0;

    /** Heat map that is made where none is named. */
    public static final String DEFAULT_HEATMAP = "none";

    /** Lookup table of heat maps where none is named. */
    public static final String DEFAULT_LUT = "Fire";

    /** Opacity of heat maps in per cent where none is named. */
    public static final int DEFAULT_OPACITY = 45;

    /** Emotion that a heat map speaks of where none is named. */
    public static final String TOP_EMOTION = "top";

    /** The value of {@link #region} by which the model looks at whole frames. */
    public static final String WHOLE_FRAME = Region.WHOLE_FRAME;

    /** The value of {@link #region} by which it looks at each region by itself. */
    public static final String ALL_REGIONS = Region.ALL;

    /** Whom the model looks at where nobody is named. */
    public static final String DEFAULT_REGION = WHOLE_FRAME;

    /**
     * What is seen around the box of a region, at each end, as a share of its longer side. None: so
     * faces fill their square as they fill the pictures of FER+, on which the models learnt faces.
     * There the longer side of the box that MTCNN finds is 1.05 of the picture's (median of 353
     * faces found in 400 of train, quartiles 0.95 and 1.18).
     */
    public static final double REGION_MARGIN = 0;

    /** Key of {@link #shots} in a result's settings; not there where there are none. */
    private static final String SHOTS = "shots";

    /** Key of {@link #region} in a result's settings; not there where it is the whole frame. */
    private static final String REGION = "region";

    /** Copies the list. */
    public AnalysisSettings {
        shots = List.copyOf(shots);
    }

    /** Settings for a clip whose frames are taken as a whole. */
    public AnalysisSettings(
            String model, String device, int stride, String heatmap, String emotion) {
        this(model, device, stride, heatmap, emotion, List.of(), DEFAULT_REGION);
    }

    /** The settings where nothing is said. */
    public static AnalysisSettings defaults() {
        return new AnalysisSettings(
                DEFAULT_MODEL, DEFAULT_DEVICE, DEFAULT_STRIDE, DEFAULT_HEATMAP, TOP_EMOTION);
    }

    /** The same with another model. */
    public AnalysisSettings withModel(String newModel) {
        return new AnalysisSettings(newModel, device, stride, heatmap, emotion, shots, region);
    }

    /**
     * The same with a model that can be opened: that for such a clip in the place of {@code auto}.
     */
    public AnalysisSettings forClip(Clip clip) {
        return model.equals(AUTO_MODEL) ? withModel(ModelChoice.of(clip).model()) : this;
    }

    /** The same with another heat map, of {@code newEmotion}. */
    public AnalysisSettings withHeatmap(String newHeatmap, String newEmotion) {
        return new AnalysisSettings(model, device, stride, newHeatmap, newEmotion, shots, region);
    }

    /** The same with another stride. */
    public AnalysisSettings withStride(int newStride) {
        return new AnalysisSettings(model, device, newStride, heatmap, emotion, shots, region);
    }

    /** The same with shots, by the numbers of the frames with which they begin, rising. */
    public AnalysisSettings withShots(List<Integer> newShots) {
        return new AnalysisSettings(model, device, stride, heatmap, emotion, newShots, region);
    }

    /** The same with another region. */
    public AnalysisSettings withRegion(String newRegion) {
        return new AnalysisSettings(model, device, stride, heatmap, emotion, shots, newRegion);
    }

    /**
     * The settings of a result, by macro key; what is not there has its default.
     *
     * @throws BadInputException if one can't be, naming it and what is allowed
     */
    public static AnalysisSettings of(Map<String, String> settings) {
        String stride = settings.getOrDefault("stride", "" + DEFAULT_STRIDE);
        if (!stride.matches("[0-9]{1,9}")) {
            throw new BadInputException(
                    "The setting stride is " + stride + ", not a whole number from 0 on.");
        }
        return new AnalysisSettings(
                settings.getOrDefault("model", DEFAULT_MODEL),
                oneOf(settings, "device", DEFAULT_DEVICE, List.of("auto", "cpu", "gpu")),
                Integer.parseInt(stride),
                oneOf(
                        settings,
                        "heatmap",
                        DEFAULT_HEATMAP,
                        List.of("none", "attention", "gradcam")),
                TOP_EMOTION,
                shots(settings.getOrDefault(SHOTS, "")),
                settings.getOrDefault(REGION, DEFAULT_REGION));
    }

    private static List<Integer> shots(String text) {
        List<String> numbers = Stream.of(text.split(" ")).filter(n -> !n.isEmpty()).toList();
        // One by one: a film may have more shots than a pattern over all of them has stack for.
        if (!numbers.stream().allMatch(n -> n.matches("[0-9]{1,9}"))) {
            throw new BadInputException(
                    "The setting shots holds something else than numbers of frames with a space"
                            + " between.");
        }
        return numbers.stream().map(Integer::valueOf).toList();
    }

    private static String oneOf(
            Map<String, String> settings, String key, String absent, List<String> allowed) {
        String value = settings.getOrDefault(key, absent);
        if (!allowed.contains(value)) {
            throw new BadInputException(
                    "The setting %s is %s, not one of %s."
                            .formatted(key, value, String.join(", ", allowed)));
        }
        return value;
    }

    /** The settings by macro key, in the order of the command. */
    public Map<String, String> asMap() {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("model", model);
        map.put("device", device);
        map.put("stride", Integer.toString(stride));
        map.put("heatmap", heatmap);
        if (!shots.isEmpty()) {
            map.put(SHOTS, shots.stream().map(String::valueOf).collect(Collectors.joining(" ")));
        }
        if (!region.equals(WHOLE_FRAME)) {
            map.put(REGION, region);
        }
        return map;
    }
}
