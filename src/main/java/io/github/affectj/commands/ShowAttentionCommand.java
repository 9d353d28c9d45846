package io.github.affectj.commands;

import ij.ImagePlus;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.media.Clip;
import io.github.affectj.media.StackClip;
import io.github.affectj.overlay.AttentionStack;
import io.github.affectj.overlay.HeatmapLut;
import io.github.affectj.overlay.HeatmapOverlay;
import io.github.affectj.overlay.Results;
import io.github.affectj.pipeline.AnalysisSettings;
import io.github.affectj.pipeline.EmotionAnalysis;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.EmotionTimeline.HeatMaps;
import java.util.List;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Shows the heat map of the attached result; makes it first where it is not there yet. */
@Plugin(
        type = Command.class,
        menu = {
            @Menu(label = "Plugins"),
            @Menu(label = "AffectJ"),
            @Menu(label = "Show Attention...")
        })
public final class ShowAttentionCommand extends AffectCommand {
    @Parameter(
            label = "Source",
            description =
                    "What the map shows: the model's own attention, or which parts spoke for an"
                            + " emotion (Grad-CAM); auto takes what the result has.",
            choices = {"auto", "attention", "gradcam"},
            persist = false)
    private String source = "auto";

    @Parameter(
            label = "Emotion",
            description = "Label that a Grad-CAM speaks of; top is the most probable one.",
            persist = false)
    private String emotion = AnalysisSettings.TOP_EMOTION;

    @Parameter(
            label = "Lookup table",
            description = "Colours of the overlay: the name of a lookup table of ImageJ.",
            persist = false)
    private String lut = AnalysisSettings.DEFAULT_LUT;

    @Parameter(
            label = "Opacity (%)",
            description = "How strongly the overlay covers the picture.",
            min = "0",
            max = "100",
            persist = false)
    private int opacity = AnalysisSettings.DEFAULT_OPACITY;

    @Parameter(
            label = "Output",
            description = "Colours over the stack, or a 32-bit stack that can be measured.",
            choices = {"overlay", "stack"},
            persist = false)
    private String output = "overlay";

    @Override
    protected boolean needsImage() {
        return true;
    }

    @Override
    public List<String> suggestions(String key) {
        return key.equals("lut") ? HeatmapLut.names() : List.of();
    }

    @Override
    protected void execute(Progress progress) {
        ImagePlus image = image();
        EmotionTimeline result = ActiveResult.of(image);
        HeatmapLut.byName(lut);
        requireEmotion(result);
        if (!result.maps().map(this::isWanted).orElse(false)) {
            result = result.withMaps(compute(image, result, progress));
            Results.attach(image, result);
        }
        if (output.equals("stack")) {
            AttentionStack.create(image, result).show();
        } else {
            HeatmapOverlay.add(image, result, lut, opacity);
        }
    }

    private void requireEmotion(EmotionTimeline result) {
        if (!emotion.equals(AnalysisSettings.TOP_EMOTION) && result.labels().indexOf(emotion) < 0) {
            throw new BadInputException(
                    "emotion="
                            + emotion
                            + " is not known to the model "
                            + result.model().id()
                            + "; allowed are top, "
                            + String.join(", ", result.labels().names())
                            + ".");
        }
    }

    private boolean isWanted(HeatMaps maps) {
        return (source.equals("auto") || source.equals(maps.source()))
                && (maps.source().equals("attention") || maps.emotion().equals(emotion));
    }

    private HeatMaps compute(ImagePlus image, EmotionTimeline result, Progress progress) {
        String wanted = source.equals("auto") ? "gradcam" : source;
        try (Clip clip = new StackClip(image)) {
            return EmotionAnalysis.explain(clip, result, wanted, emotion, progress);
        }
    }
}
