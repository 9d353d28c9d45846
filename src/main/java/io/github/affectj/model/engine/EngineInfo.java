package io.github.affectj.model.engine;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.util.Utils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Which engine computes. */
public final class EngineInfo {
    /** What {@link #usedDevice} calls the processor. */
    public static final String CPU = "CPU";

    private EngineInfo() {}

    /** Version of DJL. */
    public static String djl() {
        QuietLog.ofDjl();
        return Engine.getDjlVersion();
    }

    /** The graphics card and its driver, or why there is none; asking does not start the engine. */
    public static String card() {
        return CudaDriver.find()
                .map(CudaDriver::toString)
                .orElse("none (no driver for NVIDIA cards was found on this computer)");
    }

    /** Which PyTorch the engine is: ours, or one that the user has named. */
    public static String torch() {
        TorchChoice choice = TorchSetting.choice();
        return choice.torch()
                .map(TorchFolder::toString)
                .orElseGet(
                        () ->
                                "the one that comes with AffectJ"
                                        + choice.reason()
                                                .map(reason -> ", since " + reason)
                                                .orElse(""));
    }

    /**
     * Computes for a second on the CPU and the device that a name stands for, and says in a line
     * how fast they are and whether they agree.
     */
    public static String selfTest(String name) {
        return SelfTest.line(DjlRuntime.device(name));
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

    /**
     * The device that work for a name was really done on, as {@value #CPU} or {@code graphics card
     * 0 (NVIDIA H100)}: a number is computed there.
     */
    public static String usedDevice(String name) {
        try (NDManager manager = NDManager.newBaseManager(DjlRuntime.device(name));
                NDArray sum = manager.create(1f).add(1f)) {
            Device device = sum.getDevice();
            List<String> cards =
                    device.isGpu()
                            ? CudaDriver.find().map(CudaDriver::cards).orElse(List.of())
                            : List.of();
            return inWords(device, cards);
        }
    }

    /**
     * A device as a reader knows it.
     *
     * @param cards names of the graphics cards, by their number; may be empty
     */
    static String inWords(Device device, List<String> cards) {
        if (!device.isGpu()) {
            return device.equals(Device.cpu()) ? CPU : device.toString();
        }
        int card = device.getDeviceId();
        String name = card < cards.size() ? " (" + cards.get(card) + ")" : "";
        return "graphics card " + card + name;
    }

    /**
     * Whether natives lie there already, ours unpacked or those of the user's PyTorch; asking does
     * not start the engine. Where the user has named a PyTorch, this waits until it has been tried
     * out, which may take some seconds.
     */
    public static boolean isUnpacked() {
        DjlRuntime.prepare();
        if (TorchSetting.choice().torch().isPresent()) {
            return true;
        }
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
