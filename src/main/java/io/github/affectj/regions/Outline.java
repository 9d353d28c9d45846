package io.github.affectj.regions;

import io.github.affectj.base.BadInputException;
import java.util.Arrays;
import java.util.List;

/**
 * What of a box belongs to a shape. Places are shares of the box: 0 is its left or upper edge, 1
 * its right or lower one.
 */
public sealed interface Outline {
    /** All of the box. */
    Outline RECTANGLE = new Rectangle();

    /** The ellipse that touches the box's four edges. */
    Outline OVAL = new Oval();

    /**
     * As much of a box is no distance: a pixel whose centre lies on an edge is not let in here and
     * out there by the last digit of a share.
     */
    double HAIR = 1e-9;

    /**
     * Where a horizontal line runs inside.
     *
     * @param shareY of the line
     * @return pairs of shares: from the first, which is inside, to the second, which is not; empty
     *     where the line misses the shape
     */
    double[] runs(double shareY);

    /** Whether a place lies inside; left and upper edges do, right and lower ones don't. */
    default boolean contains(double shareX, double shareY) {
        double[] runs = runs(shareY);
        for (int i = 0; i < runs.length; i += 2) {
            if (shareX >= runs[i] - HAIR && shareX < runs[i + 1] - HAIR) {
                return true;
            }
        }
        return false;
    }

    /**
     * The outline on the way to another one: points move at an even speed where both are polygons
     * of as many points; else the shape stays this one.
     *
     * @param share of the way, 0 to 1
     */
    default Outline between(Outline other, double share) {
        return this;
    }

    /** All of the box. */
    record Rectangle() implements Outline {
        @Override
        public double[] runs(double shareY) {
            return shareY >= -HAIR && shareY < 1 - HAIR ? new double[] {0, 1} : new double[0];
        }
    }

    /** An ellipse. */
    record Oval() implements Outline {
        @Override
        public double[] runs(double shareY) {
            double away = 2 * shareY - 1;
            double half = 1 - away * away;
            if (!(half > 0)) {
                return new double[0];
            }
            half = Math.sqrt(half) / 2;
            return new double[] {0.5 - half, 0.5 + half};
        }
    }

    /**
     * A corner of a polygon.
     *
     * @param x share of the box's width
     * @param y share of the box's height
     */
    record Point(double x, double y) {}

    /**
     * Straight lines from corner to corner and back to the first; where they cross each other, what
     * they enclose twice is outside.
     *
     * @param points at least three, all in the box
     */
    record Polygon(List<Point> points) implements Outline {
        private static final double ROUNDING = 1e-6;

        /**
         * Copies the list.
         *
         * @throws BadInputException if there are fewer than three points, or one is outside the box
         */
        public Polygon {
            points = List.copyOf(points);
            if (points.size() < 3) {
                throw new BadInputException(
                        "a polygon of %d points has no area; allowed are 3 points and more."
                                .formatted(points.size()));
            }
            for (Point point : points) {
                if (!isShare(point.x()) || !isShare(point.y())) {
                    throw new BadInputException(
                            "a polygon can't have a point at %s, %s; allowed are shares of its box, 0 to 1."
                                    .formatted(point.x(), point.y()));
                }
            }
        }

        private static boolean isShare(double number) {
            return number >= -ROUNDING && number <= 1 + ROUNDING;
        }

        @Override
        public double[] runs(double shareY) {
            double[] crossings = new double[points.size()];
            int found = 0;
            double y = shareY + HAIR;
            Point last = points.get(points.size() - 1);
            for (Point point : points) {
                if ((point.y() > y) != (last.y() > y)) {
                    double way = (y - last.y()) / (point.y() - last.y());
                    crossings[found++] = Box.mix(last.x(), point.x(), way);
                }
                last = point;
            }
            Arrays.sort(crossings, 0, found);
            return Arrays.copyOf(crossings, found); // always even: a closed line comes back
        }

        @Override
        public Outline between(Outline other, double share) {
            if (!(other instanceof Polygon end) || end.points.size() != points.size()) {
                return this;
            }
            Point[] moved = new Point[points.size()];
            for (int i = 0; i < moved.length; i++) {
                Point a = points.get(i);
                Point b = end.points.get(i);
                moved[i] = new Point(Box.mix(a.x(), b.x(), share), Box.mix(a.y(), b.y(), share));
            }
            return new Polygon(List.of(moved));
        }
    }
}
