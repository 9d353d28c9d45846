package io.github.affectj.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import io.github.affectj.model.scoring.EmotionPredictor;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Multiply-adds that PyTorch's FlopCounterMode tells of torchvision's networks, and sums by hand.
 */
class BlockWorkTest {

    @Test
    void resnet18OfImagenet() {
        try (EmotionPredictor resnet = network("resnet18", Map.of(), 1, 224, 1000)) {
            assertEquals(1_814_073_344L, BlockWork.of(resnet.network()).multiplyAdds());
            // 11,689,512 weights, and mean and variance of 4,800 channels
            assertEquals(11_689_512 + 2 * 4_800, BlockWork.parameters(resnet.network()));
        }
    }

    @Test
    void vgg19OfImagenet() {
        Map<String, Object> hyper = Map.of("hidden", 1, "layers", 1, "units", 1);
        try (EmotionPredictor vgg = network("vggnet-convgru", hyper, 1, 224, 2)) {
            long head = 7 * 7 * 9 * 3 * 512 + 1 + 2;
            // Torchvision's has three linear layers more, 19,632,062,464 in all.
            assertEquals(19_508_428_800L + head, BlockWork.of(vgg.network()).multiplyAdds());
        }
    }

    @Test
    void r3d18OfKinetics() {
        try (EmotionPredictor r3d = network("resnet3d", Map.of("depth", "18"), 16, 112, 400)) {
            assertEquals(40_696_553_472L, BlockWork.of(r3d.network()).multiplyAdds());
            assertEquals(33_371_472 + 9_600, BlockWork.parameters(r3d.network()));
        }
    }

    @Test
    void c3dOfThePaper() {
        Map<String, Object> hyper = Map.of("units", 4096, "dropout", 0.5);
        try (EmotionPredictor c3d = network("c3d", hyper, 16, 112, 487)) {
            assertEquals(38_548_959_232L, BlockWork.of(c3d.network()).multiplyAdds());
        }
    }

    @Test
    void eachStepOfARecurrentLayerCounts() {
        Map<String, Object> hyper = Map.of("hidden", 8, "layers", 2, "units", 4);
        long backbone = 148_045_824L; // of a frame of 64 x 64
        try (EmotionPredictor gru = network("resnet18-convgru", hyper, 3, 64, 5)) {
            // Maps of 2 x 2; the input's gates three times, the state's twice.
            long first = 4L * 9 * 24 * (3 * 512 + 2 * 8);
            long second = 4L * 9 * 24 * (3 * 8 + 2 * 8);
            assertEquals(
                    3 * backbone + first + second + 8 * 4 + 4 * 5,
                    BlockWork.of(gru.network()).multiplyAdds());
        }
        try (EmotionPredictor lstm = network("cnn-lstm", hyper, 3, 64, 5)) {
            long layers = 32L * (3 * 512 + 2 * 8) + 32L * (3 * 8 + 2 * 8);
            assertEquals(
                    3 * backbone + layers + 8 * 4 + 4 * 5,
                    BlockWork.of(lstm.network()).multiplyAdds());
        }
    }

    private static EmotionPredictor network(
            String architecture, Map<String, Object> hyper, int frames, int size, int labels) {
        List<String> names = IntStream.range(0, labels).mapToObj(i -> "label" + i).toList();
        return EmotionPredictor.fresh(
                new ModelSpec(
                        "counted",
                        architecture,
                        hyper,
                        names,
                        size,
                        frames,
                        frames,
                        ModelSpec.IMAGENET_MEAN,
                        ModelSpec.IMAGENET_STD,
                        1,
                        "",
                        "",
                        Map.of(),
                        Map.of()),
                Device.cpu());
    }
}
