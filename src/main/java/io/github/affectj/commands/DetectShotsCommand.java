package io.github.affectj.commands;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.ResultsTable;
import io.github.affectj.annotation.AnnotationSet;
import io.github.affectj.annotation.SegmentLengths;
import io.github.affectj.annotation.Tier;
import io.github.affectj.base.Progress;
import io.github.affectj.commands.host.AffectCommand;
import io.github.affectj.commands.show.AttachedTiers;
import io.github.affectj.commands.show.EngineNotice;
import io.github.affectj.commands.show.ShotTiers;
import io.github.affectj.media.Clip;
import io.github.affectj.media.stack.StackClip;
import io.github.affectj.overlay.StackResults;
import io.github.affectj.overlay.table.ShotsTable;
import io.github.affectj.pipeline.AnalysisSettings;
import io.github.affectj.pipeline.shots.Shot;
import io.github.affectj.pipeline.shots.ShotDetection;
import io.github.affectj.pipeline.shots.ShotList;
import io.github.affectj.pipeline.shots.ShotSettings;
import java.util.List;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Finds the shots of the active stack and attaches them to it as a tier. */
@Plugin(
        type = Command.class,
        description =
                "Finds the cuts, fades and dissolves of the active stack: a tier of shots, and a table.",
        menu = {
            @Menu(label = "Plugins"),
            @Menu(label = "AffectJ"),
            @Menu(label = "Detect Shots...", weight = 5)
        })
public final class DetectShotsCommand extends AffectCommand {
    @Parameter(
            label = "Threshold",
            description =
                    "Probability from which a frame ends a shot, above 0 and below 1; a lower one finds"
                            + " more transitions, and more that are none.",
            min = "0",
            max = "1",
            persist = false)
    private double threshold = ShotSettings.DEFAULT_THRESHOLD;

    @Parameter(
            label = InputTexts.DEVICE,
            description = InputTexts.DEVICE_IS,
            choices = {InputTexts.AUTO, InputTexts.CPU, InputTexts.GPU},
            persist = false)
    private String device = AnalysisSettings.DEFAULT_DEVICE;

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Shots",
            description = "The shots, one row a shot, as they are shown.")
    private ResultsTable table;

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Statistics",
            description =
                    "The film, one row: count, average, median, shortest and longest shot, CV.")
    private ResultsTable statistics;

    @Override
    protected boolean needsImage() {
        return true;
    }

    @Override
    protected void execute(Progress progress) {
        ShotSettings settings = new ShotSettings(threshold, device);
        EngineNotice.tell(progress);
        ImagePlus image = image();
        ShotList found;
        Tier transitions;
        try (Clip clip = new StackClip(image)) {
            found = ShotDetection.run(clip, settings, progress);
            transitions = found.transitionTier(clip.times());
        }
        AnnotationSet tiers = AttachedTiers.of(image);
        Tier shots = ShotTiers.freed(found.tier(), tiers);
        StackResults.of(image)
                .put(
                        List.of(tiers.with(shots).with(ShotTiers.freed(transitions, tiers))),
                        "Detect Shots");
        ShotTiers.tell(found.tier(), shots, image.getTitle());
        SegmentLengths lengths = found.lengths();
        List<String> kinds = found.shots().stream().map(Shot::transition).toList();
        table = ShotsTable.create(shots, kinds);
        statistics = ShotsTable.statistics(image.getTitle(), lengths);
        ShotsTable.show(image.getTitle(), shots, kinds, lengths);
        IJ.log(ShotsTable.sentence(image.getTitle(), lengths));
    }
}
