package io.github.affectj.model.shots;

import io.github.affectj.model.store.DetectorArchitecture;

/**
 * Extension point: a kind of network that finds shots. Implementations are stateless SciJava
 * plugins, {@code @Plugin(type = ShotArchitecture.class)}.
 */
public interface ShotArchitecture extends DetectorArchitecture<ShotNetwork> {}
