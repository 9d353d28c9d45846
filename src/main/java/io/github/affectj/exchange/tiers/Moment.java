package io.github.affectj.exchange.tiers;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time as a file tells it.
 *
 * @param seconds from the film's start
 * @param rounding the most by which the file can have rounded it, in seconds
 */
record Moment(double seconds, double rounding) {
    /** Coarser times were not rounded by a program; what a person wrote is left as it is. */
    private static final double MOST_ROUNDING = 0.0005;

    private static final String FORMS =
            "allowed are seconds, hh:mm:ss.mmm or hh:mm:ss:ff, with a point or a comma";

    private static final Pattern SECONDS = Pattern.compile("\\d*[.,]?\\d+(?:[eE][-+]?\\d{1,3})?");
    private static final Pattern CLOCK =
            Pattern.compile("(?:(\\d{1,4}):)?(\\d{1,4}):(\\d{2}(?:[.,]\\d+)?)");
    private static final Pattern FRAMES =
            Pattern.compile("(\\d{1,4}):(\\d{2}):(\\d{2})([:;])(\\d{2,3})");

    /** Seconds with all their digits; nothing was rounded but a last digit. */
    static Moment exact(double seconds) {
        return new Moment(seconds, 0);
    }

    /** A whole number of milliseconds. */
    static Moment milliseconds(double count) {
        return new Moment(count / 1000, MOST_ROUNDING);
    }

    /**
     * Reads seconds, {@code hh:mm:ss.mmm} (hours may be missing) or {@code hh:mm:ss:ff}; {@code
     * hh:mm:ss;ff} leaves out numbers as SMPTE's drop-frame code of 29.97 and 59.94 frames a second
     * does.
     *
     * @param film whose frames are counted
     * @param place begins the sentence where the text is no time, as {@code a.csv line 3}
     * @throws BadInputException if the text is no time, or a negative one
     */
    static Moment parse(String text, Film film, String place) {
        String time = text.strip();
        if (time.startsWith("-") || time.startsWith("\u2212")) {
            throw wrong(time, place, "is negative; times are 0 or more");
        }
        Matcher frames = FRAMES.matcher(time);
        if (frames.matches()) {
            return new Moment(film.frameStart(frame(frames, film, place), place), 0);
        }
        BigDecimal seconds = decimal(time, place);
        double rounding = Math.min(MOST_ROUNDING, 0.5 * Math.pow(10, -seconds.scale()));
        return new Moment(seconds.doubleValue(), rounding);
    }

    /** Whether a text has the form of a time. */
    static boolean isTime(String text) {
        String time = text.strip();
        return SECONDS.matcher(time).matches()
                || CLOCK.matcher(time).matches()
                || FRAMES.matcher(time).matches();
    }

    /** The seconds of a text that counts no frames, with the digits that it has. */
    static BigDecimal decimal(String text, String place) {
        String time = text.strip();
        if (SECONDS.matcher(time).matches()) {
            return new BigDecimal(time.replace(',', '.'));
        }
        Matcher clock = CLOCK.matcher(time);
        if (!clock.matches()) {
            throw wrong(time, place, "is no time; " + FORMS);
        }
        long minutes = Long.parseLong(clock.group(2));
        long hours = clock.group(1) == null ? 0 : Long.parseLong(clock.group(1));
        BigDecimal seconds = new BigDecimal(clock.group(3).replace(',', '.'));
        if (seconds.intValue() > 59 || (clock.group(1) != null && minutes > 59)) {
            throw wrong(time, place, "is no time; minutes and seconds go to 59");
        }
        return seconds.add(BigDecimal.valueOf(60 * (60 * hours + minutes)));
    }

    private static long frame(Matcher parts, Film film, String place) {
        long hours = Long.parseLong(parts.group(1));
        long minutes = Long.parseLong(parts.group(2));
        long seconds = Long.parseLong(parts.group(3));
        long frame = Long.parseLong(parts.group(5));
        long nominal = film.rate().isEmpty() ? 1000 : Math.round(film.rate().getAsDouble());
        if (minutes > 59 || seconds > 59 || frame >= nominal) {
            throw wrong(
                    parts.group(),
                    place,
                    "is no time of this film; minutes and seconds go to 59, frames to "
                            + (nominal - 1));
        }
        long count = ((hours * 60 + minutes) * 60 + seconds) * nominal + frame;
        if (parts.group(4).equals(";")) {
            // Two numbers (of 60 frames: four) are left out each minute, but for each tenth.
            long all = hours * 60 + minutes;
            count -= nominal / 15 * (all - all / 10);
        }
        return count;
    }

    private static BadInputException wrong(String text, String place, String fault) {
        return new BadInputException(
                "%s: the time '%s' %s.".formatted(place, ForeignText.of(text), fault));
    }

    /** A time in whole milliseconds, rounded half up. */
    static long toMilliseconds(double seconds) {
        return new BigDecimal(seconds)
                .movePointRight(3)
                .setScale(0, RoundingMode.HALF_UP)
                .longValue();
    }

    /** Seconds with all their digits and no exponent. */
    static BigDecimal allDigits(double seconds) {
        BigDecimal digits = new BigDecimal(Double.toString(seconds));
        return digits.signum() == 0 ? BigDecimal.ZERO : digits.stripTrailingZeros();
    }
}
