package io.github.affectj.commands.host;

import io.github.affectj.base.BadInputException;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.scijava.Context;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.module.Module;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;
import org.scijava.plugin.Plugin;
import org.scijava.service.Service;
import org.scijava.util.ClassUtils;
import org.scijava.widget.Button;

/**
 * The inputs of a command, and the one place where what is given for them is checked, whatever the
 * host: keys, numbers, ranges, choices.
 */
public final class CommandInputs {
    private final String title;
    private final List<CommandInput> inputs = new ArrayList<>();

    private CommandInputs(ModuleInfo info) {
        title = title(info);
        for (ModuleItem<?> item : info.inputs()) {
            Class<?> type = item.getType();
            if (!Service.class.isAssignableFrom(type)
                    && !Context.class.isAssignableFrom(type)
                    && !Button.class.isAssignableFrom(type)
                    && item.getVisibility() != ItemVisibility.MESSAGE) {
                inputs.add(CommandInput.of(item));
            }
        }
    }

    /** Names of what are inputs to SciJava but only buttons of a dialog. */
    static List<String> buttons(ModuleInfo info) {
        List<String> names = new ArrayList<>();
        for (ModuleItem<?> item : info.inputs()) {
            if (Button.class.isAssignableFrom(item.getType())) {
                names.add(item.getName());
            }
        }
        return names;
    }

    /** The inputs of a module. */
    public static CommandInputs of(ModuleInfo info) {
        return new CommandInputs(info);
    }

    /** The inputs of a command class. */
    public static CommandInputs of(Class<? extends Command> command) {
        return new CommandInputs(new CommandInfo(command, command.getAnnotation(Plugin.class)));
    }

    /** The command's menu label without its dots, as it begins each sentence. */
    public String title() {
        return title;
    }

    /** All inputs, in the order of the dialog. */
    public List<CommandInput> list() {
        return List.copyOf(inputs);
    }

    /** The inputs that a dialog asks for and a recorder writes, in that order. */
    public List<CommandInput> asked() {
        return at(CommandInput.Place.DIALOG);
    }

    /**
     * The inputs under <em>More</em>, in their order; a recorder writes those that were changed.
     */
    public List<CommandInput> more() {
        return at(CommandInput.Place.MORE);
    }

    private List<CommandInput> at(CommandInput.Place place) {
        return inputs.stream().filter(input -> input.place() == place).toList();
    }

    /** The value that each input has in a command, by key; null for a path that is left out. */
    public Map<String, Object> valuesIn(Command command) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (CommandInput input : inputs) {
            Field field = ClassUtils.getField(command.getClass(), input.key());
            values.put(input.key(), ClassUtils.getValue(field, command));
        }
        return values;
    }

    /**
     * The values that a macro's options stand for. What the macro does not name has its default.
     *
     * @param options the options text; null or empty for none
     * @return a value for every input, by key; null for a path that is left out
     * @throws BadInputException in one sentence if a key is unknown, given twice or missing, or a
     *     value is not allowed
     */
    public Map<String, Object> parse(String options) {
        return inSentence(
                () -> {
                    Map<String, String> given = MacroOptions.parse(options);
                    given.keySet().forEach(this::requireKnown);
                    return values(inputs, given);
                });
    }

    private static Map<String, Object> values(List<CommandInput> some, Map<String, String> given) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (CommandInput input : some) {
            Object value =
                    given.containsKey(input.key())
                            ? input.parse(given.get(input.key()))
                            : input.defaultValue();
            input.check(value);
            values.put(input.key(), value);
        }
        return values;
    }

    /**
     * The values that the texts of a dialog stand for.
     *
     * @param some of the inputs
     * @param texts text of each of these by key
     * @return a value for each of these by key; null for a path that is left empty
     * @throws BadInputException in one sentence if one is not allowed
     */
    public Map<String, Object> read(List<CommandInput> some, Map<String, String> texts) {
        return inSentence(() -> values(some, texts));
    }

    /**
     * Checks the values that a module's inputs have, from wherever they came.
     *
     * @throws BadInputException in one sentence if one is not allowed
     */
    public void check(Module module) {
        inSentence(
                () -> {
                    for (CommandInput input : inputs) {
                        input.check(module.getInput(input.key()));
                    }
                    return null;
                });
    }

    /**
     * A sentence in which an input is named by its key, as a macro has it, with the labels of the
     * dialog instead: {@code the key "path" is missing} is {@code "File" is missing} there, and
     * {@code stride=99 is out of range} is {@code Stride = 99 is out of range}.
     */
    public String inWordsOfTheDialog(String sentence) {
        String said = sentence;
        for (CommandInput input : asked()) {
            String name = Matcher.quoteReplacement(input.name());
            String key = Pattern.quote(input.key());
            said = said.replaceAll("the key \"" + key + "\"", "\"" + name + "\"");
            said = said.replaceAll("(?<![\\w/.=-])" + key + "=(?=[\\w.-])", name + " = ");
        }
        return said;
    }

    private <T> T inSentence(java.util.function.Supplier<T> work) {
        try {
            return work.get();
        } catch (BadInputException e) {
            throw new BadInputException(title + ": " + e.getMessage(), e);
        }
    }

    private void requireKnown(String key) {
        if (inputs.stream().anyMatch(input -> input.key().equals(key))) {
            return;
        }
        String keys = inputs.stream().map(CommandInput::key).collect(Collectors.joining(", "));
        String nearest = Spelling.nearest(key, inputs.stream().map(CommandInput::key).toList());
        throw new BadInputException(
                "there is no key \""
                        + key
                        + "\""
                        + (nearest.isEmpty() ? "" : " (did you mean \"" + nearest + "\"?)")
                        + (inputs.isEmpty() ? "; the command takes none." : oneOf(keys)));
    }

    /** Reads well before the "in line 2" with which ImageJ goes on. */
    private static String oneOf(String keys) {
        return "; write one of " + keys + " (a value with spaces in [brackets]).";
    }

    /** The menu label of a command without its dots. */
    static String title(ModuleInfo info) {
        String label =
                info.getMenuPath() == null || info.getMenuPath().getLeaf() == null
                        ? info.getTitle()
                        : info.getMenuPath().getLeaf().getName();
        return label.endsWith("...") ? label.substring(0, label.length() - 3) : label;
    }
}
