package io.github.affectj.model.arch.film;

import ai.djl.ndarray.NDList;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import io.github.affectj.model.HeadOutput;
import io.github.affectj.model.MaskedFeatures;
import io.github.affectj.model.TorchBlock;
import io.github.affectj.model.WindowBatch;

/**
 * A head over both streams. As a block it takes the shape (B, T, C, h, w) of the maps and (B, T, D)
 * of the audio features.
 */
abstract class StreamHead extends TorchBlock {

    /** All that it tells of some windows. */
    abstract HeadOutput run(ParameterStore parameters, WindowBatch windows, boolean training);

    /** Maps, audio features and the masks of both to the logits alone; {@link #run} tells more. */
    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList in,
            boolean training,
            PairList<String, Object> params) {
        WindowBatch w =
                new WindowBatch(
                        new MaskedFeatures(in.get(0), in.get(2)),
                        new MaskedFeatures(in.get(1), in.get(3)));
        return new NDList(run(parameters, w, training).logits());
    }
}
