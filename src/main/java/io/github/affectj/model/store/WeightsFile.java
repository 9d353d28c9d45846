package io.github.affectj.model.store;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignText;
import io.github.affectj.base.Progress;
import io.github.affectj.base.SafeFiles;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Weights on disk: safetensors with PyTorch's names, never a pickle. */
public final class WeightsFile {
    /** The largest 16-bit float. */
    private static final float LARGEST_HALF = 65504;

    /** Bytes of a file; a network with fifty times our weights fits. */
    public static final long MOST_BYTES = 2L << 30;

    private static final int HASHED_AT_ONCE = 1 << 18;

    private WeightsFile() {}

    /**
     * Looks at a file before it is opened.
     *
     * @throws IOException if it is none, as a pipe, or too large; the message says why, as the end
     *     of a sentence
     */
    static void requireFile(Path file) throws IOException {
        requireOrdinary(file);
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException(
                    "it has %d MB; up to %d MB are allowed"
                            .formatted(Files.size(file) >> 20, MOST_BYTES >> 20));
        }
    }

    private static void requireOrdinary(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            // A pipe would keep us waiting for ever.
            throw new IOException(
                    Files.exists(file) ? "it is no ordinary file" : "there is no such file");
        }
    }

    /**
     * Writes all parameters, whole or not at all.
     *
     * @param half whether to store them as 16-bit floats, half the size; a tensor with values
     *     beyond their range stays as it is
     */
    public static void write(Path file, Map<String, Parameter> state, boolean half) {
        SafeFiles.write(
                file,
                temporary -> {
                    NDManager any = state.values().iterator().next().getArray().getManager();
                    try (NDManager scope = any.newSubManager()) {
                        NDList list = new NDList();
                        state.forEach(
                                (name, parameter) -> {
                                    NDArray values = parameter.getArray().stopGradient();
                                    values.attach(scope);
                                    NDArray copy = values.toType(type(values, half), true);
                                    copy.attach(scope);
                                    copy.setName(name);
                                    list.add(copy);
                                });
                        writeArrays(temporary, list);
                    }
                });
    }

    private static DataType type(NDArray values, boolean half) {
        try (NDManager scope = values.getManager().newSubManager()) {
            NDArray sizes = values.abs();
            sizes.attach(scope);
            boolean fits = values.isEmpty() || sizes.max().getFloat() <= LARGEST_HALF;
            return half && fits ? DataType.FLOAT16 : DataType.FLOAT32;
        }
    }

    /** Writes named arrays as safetensors. */
    public static void writeArrays(Path file, NDList arrays) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            arrays.encode(out, NDList.Encoding.SAFETENSORS);
        }
    }

    /**
     * Reads named arrays.
     *
     * @throws BadInputException if the file is not a whole safetensors file of numbers
     */
    public static Map<String, NDArray> read(Path file, NDManager manager) {
        return reading(
                file,
                reader -> {
                    Map<String, NDArray> arrays = new LinkedHashMap<>();
                    for (String name : reader.names()) {
                        arrays.put(name, reader.read(name, manager));
                    }
                    return arrays;
                });
    }

    /** What is done with an open file. */
    private interface Use<R> {
        R of(SafetensorsReader reader) throws IOException;
    }

    private static <R> R reading(Path file, Use<R> use) {
        try (SafetensorsReader reader = new SafetensorsReader(file)) {
            return use.of(reader);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private static BadInputException unusable(Path file, IOException e) {
        return new BadInputException(
                "The weights file %s is not a whole safetensors file that can be used (%s)."
                        .formatted(ForeignText.of(file), e.getMessage()),
                e);
    }

    /**
     * Checks what takes no time: the kind of the file, its size and what its header says.
     *
     * @throws BadInputException if it can't be a safetensors file that we read
     */
    public static void require(Path file) {
        reading(file, SafetensorsReader::names);
    }

    /**
     * Fills every parameter of a network from a file.
     *
     * @param today the name that a stored tensor has now
     * @throws BadInputException if a tensor is missing, left over or of another shape
     */
    public static void load(Path file, Map<String, Parameter> state, UnaryOperator<String> today) {
        reading(
                file,
                reader -> {
                    reader.rename(today);
                    requireSame(file, state, reader);
                    for (Map.Entry<String, Parameter> entry : state.entrySet()) {
                        reader.read(entry.getKey(), entry.getValue().getArray());
                    }
                    return null;
                });
    }

    private static void requireSame(
            Path file, Map<String, Parameter> state, SafetensorsReader reader) {
        List<String> missing = new ArrayList<>(state.keySet());
        missing.removeAll(reader.names());
        if (!missing.isEmpty()) {
            throw new BadInputException(
                    "The weights file %s lacks the tensor %s%s."
                            .formatted(
                                    ForeignText.of(file),
                                    missing.get(0),
                                    missing.size() > 1
                                            ? " and " + (missing.size() - 1) + " more"
                                            : ""));
        }
        for (String name : reader.names()) {
            if (!state.containsKey(name)) {
                throw new BadInputException(
                        "The weights file %s holds the tensor %s, which this architecture does"
                                        .formatted(ForeignText.of(file), ForeignText.of(name))
                                + " not have.");
            }
            Shape needed = state.get(name).getArray().getShape();
            if (!reader.shape(name).equals(needed)) {
                throw new BadInputException(
                        "In the weights file %s the tensor %s has the shape %s; %s is needed."
                                .formatted(
                                        ForeignText.of(file),
                                        ForeignText.of(name),
                                        reader.shape(name),
                                        needed));
            }
        }
    }

    /**
     * Fills what fits by name and shape: for starting from another model or from torchvision's
     * ResNet, whose names lack the {@code backbone.} before them.
     *
     * @param today the name that a stored tensor has now
     * @return the names that were filled
     */
    public static List<String> loadMatching(
            Path file, Map<String, Parameter> state, UnaryOperator<String> today) {
        return reading(
                file,
                reader -> {
                    reader.rename(today);
                    List<String> filled = new ArrayList<>();
                    for (Map.Entry<String, Parameter> entry : state.entrySet()) {
                        String name = entry.getKey();
                        String stored = name;
                        if (!reader.names().contains(name) && name.startsWith("backbone.")) {
                            stored = name.substring("backbone.".length());
                        }
                        NDArray target = entry.getValue().getArray();
                        if (reader.names().contains(stored)
                                && reader.shape(stored).equals(target.getShape())) {
                            reader.read(stored, target);
                            filled.add(name);
                        }
                    }
                    return filled;
                });
    }

    /** SHA-256 of a file, see {@link #sha256(Path, Progress)}, however long it takes. */
    public static String sha256(Path file) throws IOException {
        return sha256(file, Progress.NONE);
    }

    /**
     * SHA-256 of a file in lower-case hexadecimal.
     *
     * @param progress asked whether to stop
     * @throws IOException if it can't be read, or is no file but a pipe or a device, which might
     *     not end
     */
    public static String sha256(Path file, Progress progress) throws IOException {
        requireOrdinary(file); // of any size: clips are hashed, too
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] piece = new byte[HASHED_AT_ONCE];
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                digest.update(piece, 0, n);
                progress.checkCancelled();
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
