package io.github.affectj.commands.host;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignText;
import java.io.File;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.scijava.ItemVisibility;
import org.scijava.module.ModuleItem;
import org.scijava.util.Types;

/**
 * One input of a command, as its {@code @Parameter} describes it.
 *
 * @param key macro key, which is the name of the field
 * @param label what a dialog shows
 * @param description what it is for, in a sentence
 * @param type {@code Integer}, {@code Double}, {@code Boolean}, {@code String} or {@link File}
 * @param defaultValue value of an absent key; null for a path that has none
 * @param min smallest allowed number, or null
 * @param max largest allowed number, or null
 * @param choices allowed values, or empty if there is no such list
 * @param required whether the command can't run without it
 * @param style for paths {@code open}, {@code save} or {@code directory}; else empty
 * @param place where a person sets it
 */
public record CommandInput(
        String key,
        String label,
        String description,
        Class<?> type,
        Object defaultValue,
        BigDecimal min,
        BigDecimal max,
        List<String> choices,
        boolean required,
        String style,
        Place place) {
    /**
     * Style of inputs that stand under <em>More</em>; they are invisible to a host's own dialog.
     */
    public static final String MORE = "more";

    /** Where a person sets an input. */
    public enum Place {
        /** In the command's dialog. */
        DIALOG,
        /** In a dialog of its own, which the command's dialog opens. */
        MORE,
        /** Nowhere: it is for macros. */
        MACRO
    }

    /** Reads an input's description. */
    static CommandInput of(ModuleItem<?> item) {
        return new CommandInput(
                item.getName(),
                item.getLabel(),
                item.getDescription(),
                Types.box(item.getType()),
                item.getDefaultValue(),
                number(item.getMinimumValue()),
                number(item.getMaximumValue()),
                item.getChoices() == null
                        ? List.of()
                        : item.getChoices().stream().map(Object::toString).toList(),
                item.isRequired(),
                item.getWidgetStyle() == null ? "" : item.getWidgetStyle(),
                place(item));
    }

    private static Place place(ModuleItem<?> item) {
        if (item.getVisibility() != ItemVisibility.INVISIBLE) {
            return Place.DIALOG;
        }
        return MORE.equals(item.getWidgetStyle()) ? Place.MORE : Place.MACRO;
    }

    /** Whether a value is what an absent key means. */
    public boolean isDefault(Object value) {
        return String.valueOf(value).equals(String.valueOf(defaultValue));
    }

    private static BigDecimal number(Object bound) {
        return bound == null ? null : new BigDecimal(bound.toString()).stripTrailingZeros();
    }

    /** The label as one would call the field: without what stands behind it in brackets. */
    public String name() {
        return label.replaceAll("\\s*\\([^)]*\\)$", "");
    }

    /** Whether the input is a number. */
    public boolean isNumber() {
        return Number.class.isAssignableFrom(type);
    }

    /** Whether the input is the path of a file or folder. */
    public boolean isPath() {
        return type == File.class;
    }

    /**
     * The value that a text stands for.
     *
     * @param text as in a macro or a text field; null for a key without {@code =}
     * @return the value, of {@link #type()}; null for an optional path that is left empty
     * @throws BadInputException if it is none, in a sentence without the command's name
     */
    public Object parse(String text) {
        if (text == null) {
            throw new BadInputException(
                    "the key \"" + key + "\" has no value; it needs " + allowed() + ".");
        }
        if (type == Boolean.class) {
            if (!text.equals("true") && !text.equals("false")) {
                throw wrong(text);
            }
            return Boolean.valueOf(text);
        }
        if (isNumber()) {
            return parseNumber(text.strip());
        }
        if (text.isBlank()) {
            return isPath() ? null : defaultValue;
        }
        return isPath() ? new File(text) : text;
    }

    private Number parseNumber(String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            // The order matters: a huge exponent must not be spelled out as an exact integer.
            if ((min != null && number.compareTo(min) < 0)
                    || (max != null && number.compareTo(max) > 0)) {
                throw wrong(text);
            }
            if (type == Integer.class) {
                return number.intValueExact();
            }
            if (type == Long.class) {
                return number.longValueExact();
            }
            double value = number.doubleValue();
            if (Double.isInfinite(value)) {
                throw wrong(text);
            }
            return value;
        } catch (ArithmeticException | NumberFormatException e) {
            throw wrong(text);
        }
    }

    /**
     * Checks a value that a dialog or another program gave.
     *
     * @throws BadInputException if it is not allowed, in a sentence without the command's name
     */
    public void check(Object value) {
        if (value == null || value.toString().isBlank()) {
            if (required) {
                throw new BadInputException(
                        "the key \"" + key + "\" is missing; it needs " + allowed() + ".");
            }
            return;
        }
        if (isNumber()) {
            parseNumber(value.toString());
        }
        if (!choices.isEmpty() && !choices.contains(value.toString())) {
            throw wrong(value.toString());
        }
    }

    private BadInputException wrong(String text) {
        return new BadInputException(
                "the key \""
                        + key
                        + "\" needs "
                        + allowed()
                        + ", not \""
                        + ForeignText.of(text)
                        + "\".");
    }

    /** The allowed values in words, as {@code a whole number from 1 to 9}. */
    public String allowed() {
        if (type == Boolean.class) {
            return "true or false";
        }
        if (!choices.isEmpty()) {
            return "one of " + String.join(", ", choices);
        }
        if (isNumber()) {
            String range = range();
            return (type == Double.class ? "a number" : "a whole number")
                    + (range.isEmpty() ? "" : " " + range);
        }
        if (isPath()) {
            return switch (style.toLowerCase(Locale.ROOT)) {
                case "directory" -> "the path of a folder";
                case "both" -> "the path of a file or folder";
                default -> "the path of a file";
            };
        }
        return "a text";
    }

    /** The range of a number in words, as {@code from 1 to 9}; empty if there is none. */
    public String range() {
        if (min != null && max != null) {
            return "from " + text(min) + " to " + text(max);
        }
        if (min != null) {
            return "of " + text(min) + " or more";
        }
        return max != null ? "of " + text(max) + " or less" : "";
    }

    /** A bound as one would write it: {@code 100000}, but {@code 1E-9}. */
    private static String text(BigDecimal bound) {
        return bound.scale() > 5 ? bound.toString() : bound.toPlainString();
    }
}
