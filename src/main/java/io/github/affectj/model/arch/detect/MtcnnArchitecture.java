package io.github.affectj.model.arch.detect;

import io.github.affectj.model.detect.FaceArchitecture;
import io.github.affectj.model.detect.FaceNetwork;
import org.scijava.plugin.Plugin;

/** MTCNN as published (Zhang et al. 2016). */
@Plugin(type = FaceArchitecture.class)
public final class MtcnnArchitecture implements FaceArchitecture {
    private static final String KEY = "mtcnn";

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public FaceNetwork build() {
        return new Mtcnn();
    }
}
