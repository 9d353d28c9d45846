package io.github.affectj.regions.track;

import io.github.affectj.regions.Box;
import io.github.affectj.regions.RegionKey;
import io.github.affectj.regions.RegionShape;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What moves out of the frame is lost by a detector while most of it is still there, and what moves
 * in is found late, all the more so where only some frames are looked at. Its track goes on at an
 * even speed until half of it is outside, if that is soon; else, as where it vanishes behind
 * something, it ends where it was seen.
 *
 * @param width of the frame in pixels
 * @param height of the frame in pixels
 * @param from seconds of the shot's first frame that was looked at; no track begins before
 * @param to seconds of its last one; no track ends behind it
 */
public record FrameEdge(int width, int height, double from, double to) {
    /** Seconds for which a track goes on at most. */
    static final double LONGEST = 1;

    private static final double HALF = 0.5;
    private static final int TRIES = 50;

    /**
     * Where a thing was when half of it was in the frame, before it was first seen or after it was
     * last seen.
     *
     * @param end its first or last sighting
     * @param seconds of that
     * @param inner another sighting within a moment
     * @param innerSeconds of that, another time
     * @return empty if it does not cross the frame's edge soon, or the shot has not that long
     */
    Optional<RegionKey> crossing(Box end, double seconds, Box inner, double innerSeconds) {
        double span = seconds - innerSeconds;
        double speedX = (end.centreX() - inner.centreX()) / span;
        double speedY = (end.centreY() - inner.centreY()) / span;
        double longest =
                span > 0 ? Math.min(LONGEST, to - seconds) : Math.max(-LONGEST, from - seconds);
        if (visible(end) < HALF
                || visible(moved(end, speedX, speedY, Math.copySign(LONGEST, span))) >= HALF) {
            return Optional.empty();
        }
        double reached = 0;
        for (int i = 1; i <= TRIES; i++) {
            double tried = longest * i / TRIES;
            if (visible(moved(end, speedX, speedY, tried)) < HALF) {
                break;
            }
            reached = tried;
        }
        return reached == 0
                ? Optional.empty()
                : Optional.of(
                        new RegionKey(
                                seconds + reached,
                                RegionShape.of(moved(end, speedX, speedY, reached)),
                                OptionalDouble.empty(),
                                span > 0));
    }

    private static Box moved(Box box, double speedX, double speedY, double seconds) {
        return new Box(
                box.x() + speedX * seconds, box.y() + speedY * seconds, box.width(), box.height());
    }

    /** Share of a box that lies in the frame. */
    private double visible(Box box) {
        return box.clipped(width, height).map(part -> part.area() / box.area()).orElse(0.0);
    }
}
