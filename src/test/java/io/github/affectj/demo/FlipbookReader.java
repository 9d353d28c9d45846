package io.github.affectj.demo;

import io.github.affectj.base.BadInputException;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipReader;
import io.github.affectj.media.ClipTimes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.scijava.plugin.Plugin;

/**
 * The smallest clip reader: a text file that begins with {@code flipbook} and has one line a frame,
 * the frame's colour as {@code RRGGBB}. Each frame is 8 x 8 px and stays for a tenth of a second.
 */
@Plugin(type = ClipReader.class)
public class FlipbookReader implements ClipReader {
    private static final String MARK = "flipbook";

    @Override
    public String formats() {
        return "flipbook";
    }

    @Override
    public boolean canRead(Path path, byte[] head) {
        return new String(head, StandardCharsets.ISO_8859_1).startsWith(MARK);
    }

    @Override
    public Clip open(Path path) throws IOException {
        List<String> lines = Files.readAllLines(path);
        if (lines.size() < 2) {
            throw new BadInputException(path + " has no frames; it needs a colour on each line.");
        }
        try {
            return new Flipbook(
                    path, lines.stream().skip(1).map(line -> Integer.valueOf(line, 16)).toList());
        } catch (NumberFormatException e) {
            throw new BadInputException(path + " holds a line that is no colour RRGGBB.", e);
        }
    }

    /** Frames of one colour each. */
    private record Flipbook(Path path, List<Integer> colours) implements Clip {
        private static final int SIDE = 8;

        @Override
        public String name() {
            return path.getFileName().toString();
        }

        @Override
        public String source() {
            return path.toAbsolutePath().toString();
        }

        @Override
        public int width() {
            return SIDE;
        }

        @Override
        public int height() {
            return SIDE;
        }

        @Override
        public ClipTimes times() {
            int n = colours.size();
            int[] numbers = new int[n];
            double[] starts = new double[n];
            double[] durations = new double[n];
            Arrays.setAll(numbers, i -> i + 1);
            Arrays.setAll(starts, i -> i / 10.0);
            Arrays.fill(durations, 0.1);
            return new ClipTimes(numbers, starts, durations);
        }

        @Override
        public int[] rgb(int index) {
            int[] pixels = new int[SIDE * SIDE];
            Arrays.fill(pixels, colours.get(index));
            return pixels;
        }

        @Override
        public void close() {
            // All is in memory.
        }
    }
}
