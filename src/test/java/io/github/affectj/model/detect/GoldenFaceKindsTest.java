package io.github.affectj.model.detect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import io.github.affectj.model.engine.DjlRuntime;
import io.github.affectj.model.store.Detector;
import io.github.affectj.model.store.Detectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What faces look like, beside PyTorch: scripts/reference/golden_face_kinds.py. */
final class GoldenFaceKindsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    private static PictureMeans means(TestFaces.Picture picture) {
        PictureMeans means = new PictureMeans(picture.width(), picture.height());
        means.show(picture.rgb());
        return means;
    }

    private static FaceKinds open() {
        return FaceKinds.open(
                Detectors.find(Detector.FACE_KINDS, "this test"), DjlRuntime.device("cpu"));
    }

    @Test
    void everyFaceIsAsPhotographedAsInPyTorch() throws IOException {
        Map<String, double[]> golden =
                new Gson()
                        .fromJson(
                                Files.readString(GOLDEN.resolve("face-kinds.json")),
                                new TypeToken<Map<String, double[]>>() {}.getType());
        FaceReference faces = FaceReference.read(GOLDEN.resolve("mtcnn.json"));
        int compared = 0;
        try (FaceKinds kinds = open()) {
            for (Map.Entry<String, float[][]> one : faces.pictures().entrySet()) {
                List<FaceBox> boxes =
                        Arrays.stream(one.getValue())
                                .map(b -> new FaceBox(b[0], b[1], b[2], b[3], b[4]))
                                .toList();
                double[] found = kinds.photographed(means(TestFaces.arranged(one.getKey())), boxes);
                assertArrayEquals(golden.get(one.getKey()), found, 1e-3, one.getKey());
                compared += boxes.size();
            }
        }
        assertEquals(25, compared);
    }

    @Test
    void aBoxOutsideThePictureShowsNothing() throws IOException {
        try (FaceKinds kinds = open()) {
            PictureMeans pair = means(TestFaces.pair());
            List<FaceBox> boxes =
                    List.of(
                            new FaceBox(-50, -50, -10, -10, 1),
                            new FaceBox(133, 31, 203, 119, 1),
                            new FaceBox(5000, 20, 5100, 120, 1));
            double[] found = kinds.photographed(pair, boxes);
            assertEquals(0, found[0]);
            assertEquals(1, found[1], 0.1);
            assertEquals(0, found[2]);
            assertEquals(0, kinds.photographed(pair, List.of()).length);
        }
    }
}
