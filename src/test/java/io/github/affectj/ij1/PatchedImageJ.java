package io.github.affectj.ij1;

import net.imagej.patcher.LegacyInjector;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Patches ImageJ for headless use as Fiji and the launcher do, before any test loads a class of it.
 */
public final class PatchedImageJ implements LauncherSessionListener {
    /** Not in Maven's own process, which only looks for the tests and is closed to patches. */
    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (Object.class.getModule().isOpen("java.lang", LegacyInjector.class.getModule())) {
            LegacyInjector.preinit();
        }
    }
}
