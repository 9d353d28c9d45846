package io.github.affectj.pipeline;

import io.github.affectj.model.engine.EngineInfo;
import io.github.affectj.model.store.Detectors;
import io.github.affectj.model.store.ModelStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a helper asks first when something does not work: versions, device, models, folders. */
public final class SystemReport {
    private static final double MIB = 1L << 20;

    private SystemReport() {}

    /**
     * The report, a line an entry.
     *
     * @param host name and version of the host, as {@code Fiji 2.18.0 with ImageJ 1.54p}
     * @throws io.github.affectj.base.BadInputException if the engine can't start
     */
    public static List<String> lines(String host) {
        List<Path> roots = ModelStore.roots();
        List<String> lines =
                new ArrayList<>(
                        List.of(
                                "AffectJ " + Versions.affectj(),
                                "Host: " + host,
                                "Java: "
                                        + property("java.version")
                                        + " ("
                                        + property("java.vendor")
                                        + ")",
                                "System: "
                                        + property("os.name")
                                        + " "
                                        + property("os.arch")
                                        + ", "
                                        + processors(),
                                String.format(
                                        Locale.ROOT,
                                        "Memory for Java: %.0f of %.0f MiB in use",
                                        (Runtime.getRuntime().totalMemory()
                                                        - Runtime.getRuntime().freeMemory())
                                                / MIB,
                                        Runtime.getRuntime().maxMemory() / MIB),
                                "Engine: " + EngineInfo.engine() + ", DJL " + EngineInfo.djl(),
                                "PyTorch: " + EngineInfo.torch(),
                                "Graphics card: " + EngineInfo.card(),
                                "Device: " + device(),
                                "Self-test: "
                                        + EngineInfo.selfTest(AnalysisSettings.DEFAULT_DEVICE),
                                "Models: " + orNone(String.join(", ", ModelStore.ids())),
                                "Starts for trainings, which name no emotions: "
                                        + orNone(String.join(", ", ModelStore.starts())),
                                "Finders, which name no emotions: "
                                        + orNone(
                                                String.join(
                                                        ", ",
                                                        Detectors.installed().stream()
                                                                .map(
                                                                        d ->
                                                                                d.id() + " ("
                                                                                        + d.task()
                                                                                        + ")")
                                                                .toList())),
                                "Model folders: "
                                        + orNone(
                                                String.join(
                                                        ", ",
                                                        roots.stream()
                                                                .map(Path::toString)
                                                                .toList())),
                                "Engine cache: " + EngineInfo.cache()));
        for (String id : ModelStore.ids()) {
            ModelStore.domain(id).ifPresent(domain -> lines.add("Model " + id + ": " + domain));
        }
        for (String id : ModelStore.starts()) {
            ModelStore.domain(id).ifPresent(domain -> lines.add("Start " + id + ": " + domain));
        }
        return lines;
    }

    /** What a computation with the default device ran on, and what that was chosen from. */
    private static String device() {
        String name = AnalysisSettings.DEFAULT_DEVICE;
        String used = EngineInfo.usedDevice(name);
        return used
                + " (computed on it with device="
                + name
                + "; "
                + (used.equals(EngineInfo.CPU)
                        ? "no GPU that the engine can use"
                        : "a GPU was found")
                + ")";
    }

    /**
     * The folder to which the engine will unpack its natives when it is first used; empty if it has
     * done so. Asking does not start the engine, but may wait some seconds until a PyTorch that the
     * user has named was tried out.
     */
    public static Optional<String> engineToUnpackTo() {
        return EngineInfo.isUnpacked() ? Optional.empty() : Optional.of(EngineInfo.cache());
    }

    private static String property(String key) {
        return System.getProperty(key);
    }

    private static String processors() {
        return Runtime.getRuntime().availableProcessors() + " processors";
    }

    private static String orNone(String text) {
        return text.isEmpty() ? "none" : text;
    }
}
