package io.github.affectj.model.detect;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.IntBinaryOperator;
import javax.imageio.ImageIO;

/**
 * Pictures of two faces, Eileen Collins's and Grace Hopper's, by whole numbers only: {@code
 * arranged} of scripts/reference/faces.py.
 */
public final class TestFaces {
    /** Pixels of a side of a cut-out. */
    public static final int SIDE = 112;

    private static final Path FOLDER = Path.of("src/test/resources/golden/faces");

    private TestFaces() {}

    /**
     * A picture.
     *
     * @param rgb 0xRRGGBB, row by row
     */
    public record Picture(int width, int height, int[] rgb) {
        private static Picture of(int width, int height, IntBinaryOperator pixel) {
            int[] rgb = new int[width * height];
            for (int i = 0; i < rgb.length; i++) {
                rgb[i] = pixel.applyAsInt(i % width, i / width);
            }
            return new Picture(width, height, rgb);
        }

        int at(int x, int y) {
            return rgb[y * width + x];
        }

        private Picture mirrored() {
            return of(width, height, (x, y) -> at(width - 1 - x, y));
        }
    }

    /** A picture of a file. */
    public static Picture read(Path file) throws IOException {
        BufferedImage image = ImageIO.read(file.toFile());
        return Picture.of(
                image.getWidth(), image.getHeight(), (x, y) -> image.getRGB(x, y) & 0xffffff);
    }

    /** Both heads side by side, 224x112 pixels. */
    public static Picture pair() throws IOException {
        Picture a = read(FOLDER.resolve("collins.png"));
        Picture b = read(FOLDER.resolve("hopper.png"));
        return beside(a, b);
    }

    private static Picture beside(Picture a, Picture b) {
        return Picture.of(
                a.width + b.width,
                a.height,
                (x, y) -> x < a.width ? a.at(x, y) : b.at(x - a.width, y));
    }

    private static int divided(int rgb, int by) {
        return (rgb >> 16) / by << 16 | (rgb >> 8 & 0xff) / by << 8 | (rgb & 0xff) / by;
    }

    private static int grey(int rgb) {
        return ((rgb >> 16) + (rgb >> 8 & 0xff) + (rgb & 0xff)) / 3 * 0x10101;
    }

    /** A picture of the script, by its name there. */
    public static Picture arranged(String kind) throws IOException {
        Picture pair = pair();
        int w = pair.width;
        int h = pair.height;
        return switch (kind) {
            case "pair" -> pair;
            case "mirrored" -> pair.mirrored();
            case "dark" -> Picture.of(w, h, (x, y) -> divided(pair.at(x, y), 5));
            case "grey" -> Picture.of(w, h, (x, y) -> grey(pair.at(x, y)));
            case "turned" -> Picture.of(h, w, (x, y) -> pair.at(w - 1 - y, x));
            case "halved" -> Picture.of(w / 2, h / 2, (x, y) -> pair.at(2 * x, 2 * y));
            case "doubled" -> Picture.of(w * 2, h * 2, (x, y) -> pair.at(x / 2, y / 2));
            case "many" -> many(beside(pair, pair.mirrored()));
            case "cut" -> Picture.of(h, h, (x, y) -> pair.at(x + h / 2, y));
            case "tiny" -> Picture.of(30, 11, pair::at);
            case "none" -> Picture.of(160, 120, TestFaces::pattern);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static Picture many(Picture row) {
        Picture turned = row.mirrored();
        return Picture.of(
                row.width,
                3 * row.height,
                (x, y) ->
                        y / row.height == 1
                                ? divided(turned.at(x, y % row.height), 2)
                                : row.at(x, y % row.height));
    }

    private static int pattern(int x, int y) {
        int rgb = 0;
        for (int c = 0; c < 3; c++) {
            rgb = rgb << 8 | (x * (3 + c) + y * (5 - c) + x * y / 7) % 256;
        }
        return rgb;
    }
}
