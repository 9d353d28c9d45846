package io.github.affectj.training.run;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.github.affectj.base.BadInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Backbone maps of windows on disk, as 16-bit floats: what a frozen backbone says is computed once
 * and read in every epoch. The file is deleted on close.
 */
final class MapCache implements AutoCloseable {
    /** How the names of all files begin. */
    static final String PREFIX = ".affectj-maps-";

    private final Path file;
    private final FileChannel channel;
    private final Shape window;
    private final int bytes;
    private int count;

    /**
     * @param folder where the file is made
     * @param window shape (T, C, h, w) of a window's maps
     */
    MapCache(Path folder, Shape window) {
        this.window = window;
        bytes = Math.toIntExact(window.size() * 2);
        try {
            file = folder.resolve(PREFIX + UUID.randomUUID() + ".f16");
            channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE_NEW,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw new BadInputException("No file can be made in " + folder + ".", e);
        }
    }

    /** Shape (C, h, w) of a frame's maps. */
    Shape frame() {
        return window.slice(1);
    }

    /** Bytes on disk. */
    long size() {
        return (long) count * bytes;
    }

    /** Adds windows (B, T, C, h, w). */
    void add(NDArray maps) {
        try (NDArray half = maps.toType(DataType.FLOAT16, true)) {
            ByteBuffer data = half.toByteBuffer();
            long at = (long) count * bytes;
            while (data.hasRemaining()) {
                at += channel.write(data, at);
            }
        } catch (IOException e) {
            throw new BadInputException(
                    "The maps of the frozen backbone can't be stored in "
                            + file.getParent()
                            + " ("
                            + e.getMessage()
                            + ").",
                    e);
        }
        count += (int) maps.getShape().get(0);
    }

    /** Windows by number, as (B, T, C, h, w) of 32-bit floats in {@code scope}. */
    NDArray get(NDManager scope, int[] numbers) {
        ByteBuffer data = scope.allocateDirect(numbers.length * bytes);
        try {
            for (int i = 0; i < numbers.length; i++) {
                ByteBuffer one = data.slice(i * bytes, bytes);
                long at = (long) numbers[i] * bytes;
                while (one.hasRemaining()) {
                    at += channel.read(one, at);
                }
            }
        } catch (IOException e) {
            throw new BadInputException("The stored maps in " + file + " can't be read.", e);
        }
        data.rewind();
        return scope.create(data, new Shape(numbers.length).addAll(window), DataType.FLOAT16)
                .toType(DataType.FLOAT32, false);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }
}
