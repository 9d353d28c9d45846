package io.github.affectj.commands;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.ResultsTable;
import io.github.affectj.annotation.agreement.Voice;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignText;
import io.github.affectj.base.Progress;
import io.github.affectj.commands.host.AffectCommand;
import io.github.affectj.commands.show.AgreementView;
import io.github.affectj.commands.show.AttachedTiers;
import java.nio.file.Path;
import java.util.List;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Tells how far two tiers, or a tier and a model, agree. */
@Plugin(
        type = Command.class,
        description = "Tells how far two tiers, or a tier and a model's result, agree.",
        menu = {
            @Menu(label = "Plugins"),
            @Menu(label = "AffectJ"),
            @Menu(label = "Compare Annotations...", weight = 69)
        })
public final class CompareAnnotationsCommand extends AffectCommand {
    private static final String TIME = "time";
    private static final String SEGMENTS = "segments";

    @Parameter(
            label = "First",
            description =
                    "Name of a tier; model is the stack's current result, the name of a model"
                            + " another one.",
            persist = false)
    private String first;

    @Parameter(
            label = "Second",
            description = "What the first is compared with: a tier, model, or the name of a model.",
            persist = false)
    private String second;

    @Parameter(
            label = "Compare by",
            description =
                    "time compares moment by moment, segments those that overlap by at least half.",
            choices = {TIME, SEGMENTS},
            persist = false)
    private String mode = TIME;

    @Parameter(
            label = "Unit (s)",
            description = "How long a moment is, if time is compared.",
            min = "0.001",
            max = "3600",
            persist = false)
    private double unit = 0.1;

    @Parameter(
            label = "Output folder",
            description = "Folder for the tables as csv and the picture; empty writes none.",
            required = false,
            persist = false)
    private String output = "";

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Agreement",
            description = "The measures with their intervals, a row a comparison.")
    private ResultsTable agreement;

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Matches",
            description = "What was matched and what was not.")
    private ResultsTable matches;

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Confusion matrix",
            description = "How often each label of the first met each of the second, as a picture.")
    private ImagePlus confusion;

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
        return key.equals("first") || key.equals("second")
                ? AttachedTiers.voices(image())
                : List.of();
    }

    @Override
    protected void execute(Progress progress) {
        ImagePlus image = image();
        Voice one = AttachedTiers.voice(image, "first", first);
        Voice other = AttachedTiers.voice(image, "second", second);
        if (first.equals(second)) {
            throw new BadInputException(
                    "first and second are both %s; choose two of %s."
                            .formatted(
                                    ForeignText.of(first),
                                    String.join(", ", AttachedTiers.voices(image))));
        }
        AgreementView view =
                AgreementView.of(
                        image, one, other, mode.equals(TIME) ? unit : Double.NaN, progress);
        if (!output.isBlank()) {
            view.write(Path.of(output.strip()));
        }
        agreement = view.agreement();
        matches = view.matches();
        confusion = view.confusion();
        view.show(image, confusion);
        if (!one.sharesLabels(other)) {
            IJ.log(
                    "%s and %s have no label in common, so that no label can agree; give both the same words."
                            .formatted(ForeignText.of(first), ForeignText.of(second)));
        }
    }
}
