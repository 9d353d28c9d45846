package io.github.affectj.training.run;

import io.github.affectj.model.BlockWork;
import io.github.affectj.model.FrameSequenceNetwork;

/** How many windows of a batch are in memory at once, where nobody says so. */
final class ChunkSize {
    /**
     * Bytes that the activations of the windows in memory at once may take, roughly: six windows of
     * four frames at 224 px through a ResNet18.
     */
    private static final double CHUNK_BYTES = 1.2e9;

    /** Bytes that one frame of 224 x 224 leaves behind in a ResNet18 forward pass; measured. */
    private static final double BYTES_A_FRAME = 48e6;

    /**
     * Bytes that a number put out by a layer takes in a training step, with what is made of it: a
     * little less than what {@link #BYTES_A_FRAME} is for a ResNet18, so that it is other networks
     * that this decides about.
     */
    private static final double BYTES_A_NUMBER = 9.2;

    private ChunkSize() {}

    /**
     * Windows that pass the network together in training, 1 to the batch.
     *
     * @param network initialised with one window
     */
    static int of(TrainingSettings settings, FrameSequenceNetwork network) {
        if (settings.chunk() > 0) {
            return Math.min(settings.chunk(), settings.batch());
        }
        if (settings.freeze()) {
            return settings.batch(); // the head alone takes little
        }
        double resnet =
                BYTES_A_FRAME
                        * settings.windowFrames()
                        * settings.size()
                        * settings.size()
                        / (224 * 224);
        double window = Math.max(resnet, BYTES_A_NUMBER * BlockWork.of(network).outputs());
        return (int) Math.max(1, Math.min(settings.batch(), CHUNK_BYTES / window));
    }
}
