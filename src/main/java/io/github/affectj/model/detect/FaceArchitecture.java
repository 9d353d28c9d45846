package io.github.affectj.model.detect;

import org.scijava.plugin.SciJavaPlugin;

/**
 * Extension point: a kind of network that finds faces. Implementations are stateless SciJava
 * plugins, {@code @Plugin(type = FaceArchitecture.class)}.
 */
public interface FaceArchitecture extends SciJavaPlugin {

    /** Its name in {@code model.json}, in lower case. */
    String key();

    /** A network of that kind without weights. */
    FaceNetwork build();
}
