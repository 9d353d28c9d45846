package io.github.affectj.regions;

import static java.util.stream.Collectors.joining;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoublePredicate;

/**
 * A named part of the frames that may move: where it is at some times, and between them on the
 * straight way from one to the next. It is absent before its first key, after its last one, and
 * after each that says so.
 *
 * @param name not blank, in one line, at most {@value ForeignText#LONGEST} characters; none of
 *     {@link #RESERVED}; accents are {@link ForeignText#composed}
 * @param keys by time, at least one; the last one always ends a span
 * @param source who says so, as {@code drawn}, {@code found by mtcnn}, {@code imported from x.csv}
 * @param rgb its colour, as {@code 0xRRGGBB}; empty for one that goes by its place in the set
 */
public record Region(String name, List<RegionKey> keys, String source, Optional<Integer> rgb) {
    /** What commands call the whole frame. */
    public static final String WHOLE_FRAME = "frame";

    /** What commands call all regions together. */
    public static final String ALL = "all";

    /** What commands call the faces of a clip that they find on the way. */
    public static final String FACES = "faces";

    /** What commands mean otherwise where they ask for a region. */
    public static final List<String> RESERVED = List.of(WHOLE_FRAME, ALL, FACES);

    /** What a region's source says of one that a person drew. */
    public static final String DRAWN = "drawn";

    /** Two times that are the same but for rounding, in seconds: no film has such short frames. */
    static final double HAIR = 1e-6;

    /**
     * Checks the name and the order of the keys.
     *
     * @throws BadInputException if the name can't be one, or the keys' times don't rise
     */
    public Region {
        name = ForeignText.composed(name);
        checkName(name);
        if (keys.isEmpty()) {
            throw new BadInputException(
                    "the region '%s' is nowhere; allowed is one place at least.".formatted(name));
        }
        List<RegionKey> checked = new ArrayList<>(keys);
        for (int i = 1; i < checked.size(); i++) {
            double before = checked.get(i - 1).seconds();
            double now = checked.get(i).seconds();
            if (before == RegionKey.ALWAYS) {
                throw new BadInputException(
                        ("the region '%s' is at one place for the whole clip and also at another one"
                                        + " at %s; allowed is one or the other.")
                                .formatted(name, time(now)));
            }
            if (now == before) {
                throw new BadInputException(
                        "the region '%s' is at two places at %s; allowed is one at a time."
                                .formatted(name, time(now)));
            }
            if (!(now > before)) {
                throw new BadInputException(
                        "the places of the region '%s' are not in the order of their times: %s comes after %s."
                                .formatted(name, time(now), time(before)));
            }
        }
        RegionKey last = checked.get(checked.size() - 1);
        checked.set(checked.size() - 1, last.lastOfSpan(last.seconds() != RegionKey.ALWAYS));
        keys = List.copyOf(checked);
    }

    /** A region without a colour of its own. */
    public Region(String name, List<RegionKey> keys, String source) {
        this(name, keys, source, Optional.empty());
    }

    /** A region that is at one place for the whole clip. */
    public static Region still(String name, RegionShape shape, String source) {
        return new Region(name, List.of(new RegionKey(RegionKey.ALWAYS, shape)), source);
    }

    /**
     * A name as it can be one: what breaks the line becomes a space, other control characters go,
     * and so do spaces around it; accents are {@link ForeignText#composed}.
     *
     * @return empty where nothing is left
     */
    public static Optional<String> cleanName(String text) {
        String plain = ForeignText.composed(ForeignText.plain(text)).strip();
        String name = ForeignText.cut(plain, ForeignText.LONGEST);
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    private static void checkName(String name) {
        if (!cleanName(name).equals(Optional.of(name))) {
            throw new BadInputException(
                    "'%s' can't be the name of a region; allowed is one line of 1 to %d characters."
                            .formatted(ForeignText.of(name), ForeignText.LONGEST));
        }
        if (RESERVED.contains(name)) {
            throw new BadInputException(
                    "'%s' can't be the name of a region, since commands mean something else by it; allowed is any name but %s."
                            .formatted(
                                    name,
                                    RESERVED.stream()
                                            .map(word -> "'" + word + "'")
                                            .collect(joining(", "))));
        }
    }

    /** Whether it is at one place for the whole clip. */
    public boolean isStill() {
        return keys.get(0).seconds() == RegionKey.ALWAYS;
    }

    /**
     * Where it is at a time.
     *
     * @param seconds from the clip's start
     * @return empty where it is absent; exactly a key's shape at that key's time
     */
    public Optional<RegionShape> at(double seconds) {
        if (isStill()) {
            return Optional.of(keys.get(0).shape());
        }
        int after = firstAfter(seconds);
        if (after > 0) {
            RegionKey before = keys.get(after - 1);
            if (seconds - before.seconds() <= HAIR) {
                return Optional.of(before.shape());
            }
        }
        if (after < keys.size() && keys.get(after).seconds() - seconds <= HAIR) {
            return Optional.of(keys.get(after).shape());
        }
        if (after == 0 || after == keys.size() || keys.get(after - 1).lastOfSpan()) {
            return Optional.empty();
        }
        RegionKey before = keys.get(after - 1);
        RegionKey next = keys.get(after);
        double share = (seconds - before.seconds()) / (next.seconds() - before.seconds());
        return Optional.of(before.shape().between(next.shape(), share));
    }

    /** Index of the first key behind a time. */
    private int firstAfter(double seconds) {
        int low = 0;
        int high = keys.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (keys.get(middle).seconds() > seconds) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /**
     * A stretch during which a region is there.
     *
     * @param from seconds of its first key; negative infinity for a region that is always there
     * @param to seconds of its last key, at which it still is there; infinity likewise
     */
    public record Span(double from, double to) {
        /** Whether a time lies in it. */
        public boolean holds(double seconds) {
            return !isAfter(seconds) && !isBefore(seconds);
        }

        private boolean isAfter(double seconds) {
            return seconds < from - HAIR;
        }

        private boolean isBefore(double seconds) {
            return seconds > to + HAIR;
        }

        /**
         * The first frame that appears while it is there or later.
         *
         * @param starts when each frame appears, in seconds, not falling
         * @return from 0; the number of frames if there is none
         */
        public int first(double[] starts) {
            return first(starts, seconds -> !isAfter(seconds));
        }

        /** The first frame that appears after it, as {@link #first(double[])}. */
        public int behind(double[] starts) {
            return first(starts, this::isBefore);
        }

        /** The first frame whose start is such; all later ones are, too. */
        private static int first(double[] starts, DoublePredicate such) {
            int low = 0;
            int high = starts.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (such.test(starts[middle])) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return low;
        }
    }

    /** When it is there, by time. */
    public List<Span> spans() {
        if (isStill()) {
            return List.of(new Span(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
        }
        List<Span> spans = new ArrayList<>();
        double from = keys.get(0).seconds();
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i).lastOfSpan()) {
                spans.add(new Span(from, keys.get(i).seconds()));
                from = i + 1 < keys.size() ? keys.get(i + 1).seconds() : from;
            }
        }
        return List.copyOf(spans);
    }

    /** The same under another name. */
    public Region named(String newName) {
        return new Region(newName, keys, source, rgb);
    }

    /** The same in a colour, {@code 0xRRGGBB}. */
    public Region coloured(int newRgb) {
        return coloured(Optional.of(newRgb));
    }

    /** The same in a colour of its own or, if there is none, in that of its place in the set. */
    public Region coloured(Optional<Integer> newRgb) {
        return new Region(name, keys, source, newRgb);
    }

    /**
     * What of it belongs to a part of the clip; it moves there as it did.
     *
     * @param from seconds from the clip's start
     * @param to seconds from the clip's start, above {@code from}
     * @return empty where it is absent all the time
     */
    public Optional<Region> between(double from, double to) {
        if (isStill()) {
            return Optional.of(this);
        }
        List<RegionKey> kept = new ArrayList<>();
        int inside = firstAfter(from);
        if (inside > 0) {
            RegionKey before = keys.get(inside - 1);
            at(from).map(shape -> new RegionKey(from, shape, before.score(), before.lastOfSpan()))
                    .ifPresent(kept::add);
        }
        while (inside < keys.size() && keys.get(inside).seconds() < to) {
            kept.add(keys.get(inside++));
        }
        // A key at the very end, so that it moves towards it as before.
        if (inside > 0 && !keys.get(inside - 1).lastOfSpan()) {
            at(to).map(shape -> new RegionKey(to, shape)).ifPresent(kept::add);
        }
        return kept.isEmpty() ? Optional.empty() : Optional.of(new Region(name, kept, source, rgb));
    }

    static String time(double seconds) {
        return seconds == RegionKey.ALWAYS
                ? "all times"
                : String.format(Locale.ROOT, "%.3f s", seconds);
    }
}
