package io.github.affectj.pipeline;

import io.github.affectj.model.engine.EngineInfo;
import io.github.affectj.model.store.ModelStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What a helper asks first when something does not work: versions, device, models, folders. */
public final class SystemReport {
    private static final double GIB = 1L << 30;

    private SystemReport() {}

    /**
     * The report, a line an entry.
     *
     * @param imagej name and version of the host
     * @throws io.github.affectj.base.BadInputException if the engine can't start
     */
    public static List<String> lines(String imagej) {
        List<Path> roots = ModelStore.roots();
        return List.of(
                "AffectJ " + Versions.affectj(),
                "Host: " + imagej,
                "Java: " + property("java.version") + " (" + property("java.vendor") + ")",
                "System: " + property("os.name") + " " + property("os.arch") + ", " + processors(),
                String.format(
                        Locale.ROOT,
                        "Memory for Java: %.1f GiB",
                        Runtime.getRuntime().maxMemory() / GIB),
                "Engine: " + EngineInfo.engine() + ", DJL " + EngineInfo.djl(),
                "Device for auto: " + EngineInfo.device(AnalysisSettings.DEFAULT_DEVICE),
                "Models: " + orNone(String.join(", ", ModelStore.ids())),
                "Model folders: "
                        + orNone(String.join(", ", roots.stream().map(Path::toString).toList())),
                "Engine cache: " + EngineInfo.cache());
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
