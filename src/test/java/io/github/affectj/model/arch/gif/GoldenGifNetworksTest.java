package io.github.affectj.model.arch.gif;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The networks of GIFs against PyTorch's, see {@link GoldenNetwork}. */
class GoldenGifNetworksTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cnn-lstm",
                "vggnet-convgru",
                "efficientnet-lite0-convgru",
                "onet",
                "resnet3d",
                "resnet3d-34",
                "c3d",
                "c3d-t2",
                "c3d-t6",
                "c3d-t8"
            })
    void outputsAndAllGradients(String name) {
        try (GoldenNetwork network = new GoldenNetwork(name)) {
            network.checkInference();
            network.checkTraining();
        }
    }
}
