package io.github.affectj.model.store;

import ai.djl.ndarray.types.Shape;
import com.google.gson.stream.JsonReader;
import io.github.affectj.base.ForeignText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the header of a safetensors file says of its tensors, checked: they are of types that we
 * read, each name stands there once, and they fill the bytes behind the header without overlap,
 * hole or rest. Read as a stream, so that no nesting and no size costs more than its bytes.
 */
final class SafetensorsHeader {
    /** Room for the names of 30,000 tensors; a ResNet18 has 122. */
    static final int LONGEST = 4 << 20;

    private static final int MOST_SIDES = 8;

    /**
     * A tensor of the file.
     *
     * @param begin its first byte, counted from the end of the header
     * @param end the byte behind its last
     */
    record Tensor(TensorType type, Shape shape, long begin, long end) {}

    private SafetensorsHeader() {}

    /**
     * Reads a header.
     *
     * @param json its bytes
     * @param data how many bytes the file has behind it
     * @return tensors by name, in the order of the header
     * @throws IOException if it is none that we can read; the message says why, as the end of a
     *     sentence
     */
    static Map<String, Tensor> read(byte[] json, long data) throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        try (JsonReader in =
                new JsonReader(
                        new InputStreamReader(
                                new ByteArrayInputStream(json), StandardCharsets.UTF_8))) {
            in.beginObject();
            while (in.hasNext()) {
                String name = in.nextName();
                if (name.equals("__metadata__")) {
                    in.skipValue();
                } else if (tensors.put(name, tensor(in, ForeignText.of(name))) != null) {
                    throw new IOException("the tensor " + ForeignText.of(name) + " is named twice");
                }
            }
            in.endObject();
        } catch (RuntimeException e) {
            // Gson's many ways to say that a value is of another kind.
            throw new IOException("its header does not list tensors", e);
        }
        requireNoGaps(tensors, data);
        return tensors;
    }

    private static Tensor tensor(JsonReader in, String name) throws IOException {
        String type = "";
        long[] shape = null;
        long[] place = {};
        in.beginObject();
        while (in.hasNext()) {
            switch (in.nextName()) {
                case "dtype" -> type = in.nextString();
                case "shape" -> shape = numbers(in, MOST_SIDES);
                case "data_offsets" -> place = numbers(in, 2);
                default -> in.skipValue();
            }
        }
        in.endObject();
        if (shape == null || place.length != 2) {
            throw new IOException("the tensor " + name + " lacks its shape or its place");
        }
        TensorType known = TensorType.of(type).orElse(null);
        if (known == null) {
            throw new IOException(
                    "the tensor %s has the type '%s'; the types that can be read are %s"
                            .formatted(name, ForeignText.of(type), TensorType.names()));
        }
        if (place[1] - place[0] != bytes(shape, known.width(), name)) {
            throw new IOException("the tensor " + name + " has another size than its shape");
        }
        return new Tensor(known, new Shape(shape), place[0], place[1]);
    }

    private static long[] numbers(JsonReader in, int most) throws IOException {
        List<Long> numbers = new ArrayList<>();
        in.beginArray();
        while (in.hasNext()) {
            if (numbers.size() == most) {
                throw new IOException("a shape or place has more than " + most + " numbers");
            }
            long number = in.nextLong();
            if (number < 0) {
                throw new IOException("a shape or place has a number below 0");
            }
            numbers.add(number);
        }
        in.endArray();
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    private static long bytes(long[] shape, int width, String name) throws IOException {
        try {
            long bytes = width;
            for (long side : shape) {
                bytes = Math.multiplyExact(bytes, side);
            }
            return bytes;
        } catch (ArithmeticException e) {
            throw new IOException("the tensor " + name + " is larger than any file", e);
        }
    }

    private static void requireNoGaps(Map<String, Tensor> tensors, long data) throws IOException {
        List<Map.Entry<String, Tensor>> ordered = new ArrayList<>(tensors.entrySet());
        ordered.sort(
                Comparator.comparingLong((Map.Entry<String, Tensor> e) -> e.getValue().begin())
                        .thenComparingLong(e -> e.getValue().end()));
        long at = 0;
        for (Map.Entry<String, Tensor> entry : ordered) {
            Tensor tensor = entry.getValue();
            if (tensor.begin() != at) {
                throw new IOException(
                        "the tensor %s %s the one before it"
                                .formatted(
                                        ForeignText.of(entry.getKey()),
                                        tensor.begin() < at ? "overlaps" : "leaves a hole behind"));
            }
            at = tensor.end();
        }
        if (at > data) {
            throw new IOException("it is cut short: %d of %d bytes are there".formatted(data, at));
        }
        if (at < data) {
            throw new IOException((data - at) + " bytes stand behind the last tensor");
        }
    }
}
