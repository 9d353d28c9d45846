package io.github.affectj.features.file;

import java.util.Arrays;

/**
 * An array as NumPy stores it, in C order: of numbers or of texts.
 *
 * @param shape size of each axis; empty for a single value
 * @param numbers the values, row by row; empty where they are texts
 * @param texts the values where they are texts, else empty
 */
record NumpyArray(int[] shape, float[] numbers, String[] texts) {

    /** Numbers of a shape. */
    static NumpyArray of(float[] numbers, int... shape) {
        return new NumpyArray(shape, numbers, new String[0]);
    }

    /** A row of texts. */
    static NumpyArray of(String... texts) {
        return new NumpyArray(new int[] {texts.length}, new float[0], texts);
    }

    boolean isText() {
        return texts.length > 0;
    }

    int size() {
        return isText() ? texts.length : numbers.length;
    }

    /** The shape as people write it: {@code 20 x 35}. */
    String sizes() {
        return shape.length == 0
                ? "a single value"
                : String.join(" x ", Arrays.stream(shape).mapToObj(Integer::toString).toList());
    }
}
