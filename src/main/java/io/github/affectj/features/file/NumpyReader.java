package io.github.affectj.features.file;

import io.github.affectj.base.BadInputException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads an array of NumPy's format (NEP 1, versions 1 to 3): floats of 16, 32 and 64 bits, whole
 * numbers, truth values and texts, of both byte orders, in C or Fortran order. What a damaged
 * header claims is never allotted before the bytes are there.
 */
final class NumpyReader {
    /** Most values of an array: 400 MB of numbers in memory, and up to as much again while read. */
    static final int MOST_VALUES = 100_000_000;

    /** Bytes that are read at once. */
    private static final int BLOCK = 1 << 16;

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int MOST_HEADER = 1 << 16;
    private static final Pattern TYPE = Pattern.compile("'descr':\\s*'([<>|=]?)([a-zA-Z])(\\d*)'");
    private static final Pattern FORTRAN = Pattern.compile("'fortran_order':\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([\\d,\\sL]*)\\)");

    private final String where;
    private final InputStream in;
    private ByteOrder order;
    private char kind;
    private int width;
    private boolean fortran;
    private int[] shape;

    private NumpyReader(InputStream in, String where) {
        this.in = in;
        this.where = where;
    }

    /**
     * Reads an array.
     *
     * @param where the file, and the entry in it, for messages
     * @throws BadInputException if it is no such array, cut off, too large or of another kind
     */
    static NumpyArray read(InputStream in, String where) {
        NumpyReader reader = new NumpyReader(in, where);
        try {
            reader.header();
            return reader.data();
        } catch (EOFException e) {
            throw reader.bad("is cut off: it ends before its last value", e);
        } catch (IOException e) {
            throw reader.bad("can't be read (" + e.getMessage() + ")", e);
        }
    }

    private BadInputException bad(String what, Throwable cause) {
        return new BadInputException(where + " " + what + ".", cause);
    }

    private byte[] bytes(int count) throws IOException {
        byte[] bytes = in.readNBytes(count); // grows with what comes
        if (bytes.length < count) {
            throw new EOFException();
        }
        return bytes;
    }

    private void header() throws IOException {
        byte[] start = in.readNBytes(MAGIC.length + 2);
        if (start.length < MAGIC.length + 2
                || !Arrays.equals(MAGIC, Arrays.copyOf(start, MAGIC.length))) {
            throw bad("is no array of NumPy (.npy)", null);
        }
        int version = start[MAGIC.length];
        if (version < 1 || version > 3) {
            throw bad("is of version " + version + " of NumPy's format; readable are 1 to 3", null);
        }
        byte[] length = Arrays.copyOf(bytes(version == 1 ? 2 : 4), 4);
        int size = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (size < 0 || size > MOST_HEADER) {
            throw bad("has a header that can't be right", null);
        }
        String text = new String(bytes(size), StandardCharsets.UTF_8);
        Matcher type = TYPE.matcher(text);
        Matcher first = FORTRAN.matcher(text);
        Matcher sizes = SHAPE.matcher(text);
        if (!type.find() || !first.find() || !sizes.find()) {
            throw bad("holds no plain array; allowed are arrays of numbers or texts", null);
        }
        order = type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        kind = type.group(2).charAt(0);
        fortran = first.group(1).equals("True");
        shape = shape(sizes.group(1));
        try {
            width = Integer.parseInt(type.group(3)) * (kind == 'U' ? 4 : 1);
        } catch (NumberFormatException e) {
            width = 0;
        }
        if (!isKnown()) {
            throw bad(
                    "holds values of the type '"
                            + kind
                            + type.group(3)
                            + "'; allowed are floats, whole numbers, truth values and texts",
                    null);
        }
    }

    private boolean isKnown() {
        return switch (kind) {
            case 'f' -> width == 2 || width == 4 || width == 8;
            case 'i', 'u' -> width == 1 || width == 2 || width == 4 || width == 8;
            case 'b' -> width == 1;
            case 'U', 'S' -> width > 0 && width <= MOST_HEADER;
            default -> false;
        };
    }

    private int[] shape(String text) {
        try {
            int[] sizes =
                    Arrays.stream(text.replace("L", "").split(","))
                            .map(String::strip)
                            .filter(s -> !s.isEmpty())
                            .mapToInt(Integer::parseInt)
                            .toArray();
            long all = 1;
            for (int size : sizes) {
                all = Math.min(Math.multiplyExact(all, size), Integer.MAX_VALUE);
            }
            if (all <= MOST_VALUES) {
                return sizes;
            }
        } catch (NumberFormatException e) { // a size of more digits than an int has
            throw tooLarge(text, e);
        }
        throw tooLarge(text, null);
    }

    private BadInputException tooLarge(String text, Throwable cause) {
        return bad(
                String.format(
                        Locale.ROOT,
                        "has the shape (%s), more than the %,d values that are allowed",
                        text.strip(),
                        MOST_VALUES),
                cause);
    }

    private NumpyArray data() throws IOException {
        int count = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        if ((long) count * width > Integer.MAX_VALUE - 16) {
            throw tooLarge(Arrays.toString(shape), null);
        }
        boolean isText = kind == 'U' || kind == 'S';
        float[] numbers = {};
        String[] texts = {};
        int end;
        for (int start = 0; start < count; start = end) {
            end = Math.min(count, start + BLOCK / width);
            ByteBuffer block = ByteBuffer.wrap(bytes((end - start) * width)).order(order);
            if (isText && end > texts.length) {
                texts = Arrays.copyOf(texts, Math.min(count, room(texts.length, end)));
            } else if (!isText && end > numbers.length) {
                numbers = Arrays.copyOf(numbers, Math.min(count, room(numbers.length, end)));
            }
            for (int i = start; i < end; i++) {
                if (isText) {
                    texts[i] = text(block);
                } else {
                    numbers[i] = number(block);
                }
            }
        }
        return fortran ? inOrderOfC(numbers, texts) : new NumpyArray(shape, numbers, texts);
    }

    /**
     * How much room values are given where what they have does not do: more than is needed, so that
     * it seldom has to grow.
     *
     * @param needed at most {@link #MOST_VALUES}
     */
    static int room(int has, long needed) {
        return (int) Math.min(MOST_VALUES, Math.max(needed, has * 2L));
    }

    private NumpyArray inOrderOfC(float[] numbers, String[] texts) {
        float[] orderedNumbers = new float[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            orderedNumbers[place(i)] = numbers[i];
        }
        String[] orderedTexts = new String[texts.length];
        for (int i = 0; i < texts.length; i++) {
            orderedTexts[place(i)] = texts[i];
        }
        return new NumpyArray(shape, orderedNumbers, orderedTexts);
    }

    /** Place in C order of the value that stands at a place in Fortran order. */
    private int place(int index) {
        int rest = index;
        int place = 0;
        int[] at = new int[shape.length];
        for (int a = 0; a < shape.length; a++) {
            at[a] = rest % shape[a];
            rest /= shape[a];
        }
        for (int a = 0; a < shape.length; a++) {
            place = place * shape[a] + at[a];
        }
        return place;
    }

    private float number(ByteBuffer data) {
        boolean unsigned = kind == 'u';
        if (kind == 'f') {
            return width == 2
                    ? half(data.getShort())
                    : width == 4 ? data.getFloat() : narrowed(data.getDouble());
        }
        return switch (width) {
            case 1 -> unsigned ? data.get() & 0xFF : data.get();
            case 2 -> unsigned ? data.getShort() & 0xFFFF : data.getShort();
            case 4 -> unsigned ? data.getInt() & 0xFFFFFFFFL : data.getInt();
            default -> data.getLong();
        };
    }

    /** What a float can't hold is infinite, and is refused as that. */
    private static float narrowed(double value) {
        return (float) value;
    }

    /** A float of 16 bits (IEEE 754), which Java 17 does not know. */
    private static float half(short bits) {
        int exponent = (bits >> 10) & 31;
        int fraction = bits & 1023;
        float size =
                exponent == 31
                        ? (fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN)
                        : exponent == 0
                                ? Math.scalb((float) fraction, -24)
                                : Math.scalb((float) (fraction + 1024), exponent - 25);
        return bits < 0 ? -size : size;
    }

    private String text(ByteBuffer data) {
        byte[] bytes = new byte[width];
        data.get(bytes);
        Charset charset =
                kind == 'S'
                        ? StandardCharsets.ISO_8859_1
                        : Charset.forName(order == ByteOrder.BIG_ENDIAN ? "UTF-32BE" : "UTF-32LE");
        String text = new String(bytes, charset);
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == 0) {
            end--;
        }
        return text.substring(0, end);
    }
}
