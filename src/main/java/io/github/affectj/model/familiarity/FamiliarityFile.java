package io.github.affectj.model.familiarity;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignText;
import io.github.affectj.base.SafeFiles;
import io.github.affectj.model.store.StoredModel;
import io.github.affectj.model.store.WeightsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The {@link Familiarity} of a model on disk, beside its weights: a safetensors file of 32-bit
 * floats, for each stream its {@link FeatureSpread} and {@code held_out}, named {@code visual.mean}
 * and so on. The hash of the file stands in the model's spec.
 */
public final class FamiliarityFile {
    /** Bytes of a file; ours have about 300,000. */
    private static final long MOST_BYTES = 8 << 20;

    private static final String VISUAL = "visual.";
    private static final String AUDIO = "audio.";
    private static final String SCALE = "scale";
    private static final String MEAN = "mean";
    private static final String AXES = "axes";
    private static final String FACTOR = "factor";
    private static final String REST = "rest";
    private static final String HELD_OUT = "held_out";

    private FamiliarityFile() {}

    /**
     * Writes what is familiar to a model into its folder, whole or not at all; nothing if that
     * can't be told.
     *
     * @return SHA-256 of the file; empty if there is none
     */
    public static String write(Familiarity familiarity, Path folder) {
        Path file = folder.resolve(StoredModel.FAMILIARITY);
        try {
            if (!familiarity.isTold()) {
                Files.deleteIfExists(file); // of an earlier end of the same run
                return "";
            }
            SafeFiles.write(file, temporary -> writeArrays(familiarity, temporary));
            return WeightsFile.sha256(file);
        } catch (IOException e) {
            throw new BadInputException("The file " + file + " can't be written.", e);
        }
    }

    private static void writeArrays(Familiarity familiarity, Path file) throws IOException {
        try (NDManager scope = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
            NDList arrays = new NDList();
            add(arrays, scope, VISUAL, familiarity.visual());
            add(arrays, scope, AUDIO, familiarity.audio());
            WeightsFile.writeArrays(file, arrays);
        }
    }

    private static void add(
            NDList arrays, NDManager scope, String stream, StreamFamiliarity familiarity) {
        if (familiarity == null) {
            return;
        }
        FeatureSpread spread = familiarity.spread();
        if (spread.scale().length > 0) {
            add(arrays, scope.create(spread.scale()), stream + SCALE);
        }
        add(arrays, scope.create(spread.mean()), stream + MEAN);
        add(arrays, scope.create(spread.axes()), stream + AXES);
        add(arrays, scope.create(spread.factor()), stream + FACTOR);
        add(arrays, scope.create(new float[] {spread.rest()}), stream + REST);
        add(arrays, scope.create(familiarity.heldOut()), stream + HELD_OUT);
    }

    private static void add(NDList arrays, NDArray array, String name) {
        array.setName(name);
        arrays.add(array);
    }

    /**
     * Reads what is familiar to a model, and checks that it is that of its spec and of its form.
     *
     * @param visual numbers of a frame's maps; 0 where the model takes no frames
     * @param audio measured features of a step; 0 where the model takes no audio
     * @return {@link Familiarity#NONE} of a model that can't tell
     * @throws BadInputException if the file is missing, damaged, or another model's
     */
    public static Familiarity read(StoredModel model, int visual, int audio) {
        if (model.spec().familiarity().isEmpty()) {
            return Familiarity.NONE;
        }
        Path file = model.familiarity();
        try {
            requireOwn(file, model.spec().familiarity());
            Map<String, float[][]> tensors = tensors(file);
            Familiarity familiarity =
                    new Familiarity(stream(tensors, VISUAL, visual), stream(tensors, AUDIO, audio));
            if (!tensors.isEmpty()) {
                throw new IOException(
                        "the tensor %s is none that the model has"
                                .formatted(ForeignText.of(tensors.keySet().iterator().next())));
            }
            return familiarity;
        } catch (IOException e) {
            throw new BadInputException(
                    "The file %s, which tells what is familiar to the model, can't be used (%s); install the model again."
                            .formatted(ForeignText.of(file), e.getMessage()),
                    e);
        }
    }

    private static void requireOwn(Path file, String told) throws IOException {
        if (Files.isRegularFile(file) && Files.size(file) > MOST_BYTES) {
            throw new IOException(
                    "it has %d MB; up to %d MB are allowed"
                            .formatted(Files.size(file) >> 20, MOST_BYTES >> 20));
        }
        String actual = WeightsFile.sha256(file);
        if (!actual.equals(told)) {
            throw new IOException(
                    "it is not that of model.json: SHA-256 %s instead of %s"
                            .formatted(actual, ForeignText.of(told)));
        }
    }

    /** All tensors by name, as rows; one of one dimension is a single row. */
    private static Map<String, float[][]> tensors(Path file) throws IOException {
        Map<String, float[][]> tensors = new TreeMap<>();
        try (NDManager scope = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
            for (Map.Entry<String, NDArray> entry : WeightsFile.read(file, scope).entrySet()) {
                Shape shape = entry.getValue().getShape();
                if (shape.dimension() < 1 || shape.dimension() > 2 || shape.size() == 0) {
                    throw new IOException(
                            "the tensor %s has the shape %s"
                                    .formatted(ForeignText.of(entry.getKey()), shape));
                }
                float[] flat = entry.getValue().toType(DataType.FLOAT32, false).toFloatArray();
                int columns = (int) shape.get(shape.dimension() - 1);
                float[][] rows = new float[flat.length / columns][];
                Arrays.setAll(rows, i -> Arrays.copyOfRange(flat, i * columns, (i + 1) * columns));
                tensors.put(entry.getKey(), rows);
            }
        } catch (BadInputException e) {
            throw new IOException(
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage(), e);
        }
        return tensors;
    }

    /** Takes those of one stream out; null if there are none. */
    private static StreamFamiliarity stream(
            Map<String, float[][]> tensors, String stream, int columns) throws IOException {
        float[][] axes = tensors.remove(stream + AXES);
        if (axes == null) {
            return null;
        }
        float[] scale =
                tensors.containsKey(stream + SCALE)
                        ? positive(tensors, stream + SCALE, columns)
                        : new float[0];
        float[] mean = row(tensors, stream + MEAN, columns);
        float[][] factor = factor(tensors, stream + FACTOR, axes.length);
        float[] rest = positive(tensors, stream + REST, 1);
        if (axes[0].length != columns) {
            throw unfit(stream + AXES, axes[0].length, columns);
        }
        float[][] heldOut = tensors.remove(stream + HELD_OUT);
        if (heldOut == null || heldOut.length > 1 || heldOut[0].length < StreamFamiliarity.LEAST) {
            throw new IOException(
                    "%s is no row of at least %d numbers"
                            .formatted(stream + HELD_OUT, StreamFamiliarity.LEAST));
        }
        for (int i = 1; i < heldOut[0].length; i++) {
            if (heldOut[0][i] < heldOut[0][i - 1]) {
                throw new IOException(stream + HELD_OUT + " does not rise");
            }
        }
        return new StreamFamiliarity(
                new FeatureSpread(scale, mean, axes, factor, rest[0]), heldOut[0]);
    }

    private static float[][] factor(Map<String, float[][]> tensors, String name, int side)
            throws IOException {
        float[][] factor = tensors.remove(name);
        if (factor == null || factor.length != side || factor[0].length != side) {
            throw new IOException("%s is no square of %d rows".formatted(name, side));
        }
        for (int i = 0; i < side; i++) {
            if (!(factor[i][i] > 0)) {
                throw new IOException(name + " has a number that is not above 0");
            }
        }
        return factor;
    }

    private static float[] positive(Map<String, float[][]> tensors, String name, int columns)
            throws IOException {
        float[] row = row(tensors, name, columns);
        for (float v : row) {
            if (!(v > 0)) {
                throw new IOException(name + " has a number that is not above 0");
            }
        }
        return row;
    }

    private static float[] row(Map<String, float[][]> tensors, String name, int columns)
            throws IOException {
        float[][] rows = tensors.remove(name);
        if (rows == null || rows.length > 1) {
            throw new IOException(name + " is missing or no row of numbers");
        }
        if (rows[0].length != columns) {
            throw unfit(name, rows[0].length, columns);
        }
        return rows[0];
    }

    private static IOException unfit(String name, int columns, int needed) {
        return new IOException(
                "%s has %d columns; the model has %d".formatted(name, columns, needed));
    }
}
