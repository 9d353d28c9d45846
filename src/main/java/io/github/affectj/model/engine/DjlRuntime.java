package io.github.affectj.model.engine;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.StandardCapabilities;
import ai.djl.util.Utils;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.PrivateFolder;
import java.util.Locale;

/** Starts the PyTorch engine inside any host and picks the device. */
public final class DjlRuntime {
    private static final String NO_PART =
            "the PyTorch that comes with AffectJ computes on the CPU (Set Up GPU... takes another)";

    private DjlRuntime() {}

    /**
     * The engine, started if need be. Nothing is ever downloaded: the natives lie beside the
     * plugin.
     *
     * @throws BadInputException if the natives of this platform are missing, or there is no place
     *     to unpack them
     */
    public static Engine engine() {
        prepare();
        TorchSetting.choice().apply();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // DJL looks for engines by the context class loader, which in ImageJ is not the plugins'.
        thread.setContextClassLoader(DjlRuntime.class.getClassLoader());
        try {
            return Engine.getEngine("PyTorch");
        } catch (RuntimeException | LinkageError e) {
            throw new BadInputException(
                    EngineCache.complaint(Utils.getEngineCacheDir()).orElseGet(() -> missing(e)),
                    e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static String missing(Throwable e) {
        return "The PyTorch engine can't start on "
                + System.getProperty("os.name")
                + " "
                + System.getProperty("os.arch")
                + ": the jars pytorch-native-cpu and pytorch-jni of this system must lie beside the"
                + " plugin ("
                + e.getMessage()
                + ").";
    }

    /**
     * What is to be set before the engine starts: nothing from the network, and where to unpack.
     */
    static void prepare() {
        QuietLog.ofDjl();
        PrivateFolder.useWithoutHome();
        setIfAbsent("ai.djl.offline", "true");
        setIfAbsent("OPT_OUT_TRACKING", "true");
    }

    /**
     * The device of a name.
     *
     * @param name {@code auto} (GPU where there is one), {@code cpu} or {@code gpu}
     * @throws BadInputException if the name is another, or a GPU is asked for where there is none
     */
    public static Device device(String name) {
        Engine engine = engine();
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "cpu" -> Device.cpu();
            case "auto" -> hasGpu(engine) ? Device.gpu() : Device.cpu();
            case "gpu" -> {
                if (!hasGpu(engine)) {
                    throw new BadInputException(
                            "device=gpu: no GPU that the engine can use was found, since "
                                    + TorchSetting.choice().reason().orElse(NO_PART)
                                    + "; allowed here are auto and cpu.");
                }
                yield Device.gpu();
            }
            default ->
                    throw new BadInputException(
                            "device=" + name + " is not known; allowed are auto, cpu and gpu.");
        };
    }

    /** Asked of PyTorch: DJL counts by a library of CUDA that it finds in few installations. */
    private static boolean hasGpu(Engine engine) {
        return engine.hasCapability(StandardCapabilities.CUDA);
    }

    private static void setIfAbsent(String key, String value) {
        if (System.getProperty(key) == null && System.getenv(key) == null) {
            System.setProperty(key, value);
        }
    }
}
