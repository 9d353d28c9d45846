package io.github.affectj.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Parameter;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.SafeFiles;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Weights on disk: safetensors with PyTorch's names, never a pickle. */
public final class WeightsFile {
    private WeightsFile() {}

    /**
     * Writes all parameters, whole or not at all.
     *
     * @param half whether to store them as 16-bit floats, half the size
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
                                    NDArray copy =
                                            parameter
                                                    .getArray()
                                                    .stopGradient()
                                                    .toType(
                                                            half
                                                                    ? DataType.FLOAT16
                                                                    : DataType.FLOAT32,
                                                            true);
                                    copy.attach(scope);
                                    copy.setName(name);
                                    list.add(copy);
                                });
                        writeArrays(temporary, list);
                    }
                });
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
     * @throws BadInputException if the file is not a whole safetensors file
     */
    public static Map<String, NDArray> read(Path file, NDManager manager) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 20)) {
            Map<String, NDArray> arrays = new LinkedHashMap<>();
            for (NDArray array : NDList.decode(manager, in)) {
                arrays.put(array.getName(), array);
            }
            return arrays;
        } catch (IOException | RuntimeException e) {
            throw new BadInputException(
                    "The weights file " + file + " is not a whole safetensors file.", e);
        }
    }

    /**
     * Fills every parameter of a network from a file.
     *
     * @throws BadInputException if a tensor is missing, left over or of another shape
     */
    public static void load(Path file, Map<String, Parameter> state) {
        NDManager any = state.values().iterator().next().getArray().getManager();
        try (NDManager scope = any.newSubManager()) {
            Map<String, NDArray> arrays = read(file, scope);
            List<String> missing = new ArrayList<>(state.keySet());
            missing.removeAll(arrays.keySet());
            if (!missing.isEmpty()) {
                throw new BadInputException(
                        "The weights file %s lacks the tensor %s%s."
                                .formatted(
                                        file,
                                        missing.get(0),
                                        missing.size() > 1
                                                ? " and " + (missing.size() - 1) + " more"
                                                : ""));
            }
            for (String name : arrays.keySet()) {
                if (!state.containsKey(name)) {
                    throw new BadInputException(
                            "The weights file %s holds the tensor %s, which this architecture does"
                                            .formatted(file, name)
                                    + " not have.");
                }
            }
            state.forEach((name, p) -> copy(file, name, arrays.get(name), p));
        }
    }

    /**
     * Fills what fits by name and shape: for starting from another model or from torchvision's
     * ResNet, whose names lack the {@code backbone.} before them.
     *
     * @return the names that were filled
     */
    public static List<String> loadMatching(Path file, Map<String, Parameter> state) {
        NDManager any = state.values().iterator().next().getArray().getManager();
        List<String> filled = new ArrayList<>();
        try (NDManager scope = any.newSubManager()) {
            Map<String, NDArray> arrays = read(file, scope);
            state.forEach(
                    (name, p) -> {
                        NDArray from = arrays.get(name);
                        if (from == null && name.startsWith("backbone.")) {
                            from = arrays.get(name.substring("backbone.".length()));
                        }
                        if (from != null && from.getShape().equals(p.getArray().getShape())) {
                            copy(file, name, from, p);
                            filled.add(name);
                        }
                    });
        }
        return filled;
    }

    /** SHA-256 of a file in lower-case hexadecimal. */
    public static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static void copy(Path file, String name, NDArray from, Parameter to) {
        NDArray target = to.getArray();
        if (!from.getShape().equals(target.getShape())) {
            throw new BadInputException(
                    "In the weights file %s the tensor %s has the shape %s; %s is needed."
                            .formatted(file, name, from.getShape(), target.getShape()));
        }
        NDArray same = from.toType(DataType.FLOAT32, false);
        // Not copyTo: it goes through a buffer of Java, and makes PyTorch print a warning.
        target.set(new NDIndex("..."), same.toDevice(target.getDevice(), false));
    }
}
