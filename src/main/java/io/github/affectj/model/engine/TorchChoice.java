package io.github.affectj.model.engine;

import com.sun.jna.Function;
import com.sun.jna.Platform;
import com.sun.jna.WString;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignText;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which PyTorch the engine loads: that which comes with AffectJ and computes on the CPU, or one for
 * graphics cards that the user has installed and named. All is looked at before anything is loaded,
 * since what is loaded stays: a PyTorch that fails half-way would take the engine with it.
 *
 * @param torch the user's PyTorch; empty for our own
 * @param reason why it is our own, if the user named another, as the part of a sentence behind
 *     <em>since</em>; else empty
 */
record TorchChoice(Optional<TorchFolder> torch, Optional<String> reason) {
    /** The release that DJL's library beside it was compiled for; no other one fits. */
    static final String VERSION = "2.7.1";

    /** The build of that library that knows of cards. PyTorch's own may be for an older CUDA. */
    static final String FLAVOR = "cu128";

    /** DJL's own way to name a PyTorch. */
    private static final String LIBRARY_PATH = "PYTORCH_LIBRARY_PATH";

    /** How the choice is made, for tests to make it without a card. */
    @FunctionalInterface
    interface Probe {
        /**
         * What keeps a PyTorch from computing on a card, to stand in brackets; empty if nothing.
         */
        Optional<String> complaint(TorchFolder torch);
    }

    /** Our own, since nothing else was named. */
    static TorchChoice ours() {
        return new TorchChoice(Optional.empty(), Optional.empty());
    }

    /**
     * Chooses. Whatever fails on the way means our own.
     *
     * @param source where the user named it, to be told
     * @param named the folder that the user named; empty for none
     * @param driver the driver of this host's cards, asked for only if the folder will do
     * @param probe tries the PyTorch out, only if there is a card
     */
    static TorchChoice of(
            String source, String named, Supplier<Optional<CudaDriver>> driver, Probe probe) {
        if (named.isBlank()) {
            return ours();
        }
        try {
            TorchFolder torch = fitting(named);
            Optional<String> complaint =
                    complaint(torch, driver.get()).or(() -> probe.complaint(torch));
            return complaint
                    .map(reason -> onCpu(source, reason))
                    .orElseGet(() -> new TorchChoice(Optional.of(torch), Optional.empty()));
        } catch (BadInputException e) {
            return onCpu(source, e.getMessage().replaceFirst("\\.$", ""));
        } catch (RuntimeException | Error e) { // what was chosen is chosen for the whole session
            return onCpu(source, "%s fails when it is looked at (%s)".formatted(named.strip(), e));
        }
    }

    private static TorchChoice onCpu(String source, String reason) {
        return new TorchChoice(
                Optional.empty(),
                Optional.of(
                        ForeignText.sentence("%s can't be used: %s".formatted(source, reason))));
    }

    /**
     * The PyTorch of a folder, if it is one that the engine can load for cards.
     *
     * @throws BadInputException if not
     */
    static TorchFolder fitting(String named) {
        TorchFolder torch = TorchFolder.find(named);
        if (!torch.release().equals(VERSION)) {
            throw new BadInputException(
                    "%s is PyTorch %s; %s is needed: pip install torch==%s."
                            .formatted(torch.folder(), torch.version(), VERSION, VERSION));
        }
        if (torch.cuda().isEmpty()) {
            throw new BadInputException(
                    "%s is PyTorch %s without CUDA; one with CUDA is needed: pip install torch==%s --index-url https://download.pytorch.org/whl/%s."
                            .formatted(torch.folder(), torch.version(), VERSION, FLAVOR));
        }
        return torch;
    }

    private static Optional<String> complaint(TorchFolder torch, Optional<CudaDriver> driver) {
        boolean built = Platform.isIntel() && Platform.is64Bit();
        if (!built || !(Platform.isLinux() || Platform.isWindows())) {
            return Optional.of(
                    "the engine can use graphics cards on Linux and Windows with x86-64 only");
        }
        if (driver.isEmpty()) {
            return Optional.of(
                    "there is no driver of NVIDIA's graphics cards ("
                            + CudaDriver.library()
                            + " was not found)");
        }
        CudaDriver there = driver.get();
        if (there.cards().isEmpty()) {
            return Optional.of("NVIDIA's driver finds no graphics card that may be used");
        }
        String needed = torch.cuda().orElseThrow();
        return there.serves(needed)
                ? Optional.empty()
                : Optional.of(
                        "%s needs a driver for CUDA %s, and that of %s is for %s; a newer driver is needed"
                                .formatted(
                                        torch.folder(),
                                        needed,
                                        there.cards().get(0),
                                        there.cudaVersion()));
    }

    /** Tells DJL, before it starts. */
    void apply() {
        torch.ifPresent(t -> apply(t.lib()));
    }

    /** Tells DJL to load the libraries of a folder, before it starts. */
    static void apply(Path lib) {
        System.setProperty(LIBRARY_PATH, lib.toString());
        System.setProperty("PYTORCH_VERSION", VERSION);
        System.setProperty("PYTORCH_FLAVOR", FLAVOR);
        searchLibrariesIn(lib.toString());
    }

    /**
     * Has Windows look for the libraries that a library needs beside it; elsewhere each library
     * knows where.
     */
    private static void searchLibrariesIn(String folder) {
        if (Platform.isWindows()) {
            Function.getFunction("kernel32", "SetDllDirectoryW")
                    .invokeInt(new Object[] {new WString(folder)});
        }
    }

    /** Whether the user speaks to DJL directly, which is then left to itself. */
    static boolean isMadeElsewhere() {
        return System.getenv(LIBRARY_PATH) != null || System.getProperty(LIBRARY_PATH) != null;
    }
}
