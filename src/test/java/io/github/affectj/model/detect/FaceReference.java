package io.github.affectj.model.detect;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What the package facenet-pytorch finds in pictures: scripts/reference/faces.py.
 *
 * @param minimum pixels of the smallest face that was looked for
 * @param pictures boxes by name of the picture: left, top, right, bottom, score
 */
record FaceReference(double minimum, Map<String, float[][]> pictures) {
    /** Least score of a face in the package. */
    static final double THRESHOLD = 0.7;

    static final double MOST_PIXELS = 1;
    static final double MOST_SCORE = 0.01;

    static FaceReference read(Path file) throws IOException {
        return new Gson().fromJson(Files.readString(file), FaceReference.class);
    }

    /**
     * How far boxes are from the package's.
     *
     * @param theirs how many the package finds
     * @param ours how many we find
     * @param pixels the largest distance of an edge
     * @param score the largest difference of a score
     */
    record Distance(int theirs, int ours, double pixels, double score) {
        /** What is too far, empty where nothing is. */
        String tooFar() {
            return theirs != ours
                    ? "%d faces instead of %d".formatted(ours, theirs)
                    : pixels > MOST_PIXELS ? "boxes" : score > MOST_SCORE ? "scores" : "";
        }
    }

    /** Each of the package's boxes beside the nearest one of ours that no other has taken. */
    Distance distance(String picture, List<FaceBox> found) {
        float[][] theirs = pictures.get(picture);
        List<FaceBox> left = new ArrayList<>(found);
        double pixels = 0;
        double score = 0;
        for (float[] box : theirs) {
            if (left.isEmpty()) {
                break;
            }
            FaceBox ours =
                    left.stream()
                            .min(Comparator.comparingDouble(b -> farthestEdge(box, b)))
                            .orElseThrow();
            left.remove(ours);
            pixels = Math.max(pixels, farthestEdge(box, ours));
            score = Math.max(score, Math.abs(box[4] - ours.score()));
        }
        return new Distance(theirs.length, found.size(), pixels, score);
    }

    private static double farthestEdge(float[] theirs, FaceBox ours) {
        return Math.max(
                Math.max(Math.abs(theirs[0] - ours.left()), Math.abs(theirs[1] - ours.top())),
                Math.max(Math.abs(theirs[2] - ours.right()), Math.abs(theirs[3] - ours.bottom())));
    }
}
