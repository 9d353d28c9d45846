package io.github.affectj.model.arch;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** The numbers that scripts/reference makes weights and inputs from, so that none are stored. */
public final class HashedNumbers {
    private HashedNumbers() {}

    /** splitmix64 of place + CRC32 of the name, its upper 24 bits, in [0, 1). */
    public static float[] of(String name, int n) {
        CRC32 crc = new CRC32();
        crc.update(name.getBytes(StandardCharsets.UTF_8));
        long offset = crc.getValue() << 20;
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            long z = (i + offset + 1) * 0x9E3779B97F4A7C15L;
            z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
            z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
            z ^= z >>> 31;
            values[i] = (float) ((z >>> 40) / (double) (1 << 24));
        }
        return values;
    }
}
