package io.github.affectj.model.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.affectj.base.Progress;
import io.github.affectj.model.engine.DjlRuntime;
import io.github.affectj.model.store.Detector;
import io.github.affectj.model.store.Detectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Sets our faces beside those of the package facenet-pytorch on the pictures of {@code
 * scripts/reference/faces.py}. They are not in git, so it is run by its name alone, with {@code
 * -Daffectj.faces=FOLDER}; it writes {@code parity.csv} there.
 */
final class FaceParity {
    @Test
    void everyFaceIsWithinAPixelAndAHundredth() throws IOException {
        Path folder = Path.of(System.getProperty("affectj.faces"));
        FaceReference reference = FaceReference.read(folder.resolve("package.json"));
        List<String> lines = new ArrayList<>();
        lines.add("picture,width,height,package,affectj,most_pixels,most_score");
        List<String> far = new ArrayList<>();
        Detector detector = Detectors.find(Detector.FACES, "this test");
        try (FacePredictor predictor = FacePredictor.open(detector, DjlRuntime.device("cpu"))) {
            for (String name : new TreeSet<>(reference.pictures().keySet())) {
                TestFaces.Picture picture = TestFaces.read(folder.resolve(name + ".png"));
                PictureMeans means = new PictureMeans(picture.width(), picture.height());
                means.show(picture.rgb());
                List<FaceBox> found =
                        predictor.detect(
                                means, reference.minimum(), FaceReference.THRESHOLD, Progress.NONE);
                FaceReference.Distance d = reference.distance(name, found);
                lines.add(
                        String.format(
                                Locale.ROOT,
                                "%s,%d,%d,%d,%d,%.4f,%.6f",
                                name,
                                picture.width(),
                                picture.height(),
                                d.theirs(),
                                d.ours(),
                                d.pixels(),
                                d.score()));
                if (!d.tooFar().isEmpty()) {
                    far.add(name + ": " + d.tooFar() + " " + d);
                }
            }
        }
        Files.write(folder.resolve("parity.csv"), lines);
        assertEquals(List.of(), far);
    }
}
