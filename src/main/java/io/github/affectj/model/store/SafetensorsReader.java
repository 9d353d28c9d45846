package io.github.affectj.model.store;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import com.sun.jna.Memory;
import io.github.affectj.base.ForeignText;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

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

    private final FileChannel file;
    // Not a direct buffer of Java's, which it frees late.
    private final Memory memory = new Memory(BUFFER);
    private final ByteBuffer buffer =
            memory.getByteBuffer(0, BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    private Map<String, SafetensorsHeader.Tensor> tensors;

    /** Where the values begin. */
    private long start;

    /**
     * Opens a file and reads its header.
     *
     * @throws IOException if the file can't be read or is no whole safetensors file of types that
     *     we read; the message says why, as the end of a sentence
     */
    SafetensorsReader(Path path) throws IOException {
        boolean open = false;
        try {
            WeightsFile.requireFile(path);
            file = FileChannel.open(path, StandardOpenOption.READ);
            open = true;
        } finally {
            if (!open) {
                memory.close();
            }
        }
        boolean read = false;
        try {
            readHeader();
            read = true;
        } finally { // whatever is thrown, an Error too
            if (!read) {
                close();
            }
        }
    }

    private void readHeader() throws IOException {
        fill(0, Long.BYTES);
        long length = buffer.getLong();
        if (length < 2 || length > SafetensorsHeader.LONGEST) {
            throw new IOException(
                    "its header can't have %d bytes; up to %d are allowed"
                            .formatted(length, SafetensorsHeader.LONGEST));
        }
        start = Long.BYTES + length;
        if (start > file.size()) {
            throw new EOFException("its header is cut short");
        }
        ByteBuffer text = ByteBuffer.allocate((int) length);
        while (text.hasRemaining()) {
            if (file.read(text, Long.BYTES + text.position()) < 0) {
                throw new EOFException("its header is cut short");
            }
        }
        tensors = SafetensorsHeader.read(text.array(), file.size() - start);
    }

    /** From now on tensors have these names, but where another tensor has that name. */
    void rename(UnaryOperator<String> today) {
        Map<String, SafetensorsHeader.Tensor> renamed = new LinkedHashMap<>();
        tensors.forEach(
                (stored, tensor) -> {
                    String name = today.apply(stored);
                    renamed.put(tensors.containsKey(name) ? stored : name, tensor);
                });
        tensors = renamed;
    }

    /** Names of all tensors, in the order of the header. */
    Set<String> names() {
        return tensors.keySet();
    }

    /** Shape of a tensor that is there. */
    Shape shape(String name) {
        return tensors.get(name).shape();
    }

    /** A tensor that is there, in its own type; BF16 as 32-bit floats. */
    NDArray read(String name, NDManager manager) throws IOException {
        SafetensorsHeader.Tensor tensor = tensors.get(name);
        NDArray array = manager.create(tensor.shape(), tensor.type().engine());
        array.setName(name);
        read(name, array);
        return array;
    }

    /**
     * Copies a tensor that is there over an array of its shape, converted to the array's type.
     *
     * @param target asks for no gradient
     * @throws IOException if the file can't be read, or holds values that are no numbers
     */
    void read(String name, NDArray target) throws IOException {
        SafetensorsHeader.Tensor tensor = tensors.get(name);
        TensorType type = tensor.type();
        int width = type.width();
        // Widened, the values must fit into the buffer too.
        int step = BUFFER / type.engine().getNumOfBytes() * width;
        try (NDManager scope = target.getManager().newSubManager();
                NDArray flat = target.reshape(-1)) { // the same memory
            for (long from = tensor.begin(); from < tensor.end(); from += step) {
                int bytes = (int) Math.min(step, tensor.end() - from);
                fill(start + from, bytes);
                if (!type.allFinite(buffer)) {
                    throw new IOException(
                            "its tensor "
                                    + ForeignText.of(name)
                                    + " holds values that are no numbers");
                }
                buffer.rewind();
                if (type == TensorType.BF16) {
                    widen();
                }
                long first = (from - tensor.begin()) / width;
                long count = bytes / width;
                try (NDArray part = scope.create(buffer, new Shape(count), type.engine())) {
                    // Not copyTo: it goes through a buffer of Java, and makes PyTorch print a
                    // warning.
                    flat.set(new NDIndex("{}:{}", first, first + count), part);
                }
            }
        }
    }

    /** Makes 32-bit floats of the BF16 in the buffer, which are their upper halves. */
    private void widen() {
        short[] halves = new short[buffer.remaining() / Short.BYTES];
        buffer.asShortBuffer().get(halves);
        buffer.clear().limit(halves.length * Float.BYTES);
        for (short half : halves) {
            buffer.putInt(half << 16);
        }
        buffer.flip();
    }

    /** Reads some bytes into the buffer, all or an error. */
    private void fill(long from, int bytes) throws IOException {
        buffer.clear().limit(bytes);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, from + buffer.position()) < 0) {
                throw new EOFException("it is cut short");
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
