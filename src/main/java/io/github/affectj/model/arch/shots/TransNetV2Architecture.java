package io.github.affectj.model.arch.shots;

import io.github.affectj.model.shots.ShotArchitecture;
import io.github.affectj.model.shots.ShotNetwork;
import org.scijava.plugin.Plugin;

/** TransNetV2 as published (Souček and Lokoč 2020). */
@Plugin(type = ShotArchitecture.class)
public final class TransNetV2Architecture implements ShotArchitecture {
    private static final String KEY = "transnetv2";

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public ShotNetwork build() {
        return new TransNetV2();
    }
}
