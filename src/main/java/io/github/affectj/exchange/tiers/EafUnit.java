package io.github.affectj.exchange.tiers;

import io.github.affectj.base.ForeignText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/** What the time slots of a document of ELAN count, as its schema names it. */
enum EafUnit {
    /** The usual one. */
    MILLISECONDS("milliseconds", 1, 1),
    /** 25 a second. */
    PAL_FRAMES("PAL-frames", 40, 1),
    /** 30,000 in 1,001 seconds. */
    NTSC_FRAMES("NTSC-frames", 1001, 30);

    static final String ATTRIBUTE = "TIME_UNITS";

    private final String key;
    private final int milliseconds;
    private final int of;

    /** So many of them last so many milliseconds. */
    EafUnit(String key, int milliseconds, int of) {
        this.key = key;
        this.milliseconds = milliseconds;
        this.of = of;
    }

    /**
     * The unit of a document.
     *
     * @throws io.github.affectj.base.BadInputException if the schema has none of that name
     */
    static EafUnit of(EafContent content) {
        Optional<Element> header = EafHead.header(content.root());
        String name = header.map(h -> h.getAttribute(ATTRIBUTE)).orElse("");
        if (name.isEmpty()) {
            return MILLISECONDS;
        }
        return Arrays.stream(values())
                .filter(unit -> unit.key.equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                content.wrong(
                                        header.get(),
                                        "%s is '%s'; allowed are %s"
                                                .formatted(
                                                        ATTRIBUTE,
                                                        ForeignText.of(name),
                                                        Arrays.stream(values())
                                                                .map(EafUnit::toString)
                                                                .collect(
                                                                        Collectors.joining(
                                                                                ", ")))));
    }

    /**
     * A time as the film has it.
     *
     * @param count from the origin, whole unless it is a share of another annotation's time
     * @param whole whether it stands in the file, which rounded it
     * @param origin milliseconds of the film at which the count begins
     */
    Moment moment(double count, boolean whole, long origin) {
        double time = count * milliseconds / of + origin;
        if (!whole) {
            return Moment.exact(time / 1000);
        }
        // So little less that the frame which is found counts as the same number again.
        return this == MILLISECONDS
                ? Moment.milliseconds(time)
                : new Moment(time / 1000, 0.0005 * milliseconds / of / 1.02 - 1e-8);
    }

    /** A time of the film as a whole number from the origin, rounded half up. */
    long count(double seconds, long origin) {
        return new BigDecimal(seconds)
                .movePointRight(3)
                .subtract(BigDecimal.valueOf(origin))
                .multiply(BigDecimal.valueOf(of))
                .divide(BigDecimal.valueOf(milliseconds), 0, RoundingMode.HALF_UP)
                .longValue();
    }

    @Override
    public String toString() {
        return key;
    }
}
