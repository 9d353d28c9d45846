package io.github.affectj.features.file;

import io.github.affectj.base.SafeFiles;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes matrices and names as NumPy's {@code .npz}, which {@code numpy.load} opens. */
public final class NumpyWriter {
    private static final int ALIGNED = 64;
    private static final byte[] START = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};

    private final Map<String, NumpyArray> arrays = new LinkedHashMap<>();

    /** Adds a matrix of 32-bit floats. */
    public NumpyWriter add(String name, FeatureMatrix matrix) {
        arrays.put(name, NumpyArray.of(matrix.values(), matrix.steps(), matrix.columns()));
        return this;
    }

    /** Adds a row of 32-bit floats. */
    public NumpyWriter add(String name, float... values) {
        arrays.put(name, NumpyArray.of(values, values.length));
        return this;
    }

    /** Adds a row of texts. */
    public NumpyWriter add(String name, List<String> texts) {
        arrays.put(name, NumpyArray.of(texts.toArray(String[]::new)));
        return this;
    }

    /**
     * Writes all that was added, whole or not at all. The same values give the same bytes.
     *
     * @param file ends in {@code .npz}
     */
    public void write(Path file) {
        SafeFiles.write(
                file,
                path -> {
                    try (ZipOutputStream zip =
                            new ZipOutputStream(
                                    new BufferedOutputStream(Files.newOutputStream(path)))) {
                        for (Map.Entry<String, NumpyArray> entry : arrays.entrySet()) {
                            ZipEntry named = new ZipEntry(entry.getKey() + ".npy");
                            named.setTime(0);
                            zip.putNextEntry(named);
                            write(zip, entry.getValue());
                            zip.closeEntry();
                        }
                    }
                });
    }

    private static void write(OutputStream out, NumpyArray array) throws IOException {
        int longest =
                Arrays.stream(array.texts())
                        .mapToInt(t -> t.codePointCount(0, t.length()))
                        .max()
                        .orElse(0);
        int width = array.isText() ? 4 * Math.max(1, longest) : 4;
        String sizes = array.sizes().replace(" x ", ", ");
        StringBuilder header = new StringBuilder("{'descr': '<");
        header.append(array.isText() ? "U" + width / 4 : "f4")
                .append("', 'fortran_order': False, 'shape': (")
                .append(sizes)
                .append(array.shape().length == 1 ? ",), }" : "), }");
        while ((START.length + 2 + header.length() + 1) % ALIGNED != 0) {
            header.append(' ');
        }
        header.append('\n');
        ByteBuffer buffer =
                ByteBuffer.allocate(START.length + 2 + header.length() + array.size() * width)
                        .order(ByteOrder.LITTLE_ENDIAN);
        buffer.put(START).putShort((short) header.length());
        buffer.put(header.toString().getBytes(StandardCharsets.US_ASCII));
        for (float value : array.numbers()) {
            buffer.putFloat(value);
        }
        for (String text : array.texts()) {
            byte[] bytes = text.getBytes(Charset.forName("UTF-32LE"));
            buffer.put(bytes).put(new byte[width - bytes.length]);
        }
        out.write(buffer.array());
    }
}
