package io.github.affectj.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * Some windows as a head takes them: the backbone's maps and, for networks that listen, the sound,
 * each with a mask that is 1 where a step is there and 0 where the window is padded or the stream
 * is missing.
 *
 * @param maps (B, T, C, h, w)
 * @param sound (B, T, D), raw features of the sound during each step; null for networks that don't
 *     listen
 * @param pictureMask (B, T), 0 or 1; null where all pictures are there and the network does not
 *     listen
 * @param soundMask (B, T), 0 or 1; null for networks that don't listen
 */
public record WindowBatch(NDArray maps, NDArray sound, NDArray pictureMask, NDArray soundMask) {

    /** Windows of pictures that are all there, for a network that does not listen. */
    public static WindowBatch pictures(NDArray maps) {
        return new WindowBatch(maps, null, null, null);
    }

    /** The same windows with other maps of the same shape, as of gradients or of deleted parts. */
    public WindowBatch withMaps(NDArray others) {
        return new WindowBatch(others, sound, pictureMask, soundMask);
    }

    /** How many windows there are. */
    public long size() {
        return maps.getShape().get(0);
    }

    /** Shape (B, T, C, h, w) of the maps. */
    public Shape shape() {
        return maps.getShape();
    }
}
