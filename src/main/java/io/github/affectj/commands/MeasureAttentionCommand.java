package io.github.affectj.commands;

import ij.ImagePlus;
import ij.measure.ResultsTable;
import io.github.affectj.base.Progress;
import io.github.affectj.commands.host.AffectCommand;
import io.github.affectj.commands.show.ActiveResult;
import io.github.affectj.commands.show.AttachedRegions;
import io.github.affectj.commands.show.EngineNotice;
import io.github.affectj.commands.show.RegionMeasures;
import io.github.affectj.commands.show.WantedMaps;
import io.github.affectj.overlay.OwnerStack;
import io.github.affectj.overlay.Results;
import io.github.affectj.overlay.StackResults;
import io.github.affectj.overlay.attention.AttentionStack;
import io.github.affectj.pipeline.AnalysisSettings;
import io.github.affectj.regions.RegionNames;
import io.github.affectj.regions.RegionSet;
import io.github.affectj.regions.measure.Quantity;
import io.github.affectj.result.EmotionTimeline;
import java.util.List;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Measures how much of a heat map, or of any stack's values, lies in regions. */
@Plugin(
        type = Command.class,
        description = "Measures how much of the attention lies in each region, over time.",
        menu = {
            @Menu(label = "Plugins"),
            @Menu(label = "AffectJ"),
            @Menu(label = "Measure Attention in ROIs", weight = 22)
        })
public final class MeasureAttentionCommand extends AffectCommand {
    private static final String AUTO = "auto";
    private static final String STACK = "stack";

    @Parameter(
            label = "Regions",
            description =
                    "all, names with commas between them, selection or manager; without regions, all are"
                            + " the ROI Manager's entries or the selection.",
            persist = false)
    private String regions = RegionNames.ALL;

    @Parameter(
            label = "Source",
            description =
                    "The values: the model's attention, Grad-CAM, or the stack's own; auto takes the"
                            + " maps of its result, or its own values where it has none and is grey.",
            choices = {AUTO, "attention", "gradcam", STACK},
            persist = false)
    private String source = AUTO;

    @Parameter(
            label = "Emotion",
            description = "The emotion that a Grad-CAM map explains; top is the most probable one.",
            persist = false)
    private String emotion = AnalysisSettings.TOP_EMOTION;

    @Parameter(
            label = "Measure",
            description =
                    "What the plot shows and the threshold is for: lift (share of the map over share"
                            + " of the area), share, mean or peak.",
            choices = {"lift", "share", "mean", "peak"},
            persist = false)
    private String measure = "lift";

    @Parameter(
            label = "Threshold",
            description = "Dwell time is how long the measure is above it; a lift of 1 is chance.",
            persist = false)
    private double threshold = 1;

    @Parameter(
            label = "Table",
            description = "A row a frame and region, a row a region, or both (headless: frames).",
            choices = {RegionMeasures.BOTH, RegionMeasures.FRAMES, RegionMeasures.REGIONS},
            persist = false)
    private String table = RegionMeasures.BOTH;

    @Parameter(
            label = "Plot",
            description = "Plots the measure of each region over time.",
            persist = false)
    private boolean plot = true;

    @Parameter(label = InputTexts.RESULT, description = InputTexts.RESULT_IS, persist = false)
    private String model = ActiveResult.CURRENT;

    @Parameter(type = ItemIO.OUTPUT, label = "Frames", description = "A row a frame and region.")
    private ResultsTable frames;

    @Parameter(type = ItemIO.OUTPUT, label = "Summary", description = "A row a region.")
    private ResultsTable summary;

    @Override
    protected boolean needsImage() {
        return true;
    }

    @Override
    public List<String> suggestions(String key) {
        return switch (key) {
            case "regions" -> AttachedRegions.choices(image());
            case "model" -> ActiveResult.choices(image());
            case "emotion" -> Results.of(image()).map(WantedMaps::emotions).orElse(List.of());
            default -> List.of();
        };
    }

    @Override
    protected void execute(Progress progress) {
        ImagePlus image = image();
        RegionSet chosen = AttachedRegions.chosen(image, "regions", regions);
        boolean own =
                source.equals(AUTO)
                        ? image.getBitDepth() != 24 && Results.of(image).isEmpty()
                        : source.equals(STACK);
        ImagePlus values = own ? OwnerStack.values(image) : maps(image, progress.part(0, 0.7));
        Progress rest = progress.part(own ? 0 : 0.7, 1);
        RegionMeasures measured =
                RegionMeasures.of(image, values, chosen, Quantity.of(measure), threshold, rest);
        frames = measured.frames();
        summary = measured.regions();
        if (plot) {
            measured.showPlot();
        }
        measured.showTables(table);
    }

    /** The heat maps of the result as a stack, made where it has no such ones. */
    private ImagePlus maps(ImagePlus image, Progress progress) {
        EngineNotice.tell(progress);
        EmotionTimeline before = ActiveResult.ofSameSize(image, model);
        WantedMaps wanted = new WantedMaps(source, emotion);
        wanted.check(image, before);
        EmotionTimeline result = wanted.in(before, image, progress);
        StackResults.of(image).replace(before, result);
        return AttentionStack.create(image, result);
    }
}
