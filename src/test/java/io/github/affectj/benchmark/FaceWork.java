package io.github.affectj.benchmark;

import ai.djl.pytorch.jni.JniUtils;
import io.github.affectj.base.Progress;
import io.github.affectj.commands.FindFacesCommand;
import io.github.affectj.commands.OpenVideoCommand;
import io.github.affectj.ij1.Macros;
import io.github.affectj.model.detect.FacePredictor;
import io.github.affectj.model.detect.PictureMeans;
import io.github.affectj.model.detect.TestFaces;
import io.github.affectj.model.engine.DjlRuntime;
import io.github.affectj.model.store.Detector;
import io.github.affectj.model.store.Detectors;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The network that finds faces against the package that its weights come from, on the same pictures
 * and with as many threads, by turns; and a film from its file to its faces against how long it
 * lasts.
 */
final class FaceWork {
    private static final String SCRIPT = "scripts/reference/faces.py";
    private static final double ALLOWED = 1.1;
    private static final double REAL_TIME = 1;

    /** As the package has them. */
    private static final int MINIMUM = 20;

    private static final double THRESHOLD = 0.7;

    private FaceWork() {}

    /**
     * Pictures.
     *
     * @param python null if there is none
     * @param folder where the pictures are made
     */
    static Row pictures(Path root, String python, Path folder, int rounds) throws Exception {
        String what = "finding the faces of %d pictures";
        if (python == null) {
            return Row.skipped(
                    "finding the faces of pictures",
                    "--python names no Python with facenet-pytorch");
        }
        Path script = root.resolve(SCRIPT);
        Films.run(List.of(python, script.toString(), "make", folder.toString()));
        int threads = JniUtils.getNumThreads();
        Process theirs =
                new ProcessBuilder(
                                python,
                                script.toString(),
                                "time",
                                folder.toString(),
                                "--minimum",
                                Integer.toString(MINIMUM),
                                "--threads",
                                Integer.toString(threads))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        Detector detector = Detectors.find(Detector.FACES, "the benchmark");
        try (BufferedReader said = theirs.inputReader();
                BufferedWriter ask = theirs.outputWriter();
                FacePredictor predictor = FacePredictor.open(detector, DjlRuntime.device("cpu"))) {
            int count = Integer.parseInt(line(said));
            List<TestFaces.Picture> all = read(folder);
            double[] medians =
                    Turns.medians(
                            rounds,
                            Turns.timed(() -> find(predictor, all)),
                            () -> {
                                ask.write("\n");
                                ask.flush();
                                return Double.parseDouble(line(said));
                            });
            return Row.times(
                    what.formatted(count) + ", %d threads".formatted(threads),
                    medians[0],
                    "facenet-pytorch",
                    medians[1],
                    ALLOWED);
        } finally {
            theirs.destroy();
        }
    }

    private static String line(BufferedReader said) throws IOException {
        String line = said.readLine();
        if (line == null) {
            throw new IOException(SCRIPT + " failed; see above why");
        }
        return line;
    }

    private static List<TestFaces.Picture> read(Path folder) throws IOException {
        List<TestFaces.Picture> pictures = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".png")).toList()) {
                pictures.add(TestFaces.read(file));
            }
        }
        return pictures;
    }

    private static void find(FacePredictor predictor, List<TestFaces.Picture> pictures) {
        for (TestFaces.Picture picture : pictures) {
            PictureMeans means = new PictureMeans(picture.width(), picture.height());
            means.show(picture.rgb());
            predictor.detect(means, MINIMUM, THRESHOLD, Progress.NONE);
        }
    }

    /**
     * A film of 720p with the command's own settings: five frames a second.
     *
     * @param seconds how long the film is
     */
    static Row film(Films films, int seconds, int rounds) throws Exception {
        String what = "opening %d s of 720p and finding its faces".formatted(seconds);
        if (!Films.canMake()) {
            return Row.skipped(what, Films.NO_FFMPEG);
        }
        Path film = films.part(seconds, Films.KEYFRAME_EVERY);
        Macros.install(OpenVideoCommand.class);
        Macros.install(FindFacesCommand.class);
        String find =
                "run('Open Video with Audio...', 'path=[%s]'); run('Find Faces...');"
                        .formatted(film);
        double[] medians =
                Turns.medians(
                        rounds,
                        Turns.timed(
                                () -> {
                                    Macros.runOrFail(find);
                                    Macros.closeImages();
                                }));
        return Row.times(what, medians[0], "how long it lasts:", seconds * 1000.0, REAL_TIME);
    }
}
