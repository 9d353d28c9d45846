package io.github.affectj.model.arch.detect;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.Initializer;
import io.github.affectj.base.Progress;
import io.github.affectj.model.detect.FaceBox;
import io.github.affectj.model.detect.FaceNetwork;
import io.github.affectj.model.detect.PictureMeans;
import io.github.affectj.model.detect.PictureMeans.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * MTCNN (Zhang, Zhang, Li and Qiao 2016, arXiv 1604.02878), as the PyPI package facenet-pytorch
 * 2.6.0 computes it: sizes, thresholds, overlaps and what is rounded down are those of the package.
 */
final class Mtcnn implements FaceNetwork {
    private static final float PROPOSED = 0.6f;
    private static final float REFINED = 0.7f;

    /** From one size of the picture to the next smaller one. */
    private static final double FACTOR = 0.709;

    private static final double MOST_WITHIN_SIZE = 0.5;
    private static final double MOST_OVERLAP = 0.7;

    /** Pixels from one place of P-Net to the next. */
    private static final int STRIDE = 2;

    /** Pixels that pass P-Net at once, so that memory does not grow with the picture. */
    private static final int STRIP_PIXELS = 1 << 18;

    private static final int BATCH = 512;
    private static final int CHANNELS = 3;

    private final CascadeStage proposal = CascadeStage.proposal();
    private final CascadeStage refinement = CascadeStage.refinement();
    private final CascadeStage output = CascadeStage.output();

    @Override
    public void initialize(NDManager manager) {
        // All weights come from the file: what lies in memory before does not matter.
        Initializer none = (any, shape, type) -> any.create(shape, type);
        for (CascadeStage stage : List.of(proposal, refinement, output)) {
            stage.setInitializer(none, parameter -> true);
            stage.initialize(manager, DataType.FLOAT32, shape(1, stage.size(), stage.size()));
            stage.freezeParameters(true);
        }
    }

    private static Shape shape(int batch, int rows, int columns) {
        return new Shape(batch, CHANNELS, rows, columns);
    }

    @Override
    public Map<String, Parameter> stateDict() {
        Map<String, Parameter> state = new LinkedHashMap<>();
        proposal.stateDict().forEach((name, value) -> state.put("pnet." + name, value));
        refinement.stateDict().forEach((name, value) -> state.put("rnet." + name, value));
        output.stateDict().forEach((name, value) -> state.put("onet." + name, value));
        return state;
    }

    @Override
    public List<FaceBox> detect(
            NDManager manager,
            PictureMeans picture,
            double minimum,
            double threshold,
            Progress progress) {
        List<FaceBox> squares =
                Suppression.byUnion(proposed(manager, picture, minimum, progress), MOST_OVERLAP)
                        .stream()
                        .map(c -> Candidate.square(c.corrected(0)))
                        .toList();
        List<Candidate> refined = stage(manager, refinement, picture, squares, REFINED, progress);
        squares =
                Suppression.byUnion(refined, MOST_OVERLAP).stream()
                        .map(c -> Candidate.square(c.corrected(1)))
                        .toList();
        List<Candidate> faces =
                stage(manager, output, picture, squares, (float) threshold, progress).stream()
                        .map(c -> new Candidate(c.corrected(1), c.moves()))
                        .toList();
        return Suppression.bySmaller(faces, MOST_OVERLAP).stream().map(Candidate::box).toList();
    }

    /** What P-Net takes for faces, over all sizes of the picture. */
    private List<Candidate> proposed(
            NDManager manager, PictureMeans picture, double minimum, Progress progress) {
        List<Candidate> all = new ArrayList<>();
        double scale = proposal.size() / minimum;
        double shorter = Math.min(picture.width(), picture.height()) * scale;
        while (shorter >= proposal.size()) {
            List<Candidate> some = proposedAt(manager, picture, scale, progress);
            all.addAll(Suppression.byUnion(some, MOST_WITHIN_SIZE));
            scale *= FACTOR;
            shorter *= FACTOR;
        }
        return all;
    }

    /**
     * What P-Net takes for faces at one size, in strips: a place depends on the pixels that it sees
     * only, so that cutting changes nothing.
     */
    private List<Candidate> proposedAt(
            NDManager manager, PictureMeans picture, double scale, Progress progress) {
        int rows = (int) (picture.height() * scale + 1);
        int columns = (int) (picture.width() * scale + 1);
        PictureMeans.Sized sized = picture.sized(columns, rows);
        int places =
                (int) proposal.getOutputShapes(new Shape[] {shape(1, rows, columns)})[0].get(2);
        int most = Math.max(1, (STRIP_PIXELS / columns - proposal.size()) / STRIDE);
        List<Candidate> found = new ArrayList<>();
        for (int first = 0; first < places; first += most) {
            progress.checkCancelled();
            int last = Math.min(places, first + most);
            int top = first * STRIDE;
            int bottom = Math.min(rows, (last - 1) * STRIDE + proposal.size());
            float[] pixels = new float[CHANNELS * (bottom - top) * columns];
            sized.write(top, bottom, pixels, 0);
            try (NDManager work = manager.newSubManager()) {
                NDList told = run(work, proposal, pixels, shape(1, bottom - top, columns));
                addPlaces(told, first, (float) scale, found);
            }
        }
        return found;
    }

    private static NDList run(NDManager work, CascadeStage stage, float[] pixels, Shape shape) {
        NDArray input = work.create(pixels, shape);
        return stage.forward(new ParameterStore(work, false), new NDList(input), false);
    }

    private void addPlaces(NDList told, int firstRow, float scale, List<Candidate> found) {
        Shape maps = told.get(0).getShape();
        int columns = (int) maps.get(3);
        int places = (int) maps.get(2) * columns;
        float[] shares = told.get(0).toFloatArray();
        float[] moves = null;
        for (int i = 0; i < places; i++) {
            float score = shares[places + i];
            if (score < PROPOSED) {
                continue;
            }
            if (moves == null) { // of most strips they are never asked for
                moves = told.get(1).toFloatArray();
            }
            float x = (float) (STRIDE * (i % columns));
            float y = (float) (STRIDE * (firstRow + i / columns));
            FaceBox box =
                    new FaceBox(
                            floor((x + 1) / scale),
                            floor((y + 1) / scale),
                            floor((x + proposal.size()) / scale),
                            floor((y + proposal.size()) / scale),
                            score);
            found.add(new Candidate(box, moves(moves, i, places)));
        }
    }

    private static float floor(float value) {
        return (float) Math.floor(value);
    }

    private static float[] moves(float[] all, int at, int stride) {
        return new float[] {all[at], all[stride + at], all[2 * stride + at], all[3 * stride + at]};
    }

    /** The boxes that R-Net or O-Net takes for faces, with its score and corrections. */
    private static List<Candidate> stage(
            NDManager manager,
            CascadeStage stage,
            PictureMeans picture,
            List<FaceBox> boxes,
            float threshold,
            Progress progress) {
        int side = stage.size();
        int length = CHANNELS * side * side;
        List<Candidate> kept = new ArrayList<>();
        for (int begin = 0; begin < boxes.size(); begin += BATCH) {
            progress.checkCancelled();
            List<FaceBox> some = new ArrayList<>();
            float[] pixels = new float[Math.min(BATCH, boxes.size() - begin) * length];
            for (FaceBox box : boxes.subList(begin, Math.min(boxes.size(), begin + BATCH))) {
                Part part = Candidate.pixels(box, picture.width(), picture.height());
                if (part.right() > part.left() && part.bottom() > part.top()) {
                    picture.sized(part, side, side).write(0, side, pixels, some.size() * length);
                    some.add(box);
                }
            }
            if (some.isEmpty()) {
                continue;
            }
            float[] used = Arrays.copyOf(pixels, some.size() * length);
            try (NDManager work = manager.newSubManager()) {
                NDList told = run(work, stage, used, shape(some.size(), side, side));
                float[] shares = told.get(0).toFloatArray();
                float[] moves = told.get(1).toFloatArray();
                for (int i = 0; i < some.size(); i++) {
                    float score = shares[2 * i + 1];
                    if (score > threshold) {
                        FaceBox b = some.get(i);
                        kept.add(
                                new Candidate(
                                        new FaceBox(
                                                b.left(), b.top(), b.right(), b.bottom(), score),
                                        Arrays.copyOfRange(moves, 4 * i, 4 * i + 4)));
                    }
                }
            }
        }
        return kept;
    }
}
