package io.github.affectj.commands;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.ResultsTable;
import io.github.affectj.annotation.Tier;
import io.github.affectj.base.Progress;
import io.github.affectj.commands.host.AffectCommand;
import io.github.affectj.commands.show.ActiveResult;
import io.github.affectj.commands.show.AttachedTiers;
import io.github.affectj.commands.show.SegmentView;
import io.github.affectj.overlay.StackResults;
import io.github.affectj.result.EmotionTimeline;
import java.io.IOException;
import java.util.List;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Sums up what the model says, and what is heard, during each segment of a tier. */
@Plugin(
        type = Command.class,
        description =
                "Sums up each segment of a tier: emotions, attention, audio; a contact sheet.",
        menu = {
            @Menu(label = "Plugins"),
            @Menu(label = "AffectJ"),
            @Menu(label = "Summarize Segments...", weight = 68)
        })
public final class SummarizeSegmentsCommand extends AffectCommand {
    @Parameter(
            label = "Tier",
            description = "Name of the tier whose segments are summed up.",
            persist = false)
    private String tier = "shots";

    @Parameter(label = InputTexts.RESULT, description = InputTexts.RESULT_IS, persist = false)
    private String model = ActiveResult.CURRENT;

    @Parameter(
            label = "Contact sheet",
            description = "Makes an image with one frame a segment, its number, time and label.",
            persist = false)
    private boolean sheet = true;

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Table",
            description = "The summary, one row a segment, as it is shown.")
    private ResultsTable table;

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Contact sheet",
            description = "The contact sheet, as an image, if sheet=true.")
    private ImagePlus pictures;

    @Override
    protected boolean needsImage() {
        return true;
    }

    @Override
    protected void requireReady() {
        AttachedTiers.require(image());
    }

    @Override
    public List<String> suggestions(String key) {
        return switch (key) {
            case "tier" -> AttachedTiers.choices(image());
            case "model" -> ActiveResult.choices(image());
            default -> List.of();
        };
    }

    @Override
    protected void execute(Progress progress) throws IOException {
        ImagePlus image = image();
        Tier chosen = AttachedTiers.of(image).need(tier);
        boolean asked =
                !model.equals(ActiveResult.CURRENT)
                        || StackResults.of(image).get().timeline().isPresent();
        List<EmotionTimeline> results = asked ? ActiveResult.together(image, model) : List.of();
        SegmentView view = SegmentView.of(image, chosen, results, progress.part(0, 0.6));
        if (sheet) {
            pictures = view.sheet(progress.part(0.6, 1));
        }
        table = view.table();
        view.show(pictures);
        if (results.isEmpty()) {
            IJ.log(
                    "%s has no emotions attached, so that the table has no columns of a model; Recognize Emotions... makes them."
                            .formatted(image.getTitle()));
        }
    }
}
