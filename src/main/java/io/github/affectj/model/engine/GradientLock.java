package io.github.affectj.model.engine;

/**
 * Its class object guards the engine's gradient mode: DJL's PyTorch engine allows one gradient
 * collector in a JVM at a time, so training and Grad-CAM take turns, a step each.
 */
public final class GradientLock {
    private GradientLock() {}
}
