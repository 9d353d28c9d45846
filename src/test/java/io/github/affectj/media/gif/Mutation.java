package io.github.affectj.media.gif;

import java.util.Arrays;
import java.util.Random;

/** What happens to files: bytes changed, lost, doubled, put in, numbers gone wild, cut off. */
final class Mutation {
    private static final int[] WILD = {0, 1, 127, 128, 255, 32_767, 32_768, 65_535, -1};

    private Mutation() {}

    static byte[] of(byte[] file, Random random) {
        byte[] bytes = file.clone();
        for (int hits = 1 + random.nextInt(5); hits > 0 && bytes.length > 8; hits--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(8)) {
                case 0, 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 3 -> wild(bytes, at, random);
                case 4 -> bytes = Arrays.copyOf(bytes, at);
                case 5 -> bytes = part(bytes, at, length(bytes, at, random), 0);
                case 6 -> bytes = part(bytes, at, length(bytes, at, random), 2);
                default -> bytes = inserted(bytes, at, random);
            }
        }
        return bytes;
    }

    private static int length(byte[] bytes, int at, Random random) {
        return random.nextInt(Math.min(64, bytes.length - at) + 1);
    }

    private static void wild(byte[] bytes, int at, Random random) {
        int value = WILD[random.nextInt(WILD.length)];
        int size = 1 << random.nextInt(3);
        boolean little = random.nextBoolean();
        for (int i = 0; i < size && at + i < bytes.length; i++) {
            bytes[at + i] = (byte) (value >> (8 * (little ? i : size - 1 - i)));
        }
    }

    /** A part left out (0 times) or doubled (2 times). */
    private static byte[] part(byte[] bytes, int at, int length, int times) {
        byte[] changed = Arrays.copyOf(bytes, bytes.length + length * (times - 1));
        for (int i = 0; i < times; i++) {
            System.arraycopy(bytes, at, changed, at + i * length, length);
        }
        int rest = bytes.length - at - length;
        System.arraycopy(bytes, at + length, changed, at + times * length, rest);
        return changed;
    }

    private static byte[] inserted(byte[] bytes, int at, Random random) {
        byte[] more = new byte[1 + random.nextInt(16)];
        random.nextBytes(more);
        byte[] changed = Arrays.copyOf(bytes, bytes.length + more.length);
        System.arraycopy(more, 0, changed, at, more.length);
        System.arraycopy(bytes, at, changed, at + more.length, bytes.length - at);
        return changed;
    }
}
