package io.github.affectj.model.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * How much memory of this process some work takes at its peak, the engine's included, of which Java
 * knows nothing. Linux tells; other systems can't be asked for the peak of a part of a process's
 * life.
 */
public final class PeakMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path RESET = Path.of("/proc/self/clear_refs");

    /** What {@code clear_refs} takes for: the peak is what is held now (proc(5)). */
    private static final String PEAK = "5";

    private PeakMemory() {}

    /**
     * Bytes by which the process grows while some work runs; other threads' work counts, too.
     *
     * @return empty where the system does not tell
     */
    public static OptionalLong of(Runnable work) {
        long before;
        try {
            FreedMemory.giveBack();
            Files.writeString(RESET, PEAK);
            before = bytes("VmRSS:");
        } catch (IOException | RuntimeException e) {
            // Not Linux, or one that keeps this from us: the work is to be done all the same.
            work.run();
            return OptionalLong.empty();
        }
        work.run();
        try {
            return OptionalLong.of(Math.max(0, bytes("VmHWM:") - before));
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    private static long bytes(String entry) throws IOException {
        for (String line : Files.readAllLines(STATUS)) {
            if (line.startsWith(entry)) {
                return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
            }
        }
        throw new IOException(STATUS + " lacks " + entry);
    }
}
