package io.github.affectj.model.engine;

import ai.djl.pytorch.jni.JniUtils;

/**
 * Switches off for the current thread, until closed, that the engine records what gradients would
 * need. It does record on every thread but the one that started it, and while weights ask for
 * gradients (in training) that holds on to all intermediate results of inference.
 */
public final class NoGradients implements AutoCloseable {
    private final boolean before = JniUtils.isGradMode();

    public NoGradients() {
        JniUtils.setGradMode(false);
    }

    @Override
    public void close() {
        JniUtils.setGradMode(before);
    }
}
