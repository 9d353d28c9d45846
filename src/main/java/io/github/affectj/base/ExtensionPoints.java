package io.github.affectj.base;

import java.util.ArrayList;
import java.util.List;
import org.scijava.InstantiableException;
import org.scijava.plugin.DefaultPluginFinder;
import org.scijava.plugin.PluginIndex;
import org.scijava.plugin.PluginInfo;
import org.scijava.plugin.SciJavaPlugin;

/**
 * Finds the implementations of an extension point by SciJava's annotation index, without a SciJava
 * context, so that a script or a plain ImageJ finds the same ones as Fiji.
 */
public final class ExtensionPoints {
    private ExtensionPoints() {}

    /**
     * New instances of all implementations, those of higher priority first.
     *
     * @param type the extension point, an interface that extends {@link SciJavaPlugin}
     */
    public static <T extends SciJavaPlugin> List<T> all(Class<T> type) {
        PluginIndex index = new PluginIndex(new DefaultPluginFinder(type.getClassLoader()));
        index.discover();
        List<T> found = new ArrayList<>();
        for (PluginInfo<T> info : index.getPlugins(type)) {
            try {
                found.add(info.createInstance());
            } catch (InstantiableException e) {
                throw new IllegalStateException(
                        "The plugin " + info.getClassName() + " can't be made", e);
            }
        }
        return found;
    }
}
