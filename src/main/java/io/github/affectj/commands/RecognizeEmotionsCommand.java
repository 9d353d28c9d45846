package io.github.affectj.commands;

import ij.IJ;
import ij.ImagePlus;
import io.github.affectj.base.Progress;
import io.github.affectj.commands.host.InputNotes;
import io.github.affectj.commands.show.EngineNotice;
import io.github.affectj.commands.show.FrameDrawing;
import io.github.affectj.commands.show.ModelInput;
import io.github.affectj.commands.show.RegionInput;
import io.github.affectj.commands.show.ResultNotes;
import io.github.affectj.commands.show.ResultOutputs;
import io.github.affectj.commands.show.ShotTiers;
import io.github.affectj.media.Clip;
import io.github.affectj.overlay.Places;
import io.github.affectj.overlay.StackResults;
import io.github.affectj.overlay.attention.HeatmapLut;
import io.github.affectj.overlay.plot.TimelinePlot;
import io.github.affectj.pipeline.AnalysisSettings;
import io.github.affectj.pipeline.EmotionAnalysis;
import io.github.affectj.regions.RegionSet;
import io.github.affectj.result.EmotionTimeline;
import java.util.List;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Runs a model on the active stack and shows what it says of each frame. */
@Plugin(
        type = Command.class,
        description =
                "Runs a model on the active stack: a table, labels over the frames, a heat map and a plot.",
        menu = {
            @Menu(label = "Plugins"),
            @Menu(label = "AffectJ"),
            @Menu(label = "Recognize Emotions...", weight = 10)
        })
public final class RecognizeEmotionsCommand extends ResultOutputs implements InputNotes {
    @Parameter(label = InputTexts.MODEL, description = InputTexts.MODEL_IS, persist = false)
    private String model = AnalysisSettings.DEFAULT_MODEL;

    @Parameter(
            label = InputTexts.DEVICE,
            description = InputTexts.DEVICE_IS,
            choices = {InputTexts.AUTO, InputTexts.CPU, InputTexts.GPU},
            persist = false)
    private String device = AnalysisSettings.DEFAULT_DEVICE;

    @Parameter(
            label = "Stride (0 = model's own)",
            description = "Frames from one window of the model to the next; 1 is the finest.",
            min = "0",
            persist = false)
    private int stride = AnalysisSettings.DEFAULT_STRIDE;

    @Parameter(
            label = "Labels over the stack",
            description = "Writes the emotion of each frame over the stack.",
            persist = false)
    private boolean labels = true;

    @Parameter(
            label = "Heat map",
            description =
                    "Shows over the stack what the model's attention weighted (no cause), or the parts"
                            + " that raised the score of the emotion (Grad-CAM).",
            choices = {"none", "attention", "gradcam"},
            persist = false)
    private String heatmap = AnalysisSettings.DEFAULT_HEATMAP;

    @Parameter(label = InputTexts.LUT, description = InputTexts.LUT_IS, persist = false)
    private String lut = AnalysisSettings.DEFAULT_LUT;

    @Parameter(
            label = InputTexts.OPACITY,
            description = InputTexts.OPACITY_IS,
            min = InputTexts.LEAST_OPACITY,
            max = InputTexts.MOST_OPACITY,
            persist = false)
    private int opacity = AnalysisSettings.DEFAULT_OPACITY;

    @Parameter(
            label = "Plot over time",
            description = "Plots the probability of each emotion over time.",
            persist = false)
    private boolean plot = false;

    @Parameter(
            label = "Windows end at cuts",
            description =
                    "Where the stack has a tier shots, as of Detect Shots..., lets no window of the model"
                            + " reach from one shot into the next.",
            persist = false)
    private boolean shots = true;

    @Parameter(label = InputTexts.REGION, description = InputTexts.REGION_IS, persist = false)
    private String region = AnalysisSettings.DEFAULT_REGION;

    @Override
    protected boolean needsImage() {
        return true;
    }

    @Override
    public List<String> suggestions(String key) {
        return switch (key) {
            case "model" -> ModelInput.choices();
            case "lut" -> HeatmapLut.names();
            case "region" -> RegionInput.choices(image());
            default -> List.of();
        };
    }

    @Override
    public String note(String key) {
        return key.equals("model") ? ModelInput.domains() : "";
    }

    @Override
    protected void execute(Progress progress) {
        EngineNotice.tell(progress);
        ImagePlus image = image();
        HeatmapLut.byName(lut);
        AnalysisSettings settings =
                new AnalysisSettings(model, device, stride, heatmap, AnalysisSettings.TOP_EMOTION)
                        .withRegion(region);
        RegionSet regions = RegionInput.of(image, region);
        List<EmotionTimeline> results;
        try (Clip clip = Places.watched(image)) {
            results =
                    EmotionAnalysis.run(
                            clip,
                            shots ? ShotTiers.cut(settings, image, clip) : settings,
                            regions,
                            progress);
        }
        ResultNotes.tell(results);
        RegionInput.keep(image, region, regions, results);
        StackResults.of(image).put(results);
        showTable(image, results);
        FrameDrawing.show(image, results, labels, heatmap, lut, opacity);
        if (plot) {
            TimelinePlot.show(image, results);
            // The result is the stack's: it stays the one that later commands work on.
            IJ.selectWindow(image.getID());
        }
    }
}
