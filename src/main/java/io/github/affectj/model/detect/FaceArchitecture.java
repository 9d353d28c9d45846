package io.github.affectj.model.detect;

import io.github.affectj.model.store.DetectorArchitecture;

/**
 * Extension point: a kind of network that finds faces. Implementations are stateless SciJava
 * plugins, {@code @Plugin(type = FaceArchitecture.class)}.
 */
public interface FaceArchitecture extends DetectorArchitecture<FaceNetwork> {}
