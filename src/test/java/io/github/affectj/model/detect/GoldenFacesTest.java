package io.github.affectj.model.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.affectj.base.Progress;
import io.github.affectj.model.engine.DjlRuntime;
import io.github.affectj.model.store.Detector;
import io.github.affectj.model.store.Detectors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our network beside the package facenet-pytorch: scripts/reference/faces.py golden. */
final class GoldenFacesTest {
    private static FacePredictor predictor;
    private static FaceReference golden;

    @BeforeAll
    static void open() throws IOException {
        Detector detector = Detectors.find(Detector.FACES, "this test");
        predictor = FacePredictor.open(detector, DjlRuntime.device("cpu"));
        golden = FaceReference.read(Path.of("src/test/resources/golden/mtcnn.json"));
    }

    @AfterAll
    static void close() {
        predictor.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pair",
                "mirrored",
                "dark",
                "grey",
                "turned",
                "halved",
                "doubled",
                "many",
                "cut",
                "tiny",
                "none"
            })
    void everyFaceIsWithinAPixelAndAHundredthOfThePackage(String kind) throws IOException {
        TestFaces.Picture picture = TestFaces.arranged(kind);
        PictureMeans means = new PictureMeans(picture.width(), picture.height());
        means.show(picture.rgb());
        List<FaceBox> found =
                predictor.detect(means, golden.minimum(), FaceReference.THRESHOLD, Progress.NONE);
        FaceReference.Distance distance = golden.distance(kind, found);
        assertEquals("", distance.tooFar(), distance.toString());
    }
}
