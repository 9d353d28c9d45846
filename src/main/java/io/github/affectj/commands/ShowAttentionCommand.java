package io.github.affectj.commands;

import ij.ImagePlus;
import io.github.affectj.base.Progress;
import io.github.affectj.commands.host.AffectCommand;
import io.github.affectj.commands.show.ActiveResult;
import io.github.affectj.commands.show.EngineNotice;
import io.github.affectj.commands.show.FaithfulnessView;
import io.github.affectj.commands.show.WantedMaps;
import io.github.affectj.overlay.StackResults;
import io.github.affectj.overlay.attention.AttentionBand;
import io.github.affectj.overlay.attention.AttentionStack;
import io.github.affectj.overlay.attention.HeatmapLut;
import io.github.affectj.overlay.attention.HeatmapOverlay;
import io.github.affectj.pipeline.AnalysisSettings;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.Faithfulness;
import java.util.List;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Shows the spatial and temporal attention of the model; makes maps that are missing yet. */
@Plugin(
        type = Command.class,
        description = "Shows which parts of the frames and of the time the model weighted most.",
        menu = {
            @Menu(label = "Plugins"),
            @Menu(label = "AffectJ"),
            @Menu(label = "Show Attention...", weight = 20)
        })
public final class ShowAttentionCommand extends AffectCommand {
    @Parameter(
            label = "Source",
            description =
                    "What the map shows: the model's attention weights, or the parts that raised the"
                            + " score of an emotion (Grad-CAM); auto takes what the result or model has.",
            choices = {"auto", "attention", "gradcam"},
            persist = false)
    private String source = "auto";

    @Parameter(
            label = "Emotion",
            description = "The emotion that a Grad-CAM map explains; top is the most probable one.",
            persist = false)
    private String emotion = AnalysisSettings.TOP_EMOTION;

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
            label = "Output",
            description = "Colours over the stack, or a new 32-bit stack that can be measured.",
            choices = {"overlay", "stack"},
            persist = false)
    private String output = "overlay";

    @Parameter(
            label = "Attention over time",
            description =
                    "Draws a model's attention over time as a band at one edge of the frames.",
            persist = false)
    private boolean band = true;

    @Parameter(
            label = "Attention head (0 = mean)",
            description = "Which head of the temporal attention the band shows: 1, 2 and so on.",
            min = "0",
            persist = false)
    private int heads = 0;

    @Parameter(
            label = "Test the map",
            description =
                    "Tells how far to trust the map, by deleting and inserting parts of the clip in"
                            + " its order and at random; takes 65 to 130 analyses.",
            persist = false)
    private boolean test = false;

    @Parameter(label = InputTexts.RESULT, description = InputTexts.RESULT_IS, persist = false)
    private String model = ActiveResult.CURRENT;

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Stack",
            description = "The 32-bit stack of the heat maps, if output=stack.")
    private ImagePlus stack;

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Verdict",
            description = "How far to trust the map, if test=true: a sentence a test.")
    private String verdict;

    @Override
    protected boolean needsImage() {
        return true;
    }

    @Override
    protected void requireReady() {
        ActiveResult.of(image());
    }

    @Override
    public List<String> suggestions(String key) {
        return switch (key) {
            case "model" -> ActiveResult.choices(image());
            case "lut" -> HeatmapLut.names();
            case "emotion" -> WantedMaps.emotions(ActiveResult.of(image()));
            default -> List.of();
        };
    }

    @Override
    protected void execute(Progress progress) {
        EngineNotice.tell(progress);
        ImagePlus image = image();
        EmotionTimeline before = ActiveResult.ofSameSize(image, model);
        HeatmapLut.byName(lut);
        WantedMaps wanted = new WantedMaps(source, emotion);
        wanted.check(image, before);
        AttentionBand.check(before, heads);
        if (test) {
            ActiveResult.requireSameOrder(image, before);
        }
        EmotionTimeline result = wanted.in(before, image, progress.part(0, test ? 0.02 : 1));
        List<Faithfulness> tests =
                test ? FaithfulnessView.test(image, result, progress.part(0.02, 1)) : List.of();
        StackResults.of(image).replace(before, result);
        verdict = FaithfulnessView.show(image, tests);
        if (output.equals("stack")) {
            stack = AttentionStack.create(image, result);
            stack.show();
        } else {
            AttentionBand.show(image, result, band, heads);
            HeatmapOverlay.add(image, result, lut, opacity);
        }
    }
}
