package io.github.affectj.commands;

import ij.IJ;
import io.github.affectj.base.ForeignText;
import io.github.affectj.base.Progress;
import io.github.affectj.commands.host.AffectCommand;
import io.github.affectj.commands.show.AttachedRegions;
import io.github.affectj.commands.show.RegionEdits;
import java.util.List;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Makes, moves, renames, merges and deletes the regions of the active stack. */
@Plugin(
        type = Command.class,
        description =
                "Makes, moves, renames, merges and deletes regions with ImageJ's selections and ROI"
                        + " Manager.",
        menu = {
            @Menu(label = "Plugins"),
            @Menu(label = "AffectJ"),
            @Menu(label = "Edit Regions...", weight = 60.2)
        })
public final class EditRegionsCommand extends AffectCommand {
    @Parameter(
            label = "Action",
            description =
                    "set: the selection is the region's place at a frame; begin: it comes back there;"
                            + " end: it is absent after a frame; still: its place for the whole clip;"
                            + " to-manager, from-manager: its places go to the ROI Manager and come"
                            + " back; rename, merge, color, delete.",
            choices = {
                RegionEdits.SET,
                RegionEdits.BEGIN,
                RegionEdits.END,
                RegionEdits.STILL,
                RegionEdits.TO_MANAGER,
                RegionEdits.FROM_MANAGER,
                RegionEdits.RENAME,
                RegionEdits.MERGE,
                RegionEdits.COLOR,
                RegionEdits.DELETE
            },
            persist = false)
    private String action = RegionEdits.SET;

    @Parameter(
            label = "Region",
            description =
                    "Name of the region; may be empty for to-manager and from-manager, which take all"
                            + " then.",
            required = false,
            persist = false)
    private String name = "";

    @Parameter(
            label = "Second name (rename, merge)",
            description =
                    "For rename the new name, for merge the region that it becomes a part of.",
            required = false,
            persist = false)
    private String to = "";

    @Parameter(
            label = "Frame (0 = shown)",
            description = "For set, begin and end: the place of the frame in the stack, from 1.",
            min = "0",
            persist = false)
    private int frame = 0;

    @Parameter(
            label = "Color (action color)",
            description =
                    "For color: a name as red, or #e69f00; auto is the one that goes by the region's"
                            + " place among all.",
            persist = false)
    private String color = RegionEdits.AUTO_COLOR;

    @Override
    protected boolean needsImage() {
        return true;
    }

    @Override
    public List<String> suggestions(String key) {
        return key.equals("name") || key.equals("to") ? AttachedRegions.names(image()) : List.of();
    }

    @Override
    protected void execute(Progress progress) {
        RegionEdits edits = new RegionEdits(image(), line(name), line(to), frame);
        IJ.log(action.equals(RegionEdits.COLOR) ? edits.coloured(color) : edits.apply(action));
        // Recorders of both hosts write the inputs as they are now.
        frame = edits.recorded(action);
    }

    private static String line(String text) {
        return ForeignText.composed(ForeignText.plain(text).strip());
    }
}
