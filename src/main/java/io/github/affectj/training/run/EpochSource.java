package io.github.affectj.training.run;

import io.github.affectj.base.Progress;
import java.util.List;

/** Where an epoch's windows come from: decoded and augmented anew, or from stored backbone maps. */
interface EpochSource extends AutoCloseable {

    /**
     * Passes all windows of an epoch to the learner, batch by batch.
     *
     * @param batches the clips of each batch, by place in the training split
     * @param stepped called after each batch's gradients are added, to take the step
     */
    void pass(int epoch, List<int[]> batches, Learner learner, Runnable stepped, Progress progress);

    /** Logits of each validation clip with the weights as they are now. */
    List<double[]> validate(Progress progress);

    @Override
    void close();
}
