package io.github.affectj.model.detect;

import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import io.github.affectj.base.Progress;
import java.util.List;
import java.util.Map;

/** A network that finds faces in a picture. */
public interface FaceNetwork {

    /** Makes room for the weights, which are read into it afterwards. */
    void initialize(NDManager manager);

    /** All weights by their names in the file. */
    Map<String, Parameter> stateDict();

    /**
     * The faces of a picture.
     *
     * @param manager on the device to compute on; what is made in it is closed on return
     * @param picture the whole picture
     * @param minimum pixels of the smallest face that is looked for
     * @param threshold least score of a face, above 0 and below 1
     * @param progress asked often whether to stop
     * @return by score, highest first
     */
    List<FaceBox> detect(
            NDManager manager,
            PictureMeans picture,
            double minimum,
            double threshold,
            Progress progress);
}
