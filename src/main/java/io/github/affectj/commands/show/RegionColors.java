package io.github.affectj.commands.show;

import ij.plugin.Colors;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignText;
import java.awt.Color;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Colours of regions as macros write them: {@code #e69f00}, or a name of ImageJ's. */
final class RegionColors {
    /** The colour that goes by the region's place among all. */
    static final String AUTO = "auto";

    private RegionColors() {}

    /**
     * A colour that was written.
     *
     * @return {@code 0xRRGGBB}; empty for {@link #AUTO}
     * @throws BadInputException if it is none, naming what is allowed
     */
    static Optional<Integer> parse(String text) {
        String color = text.strip().toLowerCase(Locale.ROOT);
        if (color.equals(AUTO)) {
            return Optional.empty();
        }
        if (color.matches("#[0-9a-f]{6}")) {
            return Optional.of(Integer.parseInt(color.substring(1), 16));
        }
        if (names().noneMatch(color::equals)) {
            throw new BadInputException(
                    "color=%s is no color; allowed are auto, one written as #e69f00, %s."
                            .formatted(
                                    ForeignText.of(text),
                                    String.join(", ", names().sorted().toList())));
        }
        return rgb(Colors.decode(color));
    }

    private static Stream<String> names() {
        return Arrays.stream(Colors.colors).map(name -> name.toLowerCase(Locale.ROOT));
    }

    /**
     * The colour of an element; empty where it has none. How far it is seen through is left out.
     */
    static Optional<Integer> rgb(Color color) {
        return Optional.ofNullable(color).map(given -> given.getRGB() & 0xFFFFFF);
    }

    /** A colour as {@link #parse} takes it. */
    static String text(Optional<Integer> rgb) {
        return rgb.map(value -> String.format(Locale.ROOT, "#%06x", value)).orElse(AUTO);
    }
}
