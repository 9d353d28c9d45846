package io.github.affectj.training.run;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.FloatBuffer;
import java.util.stream.IntStream;

/**
 * One step of Adam on one weight. On the CPU in a single pass over the memory of weight, gradient
 * and moments, in pieces that stay in the processor's cache: the engine's own update passes it
 * thirty times, which takes longer than the backward pass of a small head.
 *
 * @param decay added to the gradient, times the weight
 * @param rate the learning rate with both corrections of the first steps
 * @param epsilon with the correction of the second moment
 */
record AdamUpdate(float decay, float rate, float epsilon) {
    private static final float BETA1 = (float) AdamOptimizer.BETA1;
    private static final float BETA2 = (float) AdamOptimizer.BETA2;
    private static final float REST1 = (float) (1 - AdamOptimizer.BETA1);
    private static final float REST2 = (float) (1 - AdamOptimizer.BETA2);

    /** Values a piece: four pieces take 64 kB. */
    private static final int PIECE = 4096;

    /** Weights with fewer values are not worth waking another thread. */
    private static final int PIECES_A_THREAD = 16;

    /**
     * Moves a weight and its moments and sets the gradient to 0.
     *
     * @param m first moment, as large as the weight
     * @param v second moment, as large as the weight
     */
    void run(NDArray weight, NDArray gradient, NDArray m, NDArray v) {
        if (weight.getDevice().isGpu()) {
            weight.getNDArrayInternal()
                    .adamUpdate(
                            new NDList(weight, gradient, m, v),
                            new NDList(weight),
                            rate,
                            rate,
                            decay,
                            1f,
                            -1f,
                            BETA1,
                            BETA2,
                            epsilon,
                            true,
                            false);
            return;
        }
        FloatBuffer[] memory = {memory(weight), memory(gradient), memory(m), memory(v)};
        int pieces = (int) ((weight.size() + PIECE - 1) / PIECE);
        int threads = Math.min(JniUtils.getNumThreads(), pieces / PIECES_A_THREAD);
        if (threads < 2) {
            pieces(memory, 0, pieces);
        } else {
            IntStream.range(0, threads)
                    .parallel()
                    .forEach(i -> pieces(memory, pieces * i / threads, pieces * (i + 1) / threads));
        }
        JniUtils.zeroGrad((PtNDArray) weight);
    }

    /** The engine's own memory; of a gradient whose values lie in another order a copy. */
    private static FloatBuffer memory(NDArray array) {
        return array.toByteBuffer(true).asFloatBuffer();
    }

    private void pieces(FloatBuffer[] memory, int from, int to) {
        float[] weight = new float[PIECE];
        float[] gradient = new float[PIECE];
        float[] first = new float[PIECE];
        float[] second = new float[PIECE];
        int size = memory[0].capacity();
        for (int piece = from; piece < to; piece++) {
            int at = piece * PIECE;
            int count = Math.min(PIECE, size - at);
            memory[0].get(at, weight, 0, count);
            memory[1].get(at, gradient, 0, count);
            memory[2].get(at, first, 0, count);
            memory[3].get(at, second, 0, count);
            move(weight, gradient, first, second, count);
            memory[0].put(at, weight, 0, count);
            memory[2].put(at, first, 0, count);
            memory[3].put(at, second, 0, count);
        }
    }

    /** Algorithm 1 of Kingma and Ba 2015, its corrections moved into rate and epsilon. */
    private void move(float[] weight, float[] gradient, float[] first, float[] second, int count) {
        for (int i = 0; i < count; i++) {
            float g = gradient[i] + decay * weight[i];
            float m = BETA1 * first[i] + REST1 * g;
            float v = BETA2 * second[i] + REST2 * g * g;
            first[i] = m;
            second[i] = v;
            weight[i] -= rate * m / ((float) Math.sqrt(v) + epsilon);
        }
    }
}
