package io.github.affectj.base;

/** Which AffectJ this is. */
public final class AppVersion {
    private AppVersion() {}

    /** Version of this plugin, or {@code development} where it does not run from its jar. */
    public static String get() {
        String version = AppVersion.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
