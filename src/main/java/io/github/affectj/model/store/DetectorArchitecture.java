package io.github.affectj.model.store;

import org.scijava.plugin.SciJavaPlugin;

/**
 * What extension points for networks that find something have in common: they are named in a {@link
 * Detector}'s {@code model.json}.
 *
 * @param <N> the networks
 */
public interface DetectorArchitecture<N> extends SciJavaPlugin {

    /** Its name in {@code model.json}, in lower case. */
    String key();

    /** A network of that kind without weights. */
    N build();
}
