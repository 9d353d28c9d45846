package io.github.affectj.model;

import ai.djl.engine.Engine;

/** Which engine computes. */
public final class EngineInfo {
    private EngineInfo() {}

    /** Version of DJL. */
    public static String djl() {
        return Engine.getDjlVersion();
    }

    /** Name and version of the engine, as {@code PyTorch 2.7.1}. */
    public static String engine() {
        Engine engine = DjlRuntime.engine();
        return engine.getEngineName() + " " + engine.getVersion();
    }
}
