package io.github.affectj.pipeline.shots;

import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipTimes;
import io.github.affectj.model.shots.SmallFrame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Frames of 48 x 27 pixels out of a file of nothing but their bytes R, G, B. */
final class SmallClip implements Clip {
    private final Path file;
    private final byte[] bytes;

    SmallClip(Path file) {
        this.file = file;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return file.getFileName().toString();
    }

    @Override
    public String source() {
        return "";
    }

    @Override
    public int width() {
        return SmallFrame.WIDTH;
    }

    @Override
    public int height() {
        return SmallFrame.HEIGHT;
    }

    @Override
    public ClipTimes times() {
        int count = bytes.length / SmallFrame.BYTES;
        int[] numbers = new int[count];
        double[] starts = new double[count];
        double[] durations = new double[count];
        Arrays.setAll(numbers, i -> i + 1);
        Arrays.setAll(starts, i -> i / 25.0);
        Arrays.fill(durations, 0.04);
        return new ClipTimes(numbers, starts, durations);
    }

    @Override
    public int[] rgb(int index) {
        int[] pixels = new int[width() * height()];
        int at = index * SmallFrame.BYTES;
        for (int i = 0; i < pixels.length; i++) {
            for (int c = 0; c < 3; c++) {
                pixels[i] = pixels[i] << 8 | bytes[at++] & 0xff;
            }
        }
        return pixels;
    }

    @Override
    public void close() {
        // Nothing to close.
    }
}
