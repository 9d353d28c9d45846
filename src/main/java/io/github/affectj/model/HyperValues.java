package io.github.affectj.model;

import io.github.affectj.base.BadInputException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The values of an architecture's hyper-parameters, checked against their declaration. Immutable.
 *
 * @param map values by name: {@code Integer}, {@code Double}, {@code Boolean} or {@code String}
 */
public record HyperValues(Map<String, Object> map) {

    /** Copies the map, whose order stays. */
    public HyperValues {
        map = Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /**
     * The values that the text of the key {@code options} stands for; what it does not name has its
     * default.
     *
     * @param text {@code heads:4, mu:0.8}; may be empty
     * @throws BadInputException if an option is unknown, given twice or out of range
     */
    public static HyperValues ofOptions(ModelArchitecture architecture, String text) {
        return ofOptions(architecture, options(text));
    }

    /**
     * As above.
     *
     * @param given texts of values by name
     */
    public static HyperValues ofOptions(ModelArchitecture architecture, Map<String, String> given) {
        for (String name : given.keySet()) {
            if (!isOption(architecture, name)) {
                throw new BadInputException(
                        "there is no option \"%s\" of the architecture %s; %s."
                                .formatted(name, architecture.key(), allowed(architecture)));
            }
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (HyperParameter p : architecture.hyperParameters()) {
            String value = given.get(p.name());
            values.put(p.name(), value == null ? p.defaultValue() : p.parse(value));
        }
        HyperValues all = new HyperValues(values);
        architecture.check(all);
        return all;
    }

    private static List<HyperParameter> settable(ModelArchitecture architecture) {
        return architecture.hyperParameters().stream().filter(HyperParameter::isSettable).toList();
    }

    /** Whether an architecture has an option of that name. */
    public static boolean isOption(ModelArchitecture architecture, String name) {
        return settable(architecture).stream().anyMatch(p -> p.name().equals(name));
    }

    /** The options of an architecture in words: {@code it takes heads (a whole number ...)}. */
    public static String allowed(ModelArchitecture architecture) {
        List<HyperParameter> settable = settable(architecture);
        return settable.isEmpty()
                ? "it takes none"
                : "it takes "
                        + settable.stream()
                                .map(p -> p.name() + " (" + p.allowed() + ")")
                                .collect(Collectors.joining(", "));
    }

    /**
     * The entries of such a text, not checked against anything.
     *
     * @throws BadInputException if one has another form, or is given twice
     */
    public static Map<String, String> options(String text) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String entry : text.split(",", -1)) {
            if (entry.isBlank()) {
                continue;
            }
            int colon = entry.indexOf(':');
            if (colon < 1) {
                throw new BadInputException(
                        "the option \"%s\" needs the form name:value, like heads:4; commas stand between options."
                                .formatted(entry.strip()));
            }
            String name = entry.substring(0, colon).strip();
            if (options.put(name, entry.substring(colon + 1).strip()) != null) {
                throw new BadInputException("the option \"%s\" is given twice.".formatted(name));
            }
        }
        return options;
    }

    /**
     * The values that a {@code model.json} stores, in the declaration's order. Names of older
     * versions are understood.
     *
     * @param model its id, for messages
     * @throws BadInputException if one is missing that a user may set, or one is out of range
     */
    public static HyperValues ofModel(
            ModelArchitecture architecture, Map<String, Object> stored, String model) {
        Map<String, Object> raw = architecture.upgraded(stored);
        Map<String, Object> values = new LinkedHashMap<>();
        for (HyperParameter p : architecture.hyperParameters()) {
            if (!p.isStored()) {
                continue;
            }
            if (raw.get(p.name()) == null && p.isSettable()) {
                throw new BadInputException(
                        "The model.json of the model %s lacks the hyper-parameter '%s', %s."
                                .formatted(model, p.name(), p.allowed()));
            }
            Object value =
                    raw.get(p.name()) == null ? p.defaultValue() : p.fromJson(raw.get(p.name()));
            if (value == null) {
                throw new BadInputException(
                        "The hyper-parameter '%s' of the model %s must be %s, not %s."
                                .formatted(p.name(), model, p.allowed(), raw.get(p.name())));
            }
            values.put(p.name(), value);
        }
        HyperValues all = new HyperValues(values);
        architecture.check(all);
        return all;
    }

    /**
     * The same with other values of what a user can't set: those that tell which data the network
     * is built for.
     *
     * @param records by name, each declared as {@link HyperParameter.Use#RECORD}
     * @throws BadInputException if one is out of range, or does not go with the others
     */
    public HyperValues withRecords(ModelArchitecture architecture, Map<String, Object> records) {
        Map<String, Object> values = new LinkedHashMap<>(map);
        for (Map.Entry<String, Object> e : records.entrySet()) {
            HyperParameter p =
                    architecture.hyperParameters().stream()
                            .filter(h -> h.name().equals(e.getKey()) && !h.isSettable())
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            new IllegalArgumentException(
                                                    "'%s' is no record of the architecture %s"
                                                            .formatted(
                                                                    e.getKey(),
                                                                    architecture.key())));
            Object value = p.fromJson(e.getValue());
            if (value == null) {
                throw new BadInputException(
                        "The architecture %s takes %s for %s, not %s."
                                .formatted(
                                        architecture.key(), p.allowed(), p.name(), e.getValue()));
            }
            values.put(p.name(), value);
        }
        HyperValues all = new HyperValues(values);
        architecture.check(all);
        return all;
    }

    /** What of these is stored with the network. */
    public HyperValues stored(ModelArchitecture architecture) {
        Map<String, Object> kept = new LinkedHashMap<>();
        for (HyperParameter p : architecture.hyperParameters()) {
            if (p.isStored()) {
                kept.put(p.name(), map.get(p.name()));
            }
        }
        return new HyperValues(kept);
    }

    /** Those that can be set, as the key {@code options} takes them: {@code heads:4, mu:0.8}. */
    public String text(ModelArchitecture architecture) {
        return settable(architecture).stream()
                .map(p -> p.name() + ":" + map.get(p.name()))
                .collect(Collectors.joining(", "));
    }

    /** Whether there is one of that name. */
    public boolean has(String name) {
        return map.containsKey(name);
    }

    /** A whole number that is declared. */
    public int integer(String name) {
        return (Integer) declared(name);
    }

    /** A number that is declared. */
    public double number(String name) {
        return (Double) declared(name);
    }

    /** A number, or {@code otherwise} where the architecture declares none of that name. */
    public double number(String name, double otherwise) {
        return has(name) ? number(name) : otherwise;
    }

    /** A flag that is declared. */
    public boolean flag(String name) {
        return (Boolean) declared(name);
    }

    /** A choice that is declared. */
    public String choice(String name) {
        return (String) declared(name);
    }

    private Object declared(String name) {
        Object value = map.get(name);
        if (value == null) {
            throw new IllegalArgumentException("No hyper-parameter '" + name + "' is declared");
        }
        return value;
    }
}
