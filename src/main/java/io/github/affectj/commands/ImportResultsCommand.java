package io.github.affectj.commands;

import ij.IJ;
import ij.ImagePlus;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Counts;
import io.github.affectj.base.Progress;
import io.github.affectj.commands.show.RegionFiles;
import io.github.affectj.commands.show.RegionHands;
import io.github.affectj.commands.show.ResultOutputs;
import io.github.affectj.exchange.JsonResults;
import io.github.affectj.overlay.LabelOverlay;
import io.github.affectj.overlay.StackResults;
import io.github.affectj.pipeline.AnalysisSettings;
import io.github.affectj.regions.RegionSet;
import io.github.affectj.result.EmotionTimeline;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Attaches a result that was exported as json to the active stack again. */
@Plugin(
        type = Command.class,
        description = "Attaches an exported json file to the active stack again.",
        menu = {
            @Menu(label = "Plugins"),
            @Menu(label = "AffectJ"),
            @Menu(label = "Import Emotion Results...", weight = 60)
        })
public final class ImportResultsCommand extends ResultOutputs {
    @Parameter(
            label = "File",
            description = "A json file that Export Emotion Results... wrote.",
            style = "open",
            persist = false)
    private File path;

    @Override
    protected boolean needsImage() {
        return true;
    }

    @Override
    protected void execute(Progress progress) {
        ImagePlus image = image();
        Path file = path.toPath().toAbsolutePath();
        JsonResults.Contents contents = JsonResults.readAll(file);
        for (EmotionTimeline result : contents.set().timelines().values()) {
            requireFit(image, result);
            requireSettings(file, result);
        }
        contents.set()
                .part(RegionSet.KEY, RegionSet.class)
                .ifPresent(regions -> RegionFiles.requireFit(file, regions, image));
        RegionHands.watch();
        StackResults results = StackResults.of(image);
        results.add(contents.set(), "Import Emotion Results");
        if (!contents.unknown().isEmpty()) {
            IJ.log(
                    "Not kept of "
                            + file
                            + ", since this AffectJ does not know it: "
                            + String.join(", ", contents.unknown())
                            + ".");
        }
        List<EmotionTimeline> shown = results.get().together();
        if (!shown.isEmpty()) {
            showTable(image, shown);
            LabelOverlay.add(image, shown);
        }
    }

    private static void requireSettings(Path file, EmotionTimeline result) {
        try {
            AnalysisSettings.of(result.settings());
        } catch (BadInputException e) {
            throw new BadInputException(file + " can't be used: " + e.getMessage(), e);
        }
    }

    private void requireFit(ImagePlus image, EmotionTimeline result) {
        int frames = result.frames().size();
        if (image.getWidth() != result.width()
                || image.getHeight() != result.height()
                || image.getStackSize() < frames) {
            throw new BadInputException(
                    "%s is for a stack of %s of %dx%d pixels, but the image %s has %d of %dx%d."
                            .formatted(
                                    path,
                                    Counts.of(frames, "slice"),
                                    result.width(),
                                    result.height(),
                                    image.getTitle(),
                                    image.getStackSize(),
                                    image.getWidth(),
                                    image.getHeight()));
        }
    }
}
