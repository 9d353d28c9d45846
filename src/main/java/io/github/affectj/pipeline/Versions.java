package io.github.affectj.pipeline;

import io.github.affectj.base.AppVersion;
import io.github.affectj.model.engine.EngineInfo;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a result was made with, for exports and reports. */
public final class Versions {
    private Versions() {}

    /**
     * Versions by name.
     *
     * @param device the device that was really used
     */
    public static Map<String, String> of(String device) {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("affectj", affectj());
        versions.put("java", System.getProperty("java.version"));
        versions.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        versions.put("djl", EngineInfo.djl());
        versions.put("engine", EngineInfo.engine());
        versions.put("device", device);
        return versions;
    }

    /** Version of this plugin, or {@code development} where it does not run from its jar. */
    public static String affectj() {
        return AppVersion.get();
    }
}
