package io.github.affectj.media.gif;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * WebPs against Chromium, exactly: lossy, lossless, with and without transparency, animated (with
 * partial frames that are blended) and not; FFmpeg's encoder wrote them from its test picture.
 */
class WebpClipTest {
    private static final int FRAMES = 5;

    @TempDir Path folder;

    static byte[] bytes(String name) throws IOException {
        try (InputStream in = WebpClipTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    @Test
    void showsEachFrameAsChromium() throws IOException {
        List<String> golden = BrowserFrames.golden("webp-frames.txt");
        List<String> actual = new ArrayList<>();
        for (String line : golden) {
            String name = line.substring(0, line.indexOf(' '));
            actual.add(BrowserFrames.shown(write(name, bytes(name)), new boolean[1]));
        }
        assertEquals(String.join("\n", golden), String.join("\n", actual));
        assertEquals(6, golden.size());
    }

    @Test
    void showsTheWholeFramesOfAFileThatIsCutOff() throws IOException {
        byte[] all = bytes("anim-alpha-lossy.webp");
        int refused = 0;
        for (int length = 12; length < all.length - 1; length += 37) {
            Path file = write("cut.webp", Arrays.copyOf(all, length));
            try (Clip clip = ClipOpener.open(file)) {
                int count = clip.frameCount();
                assertTrue(count < FRAMES);
                assertEquals(clip.width() * clip.height(), clip.rgb(count - 1).length);
                assertEquals(
                        "cut.webp is cut off in frame "
                                + (count + 1)
                                + (count == 1
                                        ? "; 1 whole frame is shown."
                                        : "; " + count + " whole frames are shown."),
                        clip.notes().get(0));
            } catch (BadInputException e) {
                assertTrue(
                        List.of("cut.webp is cut off in frame 1.", "cut.webp holds no frames.")
                                .contains(e.getMessage()),
                        e.getMessage());
                refused++;
            }
        }
        assertTrue(refused > 0);
    }

    @Test
    void tellsOfAFrameThatCantBeDecoded() throws IOException {
        byte[] all = bytes("still-lossy.webp");
        Arrays.fill(all, 20, 30, (byte) 0);
        ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN).putShort(26, (short) 44);
        all[28] = 30;
        Path file = write("bad.webp", all);
        assertEquals(
                "bad.webp is damaged: the pixels of frame 1 can't be decoded.",
                assertThrows(
                                BadInputException.class,
                                () -> {
                                    try (Clip clip = ClipOpener.open(file)) {
                                        clip.rgb(0);
                                    }
                                })
                        .getMessage());
    }

    @Test
    void refusesAPictureTooLargeBeforeTakingMemory() throws IOException {
        byte[] all = bytes("anim-lossy.webp");
        // 16384 x 16384, in the extended header.
        all[24] = all[27] = (byte) 0xFF;
        all[25] = all[28] = 0x3F;
        Path file = write("large.webp", all);
        assertTrue(
                assertThrows(BadInputException.class, () -> ClipOpener.open(file).close())
                        .getMessage()
                        .contains("too large"));
    }

    @Test
    void standsUpright() throws IOException {
        byte[] all = bytes("anim-lossy.webp");
        byte[] exif = {'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0};
        ByteBuffer turned = ByteBuffer.allocate(all.length + 30).order(ByteOrder.LITTLE_ENDIAN);
        turned.put(all).put("EXIF".getBytes(StandardCharsets.US_ASCII)).putInt(22).put(exif);
        try (Clip stored = ClipOpener.open(write("stored.webp", all));
                Clip upright = ClipOpener.open(write("turned.webp", turned.array()))) {
            assertEquals(stored.width(), upright.height());
            assertArrayEquals(
                    ExifOrientation.upright(stored.rgb(2), stored.width(), stored.height(), 6),
                    upright.rgb(2));
        }
    }

    @Test
    void aHeicIsNamedAndNotCalledDamaged() throws IOException {
        for (String brands : List.of("heic....mif1heic", "mif1....mif1heic")) {
            byte[] head = new byte[40];
            byte[] name = ("ftyp" + brands).getBytes(StandardCharsets.US_ASCII);
            head[3] = (byte) (4 + name.length);
            System.arraycopy(name, 0, head, 4, name.length);
            Path file = write("phone.heic", head);
            assertEquals(
                    "phone.heic is a HEIC picture, a format that can't be read yet; save it as"
                            + " JPEG or PNG.",
                    assertThrows(BadInputException.class, () -> ClipOpener.open(file).close())
                            .getMessage());
        }
    }
}
