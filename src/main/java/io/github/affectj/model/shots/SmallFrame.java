package io.github.affectj.model.shots;

/**
 * A frame as networks that find shots see it.
 *
 * @param rgb 48 x 27 pixels, row by row, a byte each for R, G and B
 */
public record SmallFrame(byte[] rgb) {
    /** Pixels of a row. */
    public static final int WIDTH = 48;

    /** Rows. */
    public static final int HEIGHT = 27;

    /** Bytes of a frame. */
    public static final int BYTES = 3 * WIDTH * HEIGHT;

    /** Bins of a {@link #histogram}: eight shades of each of R, G and B. */
    public static final int BINS = 512;

    private static final int PIXELS = WIDTH * HEIGHT;

    /** Checks the length. */
    public SmallFrame {
        if (rgb.length != BYTES) {
            throw new IllegalArgumentException("A frame has %d bytes".formatted(BYTES));
        }
    }

    /** Of {@code 48 * 27} pixels 0xRRGGBB, row by row. */
    public static SmallFrame of(int[] pixels) {
        byte[] rgb = new byte[3 * pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            rgb[3 * i] = (byte) (pixels[i] >> 16);
            rgb[3 * i + 1] = (byte) (pixels[i] >> 8);
            rgb[3 * i + 2] = (byte) pixels[i];
        }
        return new SmallFrame(rgb);
    }

    /** A value from 0 to 255; {@code index} counts pixels row by row, {@code channel} R, G, B. */
    public int value(int index, int channel) {
        return rgb[3 * index + channel] & 0xff;
    }

    /** Writes R, G, B as planes from 0 to 1; the planes lie {@code plane} numbers apart. */
    void write(float[] out, int offset, int plane) {
        for (int c = 0; c < 3; c++) {
            for (int i = 0; i < PIXELS; i++) {
                out[offset + c * plane + i] = value(i, c) / 255f;
            }
        }
    }

    /** Writes how many pixels have which colour, {@link #BINS} numbers, brought to length 1. */
    void histogram(float[] out, int offset) {
        int[] counts = new int[BINS];
        for (int i = 0; i < PIXELS; i++) {
            counts[(value(i, 0) >> 5) << 6 | (value(i, 1) >> 5) << 3 | value(i, 2) >> 5]++;
        }
        double squares = 0;
        for (int count : counts) {
            squares += (double) count * count;
        }
        float length = (float) Math.sqrt(squares);
        for (int i = 0; i < BINS; i++) {
            out[offset + i] = counts[i] / length;
        }
    }

    /** Mean brightness (ITU-R BT.601), 0 to 255. */
    public double brightness() {
        double sum = 0;
        for (int i = 0; i < PIXELS; i++) {
            sum += luma(i);
        }
        return sum / PIXELS;
    }

    /** Standard deviation of the brightness over the pixels, 0 where all are alike. */
    public double contrast() {
        double mean = brightness();
        double sum = 0;
        for (int i = 0; i < PIXELS; i++) {
            double d = luma(i) - mean;
            sum += d * d;
        }
        return Math.sqrt(sum / PIXELS);
    }

    /** Mean difference of all values to those of another frame, 0 to 255. */
    public double difference(SmallFrame other) {
        long sum = 0;
        for (int i = 0; i < BYTES; i++) {
            sum += Math.abs((rgb[i] & 0xff) - (other.rgb[i] & 0xff));
        }
        return (double) sum / BYTES;
    }

    private double luma(int index) {
        return 0.299 * value(index, 0) + 0.587 * value(index, 1) + 0.114 * value(index, 2);
    }
}
