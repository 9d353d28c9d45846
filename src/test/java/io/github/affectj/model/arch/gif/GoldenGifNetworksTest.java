package io.github.affectj.model.arch.gif;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The networks of GIFs against PyTorch's, see {@link GoldenNetwork}. */
class GoldenGifNetworksTest {

    @ParameterizedTest
    @ValueSource(strings = {"cnn-lstm"})
    void outputsAndAllGradients(String name) {
        try (GoldenNetwork network = new GoldenNetwork(name)) {
            network.checkInference();
            network.checkTraining();
        }
    }
}
