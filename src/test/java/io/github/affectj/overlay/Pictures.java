package io.github.affectj.overlay;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ColorProcessor;
import java.util.Arrays;
import java.util.Random;

/** Stacks to draw on. */
public final class Pictures {
    /** Backgrounds on which labels must be readable. */
    public enum Kind {
        WHITE,
        BLACK,
        GREY,
        NOISE
    }

    private Pictures() {}

    public static ImagePlus stack(int width, int height, int frames, Kind kind) {
        ImageStack stack = new ImageStack(width, height);
        Random random = new Random(7);
        for (int i = 1; i <= frames; i++) {
            int[] rgb = new int[width * height];
            switch (kind) {
                case WHITE -> Arrays.fill(rgb, 0xFFFFFF);
                case BLACK -> Arrays.fill(rgb, 0);
                case GREY -> Arrays.fill(rgb, 0x808080);
                case NOISE -> Arrays.setAll(rgb, p -> random.nextInt(0x1000000));
            }
            stack.addSlice(i + " t=0.000s", new ColorProcessor(width, height, rgb));
        }
        return new ImagePlus("clip.gif", stack);
    }

    /** Relative luminance of a colour after WCAG 2, from 0 to 1. */
    public static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 0xFF)
                + 0.7152 * linear(rgb >> 8 & 0xFF)
                + 0.0722 * linear(rgb & 0xFF);
    }

    private static double linear(int value) {
        double v = value / 255.0;
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }

    /** Contrast ratio of two luminances after WCAG 2, from 1 to 21; 4.5 is readable small text. */
    public static double contrast(double a, double b) {
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }
}
