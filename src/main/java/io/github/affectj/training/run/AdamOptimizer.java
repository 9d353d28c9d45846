package io.github.affectj.training.run;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Adam with PyTorch's update rule (Kingma and Ba 2015; weight decay added to the gradient). Its
 * moments live in a manager of its own: DJL's Adam leaks them, and these can be stored with a
 * checkpoint.
 */
final class AdamOptimizer implements AutoCloseable {
    static final double BETA1 = 0.9;
    static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final NDManager manager;
    private final float decay;
    private final Map<String, NDArray> first = new LinkedHashMap<>();
    private final Map<String, NDArray> second = new LinkedHashMap<>();
    private long steps;

    AdamOptimizer(NDManager parent, double decay) {
        manager = parent.newSubManager();
        this.decay = (float) decay;
    }

    /** How many steps were taken. */
    long steps() {
        return steps;
    }

    /**
     * Moves weights by their gradients and sets these to 0.
     *
     * @param weights by name, each with a gradient
     * @param rate the learning rate
     */
    void step(Map<String, NDArray> weights, double rate) {
        steps++;
        double correction1 = 1 - Math.pow(BETA1, steps);
        double correction2 = Math.sqrt(1 - Math.pow(BETA2, steps));
        AdamUpdate update =
                new AdamUpdate(
                        decay,
                        (float) (rate * correction2 / correction1),
                        (float) (EPSILON * correction2));
        weights.forEach(
                (name, weight) -> {
                    NDArray m = first.computeIfAbsent(name, k -> manager.zeros(weight.getShape()));
                    NDArray v = second.computeIfAbsent(name, k -> manager.zeros(weight.getShape()));
                    try (NDArray gradient = weight.getGradient()) {
                        update.run(weight, gradient, m, v);
                    }
                });
    }

    /** The moments, named {@code adam.m.<name>} and {@code adam.v.<name>}. */
    NDList state() {
        NDList state = new NDList();
        first.forEach((name, m) -> state.add(named(m, "adam.m." + name)));
        second.forEach((name, v) -> state.add(named(v, "adam.v." + name)));
        return state;
    }

    /** Goes on from stored moments. */
    void restore(Map<String, NDArray> state, long stepsTaken) {
        steps = stepsTaken;
        state.forEach(
                (name, array) -> {
                    if (name.startsWith("adam.m.")) {
                        first.put(name.substring("adam.m.".length()), kept(array));
                    } else if (name.startsWith("adam.v.")) {
                        second.put(name.substring("adam.v.".length()), kept(array));
                    }
                });
    }

    /** A copy of our own: toDevice on the same device would share memory that its reader frees. */
    private NDArray kept(NDArray array) {
        NDArray copy = manager.zeros(array.getShape(), array.getDataType());
        array.copyTo(copy);
        return copy;
    }

    private static NDArray named(NDArray array, String name) {
        array.setName(name);
        return array;
    }

    @Override
    public void close() {
        manager.close();
    }
}
