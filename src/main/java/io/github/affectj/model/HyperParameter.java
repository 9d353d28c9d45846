package io.github.affectj.model;

import io.github.affectj.base.BadInputException;
import java.math.BigDecimal;
import java.util.List;

/**
 * A hyper-parameter that an architecture takes: what it is called in the key {@code options} of a
 * training and in {@code model.json}, which values are allowed, and what it does.
 *
 * @param name lower case, of letters, digits and {@code _}
 * @param kind what its values are
 * @param min smallest allowed number; not used by flags and choices
 * @param max largest allowed number
 * @param choices allowed texts of a choice, else empty
 * @param defaultValue an {@code Integer}, {@code Double}, {@code Boolean} or {@code String}
 * @param help one line for people, without a full stop
 * @param use who heeds it
 */
public record HyperParameter(
        String name,
        Kind kind,
        double min,
        double max,
        List<String> choices,
        Object defaultValue,
        String help,
        Use use) {

    /** What values are. */
    public enum Kind {
        INTEGER,
        NUMBER,
        FLAG,
        CHOICE
    }

    /** Who heeds a hyper-parameter. */
    public enum Use {
        /** The network: stored in {@code model.json}. */
        NETWORK,
        /** The training alone: not stored with the network. */
        TRAINING,
        /**
         * The network, but nobody sets it: it records what the network was built for. A model that
         * was stored before it was declared has its default.
         */
        RECORD
    }

    /** A whole number from {@code min} to {@code max}. */
    public static HyperParameter integer(
            String name, int min, int max, int defaultValue, String help) {
        return new HyperParameter(
                name, Kind.INTEGER, min, max, List.of(), defaultValue, help, Use.NETWORK);
    }

    /** A number from {@code min} to {@code max}. */
    public static HyperParameter number(
            String name, double min, double max, double defaultValue, String help) {
        return new HyperParameter(
                name, Kind.NUMBER, min, max, List.of(), defaultValue, help, Use.NETWORK);
    }

    /** {@code true} or {@code false}. */
    public static HyperParameter flag(String name, boolean defaultValue, String help) {
        return new HyperParameter(
                name, Kind.FLAG, 0, 0, List.of(), defaultValue, help, Use.NETWORK);
    }

    /** One of some texts, the first of them by default. */
    public static HyperParameter choice(String name, List<String> choices, String help) {
        return new HyperParameter(
                name, Kind.CHOICE, 0, 0, List.copyOf(choices), choices.get(0), help, Use.NETWORK);
    }

    /** The same, heeded by the training alone. */
    public HyperParameter ofTraining() {
        return new HyperParameter(name, kind, min, max, choices, defaultValue, help, Use.TRAINING);
    }

    /** The same, written down and checked but never set. */
    public HyperParameter ofRecord() {
        return new HyperParameter(name, kind, min, max, choices, defaultValue, help, Use.RECORD);
    }

    /** The same with another default. */
    public HyperParameter withDefault(Object value) {
        return new HyperParameter(name, kind, min, max, choices, value, help, use);
    }

    /** Whether a user may set it. */
    public boolean isSettable() {
        return use != Use.RECORD;
    }

    /** Whether it is stored with the network. */
    public boolean isStored() {
        return use != Use.TRAINING;
    }

    /**
     * The value that a text stands for.
     *
     * @throws BadInputException if it is not allowed; the sentence names the option
     */
    public Object parse(String text) {
        Object value = read(text.strip());
        if (value == null) {
            throw new BadInputException(
                    "the option \"%s\" needs %s, not \"%s\".".formatted(name, allowed(), text));
        }
        return value;
    }

    /**
     * A value out of {@code model.json} as this one's type.
     *
     * @return null if it is not allowed
     */
    Object fromJson(Object value) {
        // Json knows one kind of number only: 64.0 is the whole number 64.
        return (value instanceof Number n && kind != Kind.FLAG)
                ? read(new BigDecimal(n.toString()).stripTrailingZeros().toPlainString())
                : read(String.valueOf(value));
    }

    private Object read(String text) {
        try {
            return switch (kind) {
                case INTEGER -> inRange(Integer.parseInt(text));
                case NUMBER -> inRange(Double.parseDouble(text));
                case FLAG ->
                        text.equals("true") || text.equals("false") ? Boolean.valueOf(text) : null;
                case CHOICE -> choices.contains(text) ? text : null;
            };
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private Number inRange(Number value) {
        return value.doubleValue() >= min && value.doubleValue() <= max ? value : null;
    }

    /** The allowed values in words, as {@code a whole number from 1 to 64}. */
    public String allowed() {
        return switch (kind) {
            case INTEGER -> "a whole number from %d to %d".formatted((long) min, (long) max);
            case NUMBER -> "a number from %s to %s".formatted(plain(min), plain(max));
            case FLAG -> "true or false";
            case CHOICE -> "one of " + String.join(", ", choices);
        };
    }

    /** One line for a list of options: name, default, allowed values and what it does. */
    public String line() {
        return "%s (%s): %s; %s".formatted(name, plain(defaultValue), help, allowed());
    }

    private static String plain(Object value) {
        return value instanceof Double d && d == Math.rint(d)
                ? Long.toString(d.longValue())
                : value.toString();
    }
}
