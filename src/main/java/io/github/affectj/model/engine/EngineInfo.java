package io.github.affectj.model.engine;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.util.Utils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Which engine computes. */
public final class EngineInfo {
    private EngineInfo() {}

    /** Version of DJL. */
    public static String djl() {
        QuietLog.ofDjl();
        return Engine.getDjlVersion();
    }

    /** Name and version of the engine, as {@code PyTorch 2.7.1}. */
    public static String engine() {
        Engine engine = DjlRuntime.engine();
        return engine.getEngineName() + " " + engine.getVersion();
    }

    /** The device that a name stands for here, as {@code cpu()} or {@code gpu(0)}. */
    public static String device(String name) {
        return DjlRuntime.device(name).toString();
    }

    /** The device that work for a name was really done on: a number is computed there. */
    public static String usedDevice(String name) {
        try (NDManager manager = NDManager.newBaseManager(DjlRuntime.device(name));
                NDArray sum = manager.create(1f).add(1f)) {
            return sum.getDevice().toString();
        }
    }

    /** Whether the natives are unpacked already; asking does not start the engine. */
    public static boolean isUnpacked() {
        DjlRuntime.prepare();
        Path folder = Utils.getEngineCacheDir("pytorch");
        if (!Files.isDirectory(folder)) {
            return false;
        }
        // DJL unpacks beside its place and moves the folder there when it is whole.
        try (Stream<Path> versions = Files.list(folder)) {
            return versions.anyMatch(
                    v -> Files.isRegularFile(v.resolve(System.mapLibraryName("torch_cpu"))));
        } catch (IOException e) {
            // Then the engine will say what is wrong with the folder.
            return true;
        }
    }

    /** The folder into which the engine unpacks its natives. */
    public static String cache() {
        DjlRuntime.prepare();
        return Utils.getEngineCacheDir().toString();
    }
}
