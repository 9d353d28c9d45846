package io.github.affectj.model.engine;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.Platform;

/**
 * What the engine has freed, and the C library holds back for later. A host lives for hours after a
 * model is closed, and what is held back breaks into pieces that the next model does not fit into:
 * without this, memory grows over dozens of runs by a hundred megabytes before it stands still.
 */
public final class FreedMemory {
    /** Parameters of {@code mallopt} in glibc's malloc.h. */
    private static final int M_TRIM_THRESHOLD = -1;

    private static final int M_MMAP_THRESHOLD = -3;

    /**
     * Bytes up to which glibc takes a block from what it holds back, and twice as many that it
     * holds back behind the last block: it comes to these by itself once such blocks were freed.
     */
    private static final int LARGEST_BLOCK = 32 << 20;

    private static final int PROBE = 256 << 10;

    private FreedMemory() {}

    /** Gives it back to the system, where the C library can: on Linux with glibc. */
    public static void giveBack() {
        giveBack(true);
    }

    /**
     * Gives back what lies behind the last block of the current thread's own memory, which no other
     * thread can. For threads that ran a network and live on.
     */
    public static void giveBackOfThread() {
        giveBack(false);
    }

    /** One at a time: the threshold is that of all threads. */
    private static synchronized void giveBack(boolean all) {
        if (!Platform.isLinux()) {
            return;
        }
        try {
            Function mallopt = Function.getFunction("c", "mallopt");
            Function trim = Function.getFunction("c", "malloc_trim");
            // What lies behind the last block of a thread's own memory is out of malloc_trim's
            // reach: it goes when a large block is freed beside it, if the threshold is lower.
            mallopt.invokeInt(new Object[] {M_MMAP_THRESHOLD, LARGEST_BLOCK});
            mallopt.invokeInt(new Object[] {M_TRIM_THRESHOLD, PROBE});
            Native.free(Native.malloc(PROBE));
            if (all) {
                trim.invokeInt(new Object[] {0L});
            }
            mallopt.invokeInt(new Object[] {M_TRIM_THRESHOLD, 2 * LARGEST_BLOCK});
        } catch (UnsatisfiedLinkError e) {
            // Another C library, which has no such call: it holds back what it will.
            return;
        }
    }
}
