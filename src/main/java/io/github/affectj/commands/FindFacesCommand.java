package io.github.affectj.commands;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.ResultsTable;
import io.github.affectj.annotation.Tier;
import io.github.affectj.base.Progress;
import io.github.affectj.commands.host.AffectCommand;
import io.github.affectj.commands.show.AttachedRegions;
import io.github.affectj.commands.show.AttachedTiers;
import io.github.affectj.commands.show.EngineNotice;
import io.github.affectj.commands.show.FaceRows;
import io.github.affectj.media.Clip;
import io.github.affectj.media.stack.StackClip;
import io.github.affectj.overlay.table.FacesTable;
import io.github.affectj.pipeline.AnalysisSettings;
import io.github.affectj.pipeline.faces.FaceDetection;
import io.github.affectj.pipeline.faces.FaceSentence;
import io.github.affectj.pipeline.faces.FaceSettings;
import io.github.affectj.pipeline.faces.FoundFaces;
import io.github.affectj.pipeline.shots.ShotList;
import io.github.affectj.regions.RegionSet;
import java.util.List;
import java.util.Optional;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Finds the faces of the active stack and attaches them to it as regions. */
@Plugin(
        type = Command.class,
        description =
                "Finds the faces of the active stack and follows them through each shot: regions, and a"
                        + " table.",
        menu = {
            @Menu(label = "Plugins"),
            @Menu(label = "AffectJ"),
            @Menu(label = "Find Faces...", weight = 6)
        })
public final class FindFacesCommand extends AffectCommand {
    @Parameter(
            label = "Step (frames; 0 = five looks a second)",
            description =
                    "Every how many frames are looked at; faces are followed in between. 0 looks at about"
                            + " five frames a second.",
            min = "0",
            persist = false)
    private int step = FaceSettings.DEFAULT_STEP;

    @Parameter(
            label = "Smallest face (pixels; 0 = by the frame)",
            description =
                    "Faces smaller than this are not looked for: 12 or more, the larger the faster. 0 takes"
                            + " a twentieth of the frame's shorter side, and 20 at least.",
            min = "0",
            persist = false)
    private int minimum = FaceSettings.DEFAULT_MINIMUM;

    @Parameter(
            label = "Threshold",
            description =
                    "Score from which something is a face, above 0 and below 1; a lower one finds more"
                            + " faces, and more that are none.",
            min = "0",
            max = "1",
            persist = false)
    private double threshold = FaceSettings.DEFAULT_THRESHOLD;

    @Parameter(
            label = "Keep drawn faces",
            description =
                    "Keeps what looks drawn, or like no face, too. What finds faces was made for"
                            + " photographs and finds drawn ones by chance.",
            persist = false)
    private boolean drawn = FaceSettings.DEFAULT_DRAWN;

    @Parameter(
            label = InputTexts.DEVICE,
            description = InputTexts.DEVICE_IS,
            choices = {InputTexts.AUTO, InputTexts.CPU, InputTexts.GPU},
            persist = false)
    private String device = AnalysisSettings.DEFAULT_DEVICE;

    @Parameter(
            type = ItemIO.OUTPUT,
            label = "Faces",
            description = "The faces, one row a face, as they are shown.")
    private ResultsTable table;

    @Override
    protected boolean needsImage() {
        return true;
    }

    @Override
    protected void execute(Progress progress) {
        FaceSettings settings = new FaceSettings(step, minimum, threshold, drawn, device);
        EngineNotice.tell(progress);
        ImagePlus image = image();
        Optional<Tier> shots = AttachedTiers.of(image).tier(ShotList.SHOTS);
        RegionSet there = AttachedRegions.fitting(image);
        FoundFaces found;
        List<FacesTable.Row> rows;
        try (Clip clip = new StackClip(image)) {
            found = FaceDetection.run(clip, shots, settings, progress).beside(there);
            rows = FaceRows.of(found, clip.times());
        }
        RegionSet all = found.addedTo(there);
        if (!all.equals(there)) {
            AttachedRegions.put(image, all, "Find Faces");
        }
        table = FacesTable.create(rows);
        if (!rows.isEmpty()) {
            FacesTable.show(image.getTitle(), rows);
        }
        IJ.log(FaceSentence.of(found, image.getTitle(), shots.isPresent()));
    }
}
