package io.github.affectj.model.engine;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.ptr.IntByReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the driver of NVIDIA's cards tells, asked of the driver itself: PyTorch is not needed for
 * it.
 *
 * @param cuda the newest CUDA that it serves, 1000 times the first number and 10 times the second:
 *     12040 for 12.4; 0 if it does not tell
 * @param release as {@code 550.54.15}; empty if it does not tell
 * @param cards names of the cards that programs may use; empty if there is none
 */
record CudaDriver(int cuda, String release, List<String> cards) {
    private static final int OK = 0;
    private static final int NAME_BYTES = 256;

    /** The file that a driver brings. */
    static String library() {
        return Platform.isWindows() ? "nvcuda.dll" : "libcuda.so.1";
    }

    /** The driver of this host; empty if there is none. */
    static Optional<CudaDriver> find() {
        if (Platform.isMac()) {
            return Optional.empty(); // none since macOS 10.13
        }
        try {
            return Optional.of(ask(NativeLibrary.getInstance(library())));
        } catch (LinkageError e) { // of the driver or of JNA
            return Optional.empty();
        }
    }

    private static CudaDriver ask(NativeLibrary driver) {
        List<String> cards = new ArrayList<>();
        IntByReference number = new IntByReference();
        int cuda = call(driver, "cuDriverGetVersion", number) == OK ? number.getValue() : 0;
        if (call(driver, "cuInit", 0) == OK && call(driver, "cuDeviceGetCount", number) == OK) {
            int count = number.getValue();
            for (int i = 0; i < count; i++) {
                cards.add(name(driver, i));
            }
        }
        return new CudaDriver(cuda, askRelease(), List.copyOf(cards));
    }

    private static String name(NativeLibrary driver, int card) {
        IntByReference handle = new IntByReference();
        try (Memory name = new Memory(NAME_BYTES)) {
            name.clear();
            boolean told =
                    call(driver, "cuDeviceGet", handle, card) == OK
                            && call(driver, "cuDeviceGetName", name, NAME_BYTES, handle.getValue())
                                    == OK;
            return told ? name.getString(0, StandardCharsets.UTF_8.name()) : "a card without name";
        }
    }

    /** The driver's own version is told by a library beside it. */
    private static String askRelease() {
        try (Memory text = new Memory(NAME_BYTES)) {
            NativeLibrary management =
                    NativeLibrary.getInstance(
                            Platform.isWindows() ? "nvml.dll" : "libnvidia-ml.so.1");
            text.clear();
            if (call(management, "nvmlInit_v2") != OK) {
                return "";
            }
            int told = call(management, "nvmlSystemGetDriverVersion", text, NAME_BYTES);
            call(management, "nvmlShutdown");
            return told == OK ? text.getString(0, StandardCharsets.UTF_8.name()) : "";
        } catch (LinkageError e) {
            return "";
        }
    }

    private static int call(NativeLibrary library, String name, Object... arguments) {
        Function function = library.getFunction(name);
        return function.invokeInt(arguments);
    }

    /** As {@code 12.4}. */
    String cudaVersion() {
        return cuda / 1000 + "." + cuda % 1000 / 10;
    }

    /** Whether what was built with a CUDA, as {@code 12.6}, runs on it: the first number counts. */
    boolean serves(String built) {
        return cuda / 1000 >= Integer.parseInt(built.replaceFirst("\\D.*", ""));
    }

    /** Cards and driver, as {@code NVIDIA H100 (driver 550.54.15, CUDA 12.4)}. */
    @Override
    public String toString() {
        return "%s (driver%s, CUDA %s)"
                .formatted(
                        cards.isEmpty() ? "none" : String.join(", ", cards),
                        release.isEmpty() ? "" : " " + release,
                        cudaVersion());
    }
}
