package io.github.affectj.model;

import com.sun.jna.Function;
import com.sun.jna.Platform;

/**
 * What the engine has freed, and the C library holds back for later. A host lives for hours after a
 * model is closed, and what is held back breaks into pieces that the next model does not fit into:
 * without this, memory grows over dozens of runs by a hundred megabytes before it stands still.
 */
final class FreedMemory {
    private FreedMemory() {}

    /** Gives it back to the system, where the C library can: on Linux with glibc. */
    static void giveBack() {
        if (!Platform.isLinux()) {
            return;
        }
        try {
            Function.getFunction("c", "malloc_trim").invokeInt(new Object[] {0L});
        } catch (UnsatisfiedLinkError e) {
            // Another C library, which has no such call: it holds back what it will.
            return;
        }
    }
}
