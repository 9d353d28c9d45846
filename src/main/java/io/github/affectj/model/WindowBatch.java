package io.github.affectj.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Some windows as a head takes them: both streams, each with its mask. A stream that the network
 * does not take, or that a clip lacks, is masked all over; there is no other way to say so.
 *
 * @param visual the backbone's maps, (B, T, C, h, w)
 * @param audio features of the sound during each step, not normalised, (B, T, D); D is 1 for
 *     networks that take no audio
 */
public record WindowBatch(MaskedFeatures visual, MaskedFeatures audio) {

    /**
     * Windows of frames that are all there, without audio.
     *
     * @param maps (B, T, C, h, w)
     * @param audioFeatures width D that the audio stream would have
     */
    public static WindowBatch ofFrames(NDArray maps, int audioFeatures) {
        NDManager manager = maps.getManager();
        Shape steps = new Shape(maps.getShape().get(0), maps.getShape().get(1));
        return new WindowBatch(
                new MaskedFeatures(maps, manager.ones(steps)),
                new MaskedFeatures(
                        manager.zeros(steps.add(Math.max(1, audioFeatures))),
                        manager.zeros(steps)));
    }

    /** The same windows with other maps of the same shape, as of gradients or of deleted parts. */
    public WindowBatch withMaps(NDArray others) {
        return new WindowBatch(new MaskedFeatures(others, visual.mask()), audio);
    }

    /** The backbone's maps, (B, T, C, h, w). */
    public NDArray maps() {
        return visual.values();
    }

    /** How many windows there are. */
    public long size() {
        return shape().get(0);
    }

    /** Shape (B, T, C, h, w) of the maps. */
    public Shape shape() {
        return maps().getShape();
    }

    /** Hands all arrays to a manager for as long as that is open. */
    public void tempAttach(NDManager manager) {
        for (MaskedFeatures stream : new MaskedFeatures[] {visual, audio}) {
            stream.values().tempAttach(manager);
            stream.mask().tempAttach(manager);
        }
    }
}
