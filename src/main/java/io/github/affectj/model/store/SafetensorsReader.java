package io.github.affectj.model.store;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.jna.Memory;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Reads the tensors of a safetensors file by name, straight into arrays, through one megabyte of
 * memory. DJL's own reader takes the file twice over from Java's memory for each model that is
 * opened, which Java gives back late: a host that opens many models would grow.
 *
 * <p>Format: eight bytes n, little-endian; n bytes of JSON with type, shape and place of each
 * tensor; then the values, little-endian.
 */
final class SafetensorsReader implements AutoCloseable {
    private static final int BUFFER = 1 << 20;
    private static final long LONGEST_HEADER = 100_000_000;

    private record Tensor(DataType type, Shape shape, long begin, long end) {}

    private final FileChannel file;
    // Not a direct buffer of Java's, which it frees late.
    private final Memory memory = new Memory(BUFFER);
    private final ByteBuffer buffer =
            memory.getByteBuffer(0, BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();

    /**
     * Opens a file and reads its header.
     *
     * @throws IOException if the file can't be read, or ends before its tensors do
     * @throws RuntimeException of some kind if it is no safetensors file
     */
    SafetensorsReader(Path path) throws IOException {
        try {
            file = FileChannel.open(path, StandardOpenOption.READ);
        } catch (IOException e) {
            memory.close();
            throw e;
        }
        try {
            readHeader();
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private void readHeader() throws IOException {
        fill(0, Long.BYTES);
        long length = buffer.getLong();
        if (length < 2 || length > LONGEST_HEADER) {
            throw new IOException("The header can't have " + length + " bytes");
        }
        ByteBuffer text = ByteBuffer.allocate((int) length);
        while (text.hasRemaining()) {
            if (file.read(text, Long.BYTES + text.position()) < 0) {
                throw new EOFException("The header is cut short");
            }
        }
        JsonObject header =
                JsonParser.parseString(new String(text.array(), StandardCharsets.UTF_8))
                        .getAsJsonObject();
        long start = Long.BYTES + length;
        for (Map.Entry<String, JsonElement> entry : header.entrySet()) {
            if (!entry.getKey().equals("__metadata__")) {
                tensors.put(entry.getKey(), tensor(entry.getValue().getAsJsonObject(), start));
            }
        }
    }

    private Tensor tensor(JsonObject json, long start) throws IOException {
        JsonArray sides = json.getAsJsonArray("shape");
        long[] shape = new long[sides.size()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = sides.get(i).getAsLong();
        }
        JsonArray offsets = json.getAsJsonArray("data_offsets");
        Tensor tensor =
                new Tensor(
                        DataType.fromSafetensors(json.get("dtype").getAsString()),
                        new Shape(shape),
                        start + offsets.get(0).getAsLong(),
                        start + offsets.get(1).getAsLong());
        long bytes = Math.multiplyExact(tensor.shape.size(), tensor.type.getNumOfBytes());
        if (tensor.begin < start
                || tensor.end - tensor.begin != bytes
                || tensor.end > file.size()) {
            throw new EOFException("A tensor does not lie where the header says");
        }
        return tensor;
    }

    /** Names of all tensors, in the order of the header. */
    Set<String> names() {
        return tensors.keySet();
    }

    /** Shape of a tensor that is there. */
    Shape shape(String name) {
        return tensors.get(name).shape;
    }

    /** A tensor that is there, in its own type. */
    NDArray read(String name, NDManager manager) throws IOException {
        Tensor tensor = tensors.get(name);
        NDArray array = manager.create(tensor.shape, tensor.type);
        array.setName(name);
        read(name, array);
        return array;
    }

    /**
     * Copies a tensor that is there over an array of its shape, converted to the array's type.
     *
     * @param target asks for no gradient
     */
    void read(String name, NDArray target) throws IOException {
        Tensor tensor = tensors.get(name);
        int width = tensor.type.getNumOfBytes();
        try (NDManager scope = target.getManager().newSubManager();
                NDArray flat = target.reshape(-1)) { // the same memory
            long from = tensor.begin;
            while (from < tensor.end) {
                int bytes = (int) Math.min(BUFFER, tensor.end - from);
                fill(from, bytes);
                long first = (from - tensor.begin) / width;
                long count = bytes / width;
                try (NDArray part = scope.create(buffer, new Shape(count), tensor.type)) {
                    // Not copyTo: it goes through a buffer of Java, and makes PyTorch print a
                    // warning.
                    flat.set(new NDIndex("{}:{}", first, first + count), part);
                }
                from += bytes;
            }
        }
    }

    /** Reads some bytes into the buffer, all or an error. */
    private void fill(long from, int bytes) throws IOException {
        buffer.clear().limit(bytes);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, from + buffer.position()) < 0) {
                throw new EOFException("The file is cut short");
            }
        }
        buffer.flip();
    }

    @Override
    public void close() throws IOException {
        memory.close();
        file.close();
    }
}
