package io.github.affectj.pipeline.folder;

import io.github.affectj.base.Progress;
import io.github.affectj.media.film.VideoWriter;
import io.github.affectj.media.gif.GifWriter;
import io.github.affectj.media.sound.SineTrack;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Folders of small clips, and what a run left of them. */
public final class Clips {
    private static final int SIDE = 64;

    private Clips() {}

    private static int[] drawn(int seed, int frame) {
        int[] rgb = new int[SIDE * SIDE];
        for (int i = 0; i < rgb.length; i++) {
            int x = i % SIDE;
            int y = i / SIDE;
            rgb[i] = (x * (seed + 3) + frame * 9 & 0xFF) << 16 | (y * (seed + 5) & 0xFF) << 8 | 99;
        }
        return rgb;
    }

    /** A GIF whose frames are of its own, by its seed. */
    public static Path gif(Path file, int frames, int seed) throws IOException {
        Files.createDirectories(file.getParent());
        double[] seconds = new double[frames];
        Arrays.setAll(seconds, i -> 0.05 * (1 + i % 3));
        // The writer tells the kind by the name, which a test may want to be another.
        Path written = file.resolveSibling("written.gif");
        GifWriter.write(written, SIDE, SIDE, seconds, i -> drawn(seed, i), Progress.NONE);
        return Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** A picture. */
    public static Path picture(Path file, String format) throws IOException {
        Files.createDirectories(file.getParent());
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, SIDE, SIDE, drawn(7, 0), 0, SIDE);
        ImageIO.write(image, format, file.toFile());
        return file;
    }

    /** A film of a second, with a tone. */
    public static Path film(Path file, int seed) throws IOException {
        Files.createDirectories(file.getParent());
        double[] starts = new double[10];
        Arrays.setAll(starts, i -> i / 10.0);
        VideoWriter.write(
                file,
                SIDE,
                SIDE,
                starts,
                0.1,
                i -> drawn(seed, i),
                Optional.of(new SineTrack(44_100, 1, 440, 1)),
                Progress.NONE);
        return file;
    }

    /** All files in an output folder that are for people, by their path. */
    public static SortedMap<String, String> tree(Path output) throws IOException {
        SortedMap<String, String> tree = new TreeMap<>();
        try (Stream<Path> files = Files.walk(output)) {
            files.filter(Files::isRegularFile)
                    .filter(f -> !output.relativize(f).startsWith(FolderStore.HIDDEN))
                    .forEach(f -> tree.put(output.relativize(f).toString(), content(f)));
        }
        return tree;
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A number with as many digits as the tables have. */
    static String number(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }
}
