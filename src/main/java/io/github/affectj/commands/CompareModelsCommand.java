package io.github.affectj.commands;

import io.github.affectj.base.Progress;
import io.github.affectj.commands.host.Suggestion;
import io.github.affectj.commands.show.ComparisonWindows;
import io.github.affectj.commands.show.EngineNotice;
import io.github.affectj.commands.show.ModelInput;
import io.github.affectj.laboratory.ModelComparison;
import io.github.affectj.laboratory.grid.ComparisonSettings;
import io.github.affectj.laboratory.report.ComparisonReport;
import io.github.affectj.model.Architectures;
import io.github.affectj.training.run.TrainingKey;
import java.io.File;
import java.util.List;
import java.util.Set;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Trains several architectures with several seeds and compares them. */
@Plugin(
        type = Command.class,
        description =
                "Trains several architectures on one data set with several seeds and compares them.",
        menu = {
            @Menu(label = "Plugins"),
            @Menu(label = "AffectJ"),
            @Menu(label = "Compare Emotion Models...", weight = 92)
        })
public final class CompareModelsCommand extends ComparisonInputs {
    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Report",
            description = "The report.html that was written.")
    private File report;

    @Override
    public List<String> suggestions(String key) {
        return switch (key) {
            case "architectures" -> Architectures.keys();
            case "frames" -> List.of("0", "2 4 6 8");
            case "seeds" -> List.of("1-3", "1-5");
            case "init" -> ModelInput.starts();
            case "options" -> Suggestion.texts(Architectures.options());
            default -> List.of();
        };
    }

    @Override
    protected void execute(Progress progress) {
        EngineNotice.tell(progress);
        ComparisonSettings settings =
                new ComparisonSettings(
                        settings(Set.of(TrainingKey.FRAMES)),
                        job,
                        architectures,
                        frames,
                        seeds,
                        split);
        ComparisonWindows windows = new ComparisonWindows();
        ComparisonReport.Content content = ModelComparison.run(settings, windows, progress);
        report = new File(output, "report.html");
        windows.show(content, report.toPath());
    }
}
