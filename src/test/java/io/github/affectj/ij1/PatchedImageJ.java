package io.github.affectj.ij1;

import net.imagej.patcher.LegacyInjector;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Patches ImageJ for headless use as Fiji and the launcher do, before any test loads a class of it.
 */
public final class PatchedImageJ implements LauncherSessionListener {
    @Override
    public void launcherSessionOpened(LauncherSession session) {
        LegacyInjector.preinit();
    }
}
