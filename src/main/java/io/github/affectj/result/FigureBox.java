package io.github.affectj.result;

/**
 * Where the figure of a clip is: a box in pixels of the clip that it keeps within in all frames.
 *
 * @param x left edge, 0 or more
 * @param y upper edge, 0 or more
 * @param width above 0
 * @param height above 0
 */
public record FigureBox(double x, double y, double width, double height) {
    /** How a text names a box. */
    public static final String FORM = "x,y,width,height";

    public FigureBox {
        boolean isBox = x >= 0 && y >= 0 && width > 0 && height > 0;
        if (!isBox || !Double.isFinite(x + y + width + height)) {
            throw new IllegalArgumentException("No box: %s".formatted(text(x, y, width, height)));
        }
    }

    /**
     * Reads {@code x,y,width,height}.
     *
     * @throws IllegalArgumentException if it is not four numbers that make a box
     */
    public static FigureBox parse(String text) {
        String[] parts = text.strip().split("\\s*,\\s*|\\s+", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("Not four numbers: " + text);
        }
        return new FigureBox(
                Double.parseDouble(parts[0]),
                Double.parseDouble(parts[1]),
                Double.parseDouble(parts[2]),
                Double.parseDouble(parts[3]));
    }

    /** Whether it lies in a picture, edges included. */
    public boolean isWithin(int pictureWidth, int pictureHeight) {
        return x + width <= pictureWidth && y + height <= pictureHeight;
    }

    /** Whether a place lies in it; its left and upper edges belong to it. */
    public boolean contains(double px, double py) {
        return px >= x && px < x + width && py >= y && py < y + height;
    }

    /** The area in pixels that it has in common with the box from x0, y0 to x1, y1. */
    public double overlap(double x0, double y0, double x1, double y1) {
        double w = Math.min(x + width, x1) - Math.max(x, x0);
        double h = Math.min(y + height, y1) - Math.max(y, y0);
        return w > 0 && h > 0 ? w * h : 0;
    }

    /** As {@link #parse} reads it, whole numbers without a point. */
    public String text() {
        return text(x, y, width, height);
    }

    private static String text(double... numbers) {
        StringBuilder text = new StringBuilder();
        for (double n : numbers) {
            text.append(text.isEmpty() ? "" : ",");
            text.append(n == Math.rint(n) && Math.abs(n) < 1e9 ? "" + (long) n : "" + n);
        }
        return text.toString();
    }
}
