package io.github.affectj.commands.host;

import ij.IJ;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.Button;

/** A command with every kind of input, which keeps what it was given in ImageJ's properties. */
@Plugin(
        type = Command.class,
        menu = {@Menu(label = "Plugins"), @Menu(label = "AffectJ"), @Menu(label = "Demo...")})
public final class DemoCommand extends AffectCommand {
    /** Where the last run left what it was given. */
    public static final String PROPERTY = "affectj.demo";

    /** The property of ImageJ that holds the class of the progress that it was given. */
    public static final String PROGRESS = "affectj.demo.progress";

    @Parameter(label = "Clip", description = "The file to open.", style = "open", persist = false)
    private File path;

    @Parameter(label = "First", description = "A whole number.", min = "1", persist = false)
    private int first = 1;

    @Parameter(
            label = "Rate",
            description = "A number.",
            min = "0",
            max = "1",
            required = false,
            persist = false)
    private double rate = 0.5;

    @Parameter(label = "Labels", description = "Yes or no.", persist = false)
    private boolean labels = true;

    @Parameter(
            label = "Mode",
            description = "One of a list.",
            choices = {"none", "bad", "crash", "throw", "wait"},
            persist = false)
    private String mode = "none";

    @Parameter(label = "Note", description = "Any text.", required = false, persist = false)
    private String note = "";

    @Parameter(
            label = "Output",
            description = "A folder.",
            style = "directory",
            required = false,
            persist = false)
    private File output;

    @Parameter(
            label = "Spare",
            description = "A number under More.",
            min = "0",
            visibility = ItemVisibility.INVISIBLE,
            style = CommandInput.MORE,
            persist = false)
    private int spare = 3;

    @Parameter(
            label = "More...",
            description = "Opens what is under More.",
            callback = "askMore",
            required = false,
            persist = false)
    private Button button;

    @Parameter(type = ItemIO.OUTPUT)
    private String told;

    private int pressed;

    /** How often the button was pressed. */
    public int pressed() {
        return pressed;
    }

    /** Without a dialog. */
    @Override
    protected void askMore() {
        pressed++;
    }

    @Override
    public List<String> suggestions(String key) {
        return key.equals("note") ? List.of("one", "another") : List.of();
    }

    @Override
    protected void execute(Progress progress) throws IOException {
        IJ.setProperty(PROGRESS, progress.getClass().getSimpleName());
        switch (mode) {
            case "bad" -> throw new BadInputException("The body says no.");
            case "crash" -> throw new IllegalStateException("broken");
            case "throw" -> throwAsked();
            case "wait" -> {
                while (true) {
                    progress.update(0.5, "waiting");
                    progress.checkCancelled();
                    LockSupport.parkNanos(1_000_000);
                }
            }
            default ->
                    told =
                            String.join(
                                    "|",
                                    String.valueOf(path),
                                    String.valueOf(first),
                                    String.valueOf(rate),
                                    String.valueOf(labels),
                                    mode,
                                    note,
                                    String.valueOf(output));
        }
        IJ.setProperty(PROPERTY, told);
    }

    /** What nobody foresees, by what the note says. */
    private void throwAsked() {
        switch (note) {
            case "deep" -> throwAsked();
            case "memory" -> throw new IllegalStateException(new OutOfMemoryError("heap"));
            case "class" -> throw new NoClassDefFoundError("some/Part");
            case "natives" -> throw new UnsatisfiedLinkError("some.so");
            case "assertion" -> throw new AssertionError("broken");
            case "path" -> throw new BadInputException(Path.of("a\0b").toString());
            default -> throw new BadInputException(note + " is damaged.");
        }
    }
}
