package io.github.affectj.features.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Arrays as NumPy writes them, byte by byte, for tests. */
public final class Numpy {
    private Numpy() {}

    /**
     * An array.
     *
     * @param descr NumPy's name of the type, {@code <f4}
     * @param shape as it stands in the header, {@code 2, 3}
     */
    public static byte[] array(String descr, boolean fortran, String shape, byte[] data)
            throws IOException {
        String header =
                "{'descr': '%s', 'fortran_order': %s, 'shape': (%s), }\n"
                        .formatted(descr, fortran ? "True" : "False", shape);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        out.write(header.length());
        out.write(header.length() >> 8);
        out.write(header.getBytes(StandardCharsets.US_ASCII));
        out.write(data);
        return out.toByteArray();
    }

    /** A matrix of 32-bit floats. */
    public static byte[] matrix(int rows, int columns, float... values) throws IOException {
        return array("<f4", false, rows + ", " + columns, floats(ByteOrder.LITTLE_ENDIAN, values));
    }

    static byte[] floats(ByteOrder order, float... values) {
        ByteBuffer data = ByteBuffer.allocate(4 * values.length).order(order);
        for (float v : values) {
            data.putFloat(v);
        }
        return data.array();
    }

    static byte[] doubles(ByteOrder order, double... values) {
        ByteBuffer data = ByteBuffer.allocate(8 * values.length).order(order);
        for (double v : values) {
            data.putDouble(v);
        }
        return data.array();
    }

    /** An {@code .npz} of some arrays. */
    public static Path pack(Path file, Map<String, byte[]> arrays) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : arrays.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey() + ".npy"));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }
}
