package io.github.affectj.media.gif;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.media.OutsideTool;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures that a camera held turned, upright again as ImageMagick turns them. */
class OrientationTest {
    private static final int W = 48;
    private static final int H = 32;

    @TempDir Path folder;

    /** EXIF data with a maker's entry before the orientation. */
    private static byte[] exif(int orientation, ByteOrder order) {
        ByteBuffer b = ByteBuffer.allocate(38).order(order);
        b.put((byte) (order == ByteOrder.BIG_ENDIAN ? 'M' : 'I'));
        b.put((byte) (order == ByteOrder.BIG_ENDIAN ? 'M' : 'I'));
        b.putShort((short) 42).putInt(8).putShort((short) 2);
        b.putShort((short) 0x10F).putShort((short) 2).putInt(2).putInt(0x41000000);
        b.putShort((short) 0x112).putShort((short) 3).putInt(1).putShort((short) orientation);
        return b.array();
    }

    private static BufferedImage picture() {
        BufferedImage image = new BufferedImage(W, H, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < H; y++) {
            for (int x = 0; x < W; x++) {
                image.setRGB(x, y, (5 * x) << 16 | (7 * y) << 8 | (x < 16 && y < 16 ? 200 : 0));
            }
        }
        return image;
    }

    private Path jpeg(byte[] exif) throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        ImageIO.write(picture(), "jpeg", plain);
        byte[] all = plain.toByteArray();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(all, 0, 2);
        int length = 2 + 6 + exif.length;
        out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xE1, 0, (byte) length});
        out.writeBytes("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(exif);
        out.write(all, 2, all.length - 2);
        return Files.write(folder.resolve("turned.jpg"), out.toByteArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void aJpegStandsUpright(int orientation) throws IOException {
        Path file =
                jpeg(
                        exif(
                                orientation,
                                orientation % 2 == 0
                                        ? ByteOrder.BIG_ENDIAN
                                        : ByteOrder.LITTLE_ENDIAN));
        byte[] seen =
                OutsideTool.imageMagick()
                        .run(List.of(file.toString(), "-auto-orient", "-depth", "8", "rgb:-"));
        try (Clip clip = ClipOpener.open(file)) {
            assertEquals(orientation < 5 ? W : H, clip.width());
            assertEquals(orientation < 5 ? H : W, clip.height());
            int[] rgb = clip.rgb(0);
            assertEquals(3 * rgb.length, seen.length);
            for (int i = 0; i < seen.length; i++) {
                int ours = rgb[i / 3] >> (16 - 8 * (i % 3)) & 255;
                // Two decoders of JPEG.
                assertEquals(seen[i] & 255, ours, 4.0, "pixel " + i / 3);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void aPngStandsUpright(int orientation) throws IOException {
        // a b c over d e f
        TestPng png =
                new TestPng(3, 2, 8, 0).chunk("eXIf", exif(orientation, ByteOrder.BIG_ENDIAN));
        byte[] bytes = png.pixels("abcdef".getBytes(StandardCharsets.US_ASCII), 3).bytes();
        String expected =
                List.of(
                                "abcdef", "cbafed", "fedcba", "defabc", "adbecf", "daebfc",
                                "fcebda", "cfbead")
                        .get(orientation - 1);
        try (Clip clip = ClipOpener.open(Files.write(folder.resolve("turned.png"), bytes))) {
            assertEquals(orientation < 5 ? 3 : 2, clip.width());
            StringBuilder letters = new StringBuilder();
            for (int colour : clip.rgb(0)) {
                letters.append((char) (colour & 255));
            }
            assertEquals(expected, letters.toString());
        }
    }

    /** Whatever EXIF data hold, the picture is shown. */
    @Test
    void damagedExifDataTurnNothing() throws IOException {
        byte[] good = exif(6, ByteOrder.LITTLE_ENDIAN);
        for (int length = 0; length < 32; length++) {
            assertEquals(1, ExifOrientation.ofTiff(Arrays.copyOf(good, length)), "" + length);
        }
        assertEquals(6, ExifOrientation.ofTiff(good));
        for (int value : new int[] {0, 9, 65_535}) {
            assertEquals(1, ExifOrientation.ofTiff(exif(value, ByteOrder.BIG_ENDIAN)));
        }
        byte[] far = good.clone();
        ByteBuffer.wrap(far).putInt(4, -1);
        assertEquals(1, ExifOrientation.ofTiff(far));
        try (Clip clip = ClipOpener.open(jpeg(far))) {
            assertEquals(W, clip.width());
            assertArrayEquals(new int[] {1}, clip.times().sourceFrames());
        }
    }
}
