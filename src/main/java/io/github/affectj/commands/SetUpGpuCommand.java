package io.github.affectj.commands;

import ij.IJ;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.commands.host.AffectCommand;
import io.github.affectj.commands.host.KeptTorch;
import io.github.affectj.model.engine.TorchSetting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Names the PyTorch for graphics cards that the engine is to load. */
@Plugin(
        type = Command.class,
        description =
                "Names a PyTorch for graphics cards, installed by pip or conda, for AffectJ to use.",
        menu = {
            @Menu(label = "Plugins"),
            @Menu(label = "AffectJ"),
            @Menu(label = "Set Up GPU...", weight = 105)
        })
public final class SetUpGpuCommand extends AffectCommand {
    private static final String CURRENT = "current";
    private static final String BUNDLED = "bundled";

    @Parameter(
            label = "PyTorch",
            description =
                    "Folder of a Python environment with PyTorch 2.7.1 for CUDA; bundled takes the"
                            + " PyTorch that comes with AffectJ, for the CPU; current changes nothing.",
            persist = false)
    private String pytorch = CURRENT;

    @Override
    public List<String> suggestions(String key) {
        List<String> offered = new ArrayList<>(List.of(CURRENT, BUNDLED));
        Stream.of(
                        KeptTorch.ofUser().folder(),
                        System.getenv("VIRTUAL_ENV"),
                        System.getenv("CONDA_PREFIX"))
                .filter(Objects::nonNull)
                .filter(folder -> !folder.isBlank() && !offered.contains(folder))
                .forEach(offered::add);
        return offered;
    }

    @Override
    protected void execute(Progress progress) {
        KeptTorch kept = KeptTorch.ofUser();
        if (pytorch.equals(BUNDLED)) {
            kept.keep("");
        } else if (!pytorch.equals(CURRENT)) {
            check();
            kept.keep(Path.of(pytorch.strip()).toAbsolutePath().normalize().toString());
        }
        IJ.log(state(kept.folder()));
    }

    private void check() {
        try {
            TorchSetting.check(pytorch);
        } catch (BadInputException e) {
            throw new BadInputException(
                    "pytorch=" + pytorch + " can't be used: " + e.getMessage(), e);
        }
    }

    private static String state(String kept) {
        String variable = System.getenv(TorchSetting.VARIABLE);
        if (variable != null && !variable.isBlank()) {
            return "AffectJ takes the PyTorch that the environment variable "
                    + TorchSetting.VARIABLE
                    + " names: "
                    + variable;
        }
        return (kept.isEmpty()
                        ? "AffectJ takes the PyTorch that comes with it, for the CPU"
                        : "AffectJ takes the PyTorch in " + kept)
                + ", if need be after a new start of ImageJ. AffectJ System Report tells what was found.";
    }
}
