package io.github.affectj.commands;

import ij.ImagePlus;
import ij.WindowManager;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignText;
import io.github.affectj.base.Progress;
import io.github.affectj.commands.host.AffectCommand;
import io.github.affectj.commands.show.ActiveResult;
import io.github.affectj.overlay.plot.TimelinePlot;
import io.github.affectj.result.EmotionTimeline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Plots the probabilities of the attached result over time. */
@Plugin(
        type = Command.class,
        description = "Plots the probability of each emotion over time; a click shows that frame.",
        menu = {
            @Menu(label = "Plugins"),
            @Menu(label = "AffectJ"),
            @Menu(label = "Plot Emotion Timeline", weight = 30)
        })
public final class PlotTimelineCommand extends AffectCommand {
    private static final String NONE = "none";

    // Not asked for by a dialog: the plot of the stack in front needs no questions. By hand,
    // ImageJ's
    // "Add from Plot..." in the plot's window lays one over another.
    @Parameter(
            label = InputTexts.RESULT,
            description = InputTexts.RESULT_IS,
            visibility = ItemVisibility.INVISIBLE,
            persist = false)
    private String model = ActiveResult.CURRENT;

    @Parameter(
            label = "Lay over",
            description =
                    "What is laid over the plot as thin lines: titles of other stacks, or other"
                            + " models of this one, with commas between them; or none.",
            visibility = ItemVisibility.INVISIBLE,
            persist = false)
    private String over = NONE;

    @Parameter(type = ItemIO.OUTPUT, label = "Plot", description = "The plot, as an image.")
    private ImagePlus plot;

    @Override
    protected boolean needsImage() {
        return true;
    }

    @Override
    protected void requireReady() {
        ActiveResult.of(image());
    }

    @Override
    protected void execute(Progress progress) {
        ImagePlus image = image();
        List<EmotionTimeline> results = ActiveResult.together(image, model);
        Map<String, EmotionTimeline> others = new LinkedHashMap<>();
        for (String name : over.equals(NONE) ? new String[0] : over.split(",")) {
            others.put(name.strip(), other(image, name.strip()));
        }
        plot =
                others.isEmpty()
                        ? TimelinePlot.show(image, results)
                        : TimelinePlot.show(image, ActiveResult.of(image, model), others);
    }

    /** A result by the title of its stack, or by the model that made it of this one. */
    private static EmotionTimeline other(ImagePlus image, String name) {
        if (ActiveResult.choices(image).contains(name)) {
            return ActiveResult.of(image, name);
        }
        int[] ids = WindowManager.getIDList();
        for (int id : ids == null ? new int[0] : ids) {
            ImagePlus open = WindowManager.getImage(id);
            if (open != null && open.getTitle().equals(name)) {
                return ActiveResult.of(open);
            }
        }
        throw new BadInputException(
                "over=%s is not the title of an open stack, nor a model of %s; its models are %s."
                        .formatted(
                                ForeignText.of(name),
                                image.getTitle(),
                                String.join(", ", ActiveResult.choices(image))));
    }
}
