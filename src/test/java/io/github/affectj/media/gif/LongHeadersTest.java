package io.github.affectj.media.gif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands before the pixels may be long; it is passed over, not taken into memory. */
class LongHeadersTest {
    private static final int LONG = 100 << 20;
    private static final long MOST_ALLOCATED = 16 << 20;
    private static final int PNG_HEAD = 33;

    @TempDir Path temp;

    /** A file with a hole of zeros after a beginning. */
    private Path file(String name, byte[] before, byte[] after) throws IOException {
        Path path = temp.resolve(name);
        try (RandomAccessFile out = new RandomAccessFile(path.toFile(), "rw")) {
            out.write(before);
            out.seek(before.length + (long) LONG);
            out.write(after);
        }
        return path;
    }

    private static void opensInLittleMemory(Path file, int frames) throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        ClipOpener.readers(); // looked up but once
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        try (Clip clip = ClipOpener.open(file)) {
            assertEquals(frames, clip.frameCount());
            clip.rgb(frames - 1);
        }
        long used = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        assertTrue(used < MOST_ALLOCATED, used + " bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tEXt", "iCCP", "eXIf", "zTXt"})
    void png(String chunk) throws IOException {
        byte[] whole = new TestPng(2, 2, 8, 2).pixels(new byte[12], 6).bytes();
        byte[] head =
                ByteBuffer.allocate(PNG_HEAD + 8)
                        .put(whole, 0, PNG_HEAD)
                        .putInt(LONG)
                        .put(chunk.getBytes(StandardCharsets.US_ASCII))
                        .array();
        byte[] tail =
                ByteBuffer.allocate(4 + whole.length - PNG_HEAD)
                        .putInt(0) // what it should sum to, nobody looks at
                        .put(whole, PNG_HEAD, whole.length - PNG_HEAD)
                        .array();
        opensInLittleMemory(file("x.png", head, tail), 1);
    }

    @Test
    void webp() throws IOException {
        byte[] webp = WebpClipTest.bytes("still-lossy.webp");
        byte[] tail = Arrays.copyOf("EXIF".getBytes(StandardCharsets.US_ASCII), 8);
        byte[] whole = Arrays.copyOf(webp, webp.length + 8);
        ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).putInt(4, LONG);
        System.arraycopy(tail, 0, whole, webp.length, 8);
        opensInLittleMemory(file("x.webp", whole, new byte[0]), 1);
    }
}
