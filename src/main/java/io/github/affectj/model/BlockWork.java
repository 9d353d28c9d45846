package io.github.affectj.model;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Convolution;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;

/**
 * What one pass of a block takes, counted from the shapes that it was initialised with.
 *
 * @param multiplyAdds a multiplication and the addition behind it is one, as in the papers (FLOPs
 *     are twice as many); of convolutions, linear and recurrent layers, and what a {@link
 *     CountedBlock} tells. Normalisation, activation and pooling are not counted, as is usual.
 * @param outputs numbers that convolutions, linear layers and normalisations put out: a measure of
 *     the memory that a training step needs
 */
public record BlockWork(long multiplyAdds, long outputs) {
    private static final BlockWork NONE = new BlockWork(0, 0);

    /**
     * Counts a block and all below it.
     *
     * @param block initialised; the shape it was initialised with is the input that is counted, for
     *     the network of an {@code EmotionPredictor} one window
     */
    public static BlockWork of(Block block) {
        BlockWork work = NONE;
        if (block instanceof Convolution || block instanceof Linear) {
            work = layer(block);
        } else if (block instanceof BatchNorm) {
            work = new BlockWork(0, block.getInputShapes()[0].size());
        }
        for (Block child : block.getChildren().values()) {
            work = work.plus(of(child));
        }
        if (block instanceof CountedBlock counted) {
            return new BlockWork(counted.multiplyAdds(block.getInputShapes()[0]), work.outputs);
        }
        return work;
    }

    /** Each number that a convolution or linear layer puts out takes one row of its weights. */
    private static BlockWork layer(Block block) {
        Shape out = block.getOutputShapes(block.getInputShapes())[0];
        Shape weight = block.getDirectParameters().get("weight").getShape();
        return new BlockWork(out.size() * (weight.size() / weight.get(0)), out.size());
    }

    private BlockWork plus(BlockWork other) {
        return new BlockWork(multiplyAdds + other.multiplyAdds, outputs + other.outputs);
    }

    /** How many numbers a network has learnt or keeps, statistics of normalisations included. */
    public static long parameters(TorchBlock network) {
        return network.stateDict().values().stream()
                .map(Parameter::getArray)
                .mapToLong(array -> array.getShape().size())
                .sum();
    }
}
