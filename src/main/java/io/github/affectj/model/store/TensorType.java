package io.github.affectj.model.store;

import ai.djl.ndarray.types.DataType;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The types of tensors that we read. Nothing of any other type gets near the engine: it ends the
 * whole JVM on some (as BF16), which is why those are widened here.
 */
enum TensorType {
    F64(8, DataType.FLOAT64) {
        @Override
        boolean allFinite(ByteBuffer values) {
            while (values.hasRemaining()) {
                // Beyond a float's range it would be infinite in the network.
                if (!(Math.abs(values.getDouble()) <= Float.MAX_VALUE)) {
                    return false;
                }
            }
            return true;
        }
    },
    F32(4, DataType.FLOAT32) {
        @Override
        boolean allFinite(ByteBuffer values) {
            while (values.hasRemaining()) {
                if (!Float.isFinite(values.getFloat())) {
                    return false;
                }
            }
            return true;
        }
    },
    F16(2, DataType.FLOAT16) {
        @Override
        boolean allFinite(ByteBuffer values) {
            return noneHas(values, 0x7c00);
        }
    },
    BF16(2, DataType.FLOAT32) {
        @Override
        boolean allFinite(ByteBuffer values) {
            return noneHas(values, 0x7f80);
        }
    },
    I64(8, DataType.INT64),
    I32(4, DataType.INT32),
    U8(1, DataType.UINT8);

    private final int width;
    private final DataType engine;

    TensorType(int width, DataType engine) {
        this.width = width;
        this.engine = engine;
    }

    /** The type that a header names, if we read it. */
    static Optional<TensorType> of(String name) {
        return Arrays.stream(values()).filter(t -> t.name().equals(name)).findFirst();
    }

    /** All names, as {@code F64, F32, ...}. */
    static String names() {
        return Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "));
    }

    /** Bytes of a value in the file. */
    int width() {
        return width;
    }

    /** The engine's type for it. */
    DataType engine() {
        return engine;
    }

    /**
     * Whether all values are numbers.
     *
     * @param values whole values; read to their end
     */
    boolean allFinite(ByteBuffer values) {
        return true;
    }

    /** Whether no 16-bit float has all bits of its exponent set. */
    private static boolean noneHas(ByteBuffer values, int exponent) {
        while (values.hasRemaining()) {
            if ((values.getShort() & exponent) == exponent) {
                return false;
            }
        }
        return true;
    }
}
