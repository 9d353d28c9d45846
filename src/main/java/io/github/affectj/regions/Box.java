package io.github.affectj.regions;

import io.github.affectj.base.BadInputException;
import java.util.Optional;

/**
 * An upright rectangle in pixels of the clip; it may reach beyond the frame.
 *
 * @param x left edge
 * @param y upper edge
 * @param width above 0
 * @param height above 0
 */
public record Box(double x, double y, double width, double height) {

    /**
     * Checks the numbers.
     *
     * @throws BadInputException if one isn't finite, or the box has no area
     */
    public Box {
        if (!Double.isFinite(x + y + width + height)) {
            throw new BadInputException(
                    "a box needs four finite numbers (x, y, width, height), not %s, %s, %s, %s."
                            .formatted(x, y, width, height));
        }
        if (!(width > 0) || !(height > 0)) {
            throw new BadInputException(
                    "a box of %s x %s pixels has no area; allowed are a width and a height above 0."
                            .formatted(width, height));
        }
    }

    /** In square pixels. */
    public double area() {
        return width * height;
    }

    /** Half-way between left and right. */
    public double centreX() {
        return x + width / 2;
    }

    /** Half-way between top and bottom. */
    public double centreY() {
        return y + height / 2;
    }

    /** Right edge. */
    public double right() {
        return x + width;
    }

    /** Lower edge. */
    public double bottom() {
        return y + height;
    }

    /** Intersection over union with another box, 0 to 1. */
    public double overlap(Box other) {
        double w = Math.min(right(), other.right()) - Math.max(x, other.x);
        double h = Math.min(bottom(), other.bottom()) - Math.max(y, other.y);
        double common = w > 0 && h > 0 ? w * h : 0;
        return common / (area() + other.area() - common);
    }

    /**
     * What of it lies in the frame.
     *
     * @param frameWidth in pixels
     * @param frameHeight in pixels
     * @return empty where nothing does
     */
    public Optional<Box> clipped(int frameWidth, int frameHeight) {
        double left = Math.max(0, x);
        double top = Math.max(0, y);
        double w = Math.min(frameWidth, right()) - left;
        double h = Math.min(frameHeight, bottom()) - top;
        return w > 0 && h > 0 ? Optional.of(new Box(left, top, w, h)) : Optional.empty();
    }

    /**
     * The box on the way to another one, each edge moving at an even speed.
     *
     * @param share of the way, 0 for this box and 1 for the other
     */
    public Box between(Box other, double share) {
        return new Box(
                mix(x, other.x, share),
                mix(y, other.y, share),
                mix(width, other.width, share),
                mix(height, other.height, share));
    }

    /** Exactly a at 0 and exactly b at 1. */
    static double mix(double a, double b, double share) {
        return a * (1 - share) + b * share;
    }

    /**
     * The box with a margin around it.
     *
     * @param margin added on each side, as a share of the width left and right, of the height above
     *     and below; above -0.5
     */
    public Box around(double margin) {
        return new Box(
                x - margin * width,
                y - margin * height,
                width * (1 + 2 * margin),
                height * (1 + 2 * margin));
    }

    /** The smallest square with the same centre that holds it. */
    public Box square() {
        double side = Math.max(width, height);
        return new Box(centreX() - side / 2, centreY() - side / 2, side, side);
    }

    /** The most that one of its edges is away from that of another box, in pixels. */
    public double distance(Box other) {
        return Math.max(
                Math.max(Math.abs(x - other.x), Math.abs(right() - other.right())),
                Math.max(Math.abs(y - other.y), Math.abs(bottom() - other.bottom())));
    }
}
