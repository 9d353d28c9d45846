package io.github.affectj.media.gif;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Small files of every format of this room, whole. */
final class SampleFile {
    private static final int[] TYPES = {0, 2, 3, 4, 6};

    private static final List<String> WEBPS =
            List.of("anim-alpha-lossy.webp", "anim-alpha-lossless.webp", "still-lossy.webp");

    private SampleFile() {}

    static byte[] random(Random random) throws IOException {
        return switch (random.nextInt(7)) {
            case 0, 1 -> OddGif.bytes(random.nextLong());
            case 2 -> apng(random);
            case 3 -> still(random);
            case 4 -> jpeg(random);
            case 5 -> WebpClipTest.bytes(WEBPS.get(random.nextInt(WEBPS.size())));
            default -> bmp(random);
        };
    }

    private static byte[] apng(Random random) {
        int w = 1 + random.nextInt(12);
        int h = 1 + random.nextInt(12);
        TestPng png = new TestPng(w, h, 8, 6).animation(4);
        for (int i = 0; i < 4; i++) {
            int fw = i == 0 ? w : 1 + random.nextInt(w);
            int fh = i == 0 ? h : 1 + random.nextInt(h);
            png.control(0, 0, fw, fh, i, 10, i % 3, i % 2);
            png.pixels(bytes(4 * fw * fh, random), 4 * fw);
        }
        return png.bytes();
    }

    private static byte[] still(Random random) {
        int type = TYPES[random.nextInt(TYPES.length)];
        int bits = type == 0 ? 1 << random.nextInt(5) : type == 3 ? 1 << random.nextInt(4) : 8;
        int values = type == 2 ? 3 : type == 4 ? 2 : type == 6 ? 4 : 1;
        int w = 1 + random.nextInt(20);
        int h = 1 + random.nextInt(20);
        TestPng png = new TestPng(w, h, bits, type);
        if (type == 3) {
            png.chunk("PLTE", bytes(3 << bits, random));
        }
        if (type < 4 && random.nextBoolean()) {
            png.chunk("tRNS", bytes(type == 0 ? 2 : type == 2 ? 6 : 1 << bits, random));
        }
        int row = (w * bits * values + 7) / 8;
        return png.pixels(bytes(row * h, random), row).bytes();
    }

    private static byte[] jpeg(Random random) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream target = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setProgressiveMode(
                    random.nextBoolean()
                            ? ImageWriteParam.MODE_DEFAULT
                            : ImageWriteParam.MODE_DISABLED);
            writer.setOutput(target);
            writer.write(null, new IIOImage(picture(random), null, null), settings);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private static byte[] bmp(Random random) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(picture(random), "bmp", out);
        return out.toByteArray();
    }

    private static BufferedImage picture(Random random) {
        int type =
                random.nextInt(3) == 0 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB;
        BufferedImage image =
                new BufferedImage(1 + random.nextInt(30), 1 + random.nextInt(30), type);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.setRGB(x, y, x * 0x050301 + random.nextInt(64));
            }
        }
        return image;
    }

    private static byte[] bytes(int count, Random random) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
