package io.github.affectj.model.shots;

import org.scijava.plugin.SciJavaPlugin;

/**
 * Extension point: a kind of network that finds shots. Implementations are stateless SciJava
 * plugins, {@code @Plugin(type = ShotArchitecture.class)}.
 */
public interface ShotArchitecture extends SciJavaPlugin {

    /** Its name in {@code model.json}, in lower case. */
    String key();

    /** A network of that kind without weights. */
    ShotNetwork build();
}
