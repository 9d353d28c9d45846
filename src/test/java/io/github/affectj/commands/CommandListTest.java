package io.github.affectj.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import io.github.affectj.commands.host.CommandInput;
import io.github.affectj.commands.host.CommandInputs;
import io.github.affectj.commands.host.MacroInputs;
import io.github.affectj.ij1.PluginBridge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.scijava.MenuEntry;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.module.ModuleItem;
import org.scijava.plugin.Plugin;
import org.scijava.service.Service;

/** What users, macros and other programs rely on in the commands; see the contract. */
class CommandListTest {
    private static final Path CLASSES = Path.of("target", "classes");
    private static final Path SNAPSHOT =
            Path.of("src/test/resources/io/github/affectj/commands/commands.txt");
    private static final Pattern ENTRY =
            Pattern.compile(
                    "(?<menu>Plugins>AffectJ|File>Open Samples), \"(?<label>[^\"]+)\","
                            + " (?<bridge>\\S+)\\(\"(?<command>[^\"]+)\"\\)");

    @Test
    void theIndexListsEveryCommand() throws IOException {
        String index = Files.readString(CLASSES.resolve("META-INF/json/org.scijava.plugin.Plugin"));
        assertFalse(commands().isEmpty());
        for (Class<? extends Command> command : commands()) {
            assertTrue(index.contains('"' + command.getName() + '"'), command.getName());
        }
        assertTrue(index.contains('"' + MacroInputs.class.getName() + '"'));
    }

    @Test
    void pluginsConfigListsTheSameCommandsWithTheSameLabels() throws IOException {
        Map<String, String> listed = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("plugins-config", "plugins.config"))) {
            Matcher entry = ENTRY.matcher(line);
            if (entry.matches()) {
                assertEquals(PluginBridge.class.getName(), entry.group("bridge"));
                String menu = entry.group("menu").replace(">", " > ") + " > ";
                listed.put(menu + entry.group("label"), entry.group("command"));
            } else {
                assertTrue(line.startsWith("#") || line.equals("Plugins>AffectJ, \"-\""), line);
            }
        }
        Map<String, String> commands = new TreeMap<>();
        for (Class<? extends Command> command : commands()) {
            commands.put(info(command).getMenuPath().getMenuString(), command.getName());
        }
        assertEquals(commands, listed);
    }

    /**
     * Fiji sorts its menu by weight; without one, by the alphabet. The order is plugins.config's.
     */
    @Test
    void everyCommandHasItsPlaceInTheMenuAndSaysWhatItDoes() throws IOException {
        Map<Double, String> byWeight = new TreeMap<>();
        for (Class<? extends Command> command : commands()) {
            MenuEntry leaf = info(command).getMenuPath().getLeaf();
            String taken = byWeight.put(leaf.getWeight(), leaf.getName());
            assertEquals(null, taken, leaf.getName() + " has the weight of " + taken);
            String description = info(command).getDescription();
            assertTrue(
                    description != null && description.matches("[A-Z].{20,110}\\."),
                    leaf.getName());
        }
        assertFalse(byWeight.containsKey(MenuEntry.DEFAULT_WEIGHT));
        List<String> inPlainImageJ =
                Files.readAllLines(Path.of("plugins-config", "plugins.config")).stream()
                        .map(ENTRY::matcher)
                        .filter(Matcher::matches)
                        .map(entry -> entry.group("label"))
                        .toList();
        assertEquals(inPlainImageJ, List.copyOf(byWeight.values()));
    }

    /** Keys, defaults and allowed values may be added to, but not changed. */
    @Test
    void inputsAreThoseOfTheSnapshot() throws IOException {
        StringBuilder text = new StringBuilder();
        for (Class<? extends Command> command : commands()) {
            text.append(info(command).getMenuPath().getLeaf().getName()).append('\n');
            for (CommandInput input : CommandInputs.of(command).list()) {
                text.append("  ").append(summary(input)).append('\n');
            }
        }
        String now = text.toString();
        Path actual = Path.of("target", "commands.txt");
        Files.writeString(actual, now);
        assertEquals(
                Files.readString(SNAPSHOT, StandardCharsets.UTF_8),
                now,
                "If this is meant, copy " + actual + " to " + SNAPSHOT);
    }

    @Test
    void everyInputSaysWhatItIs() {
        for (Class<? extends Command> command : commands()) {
            for (CommandInput input : CommandInputs.of(command).list()) {
                String name = command.getSimpleName() + "." + input.key();
                assertTrue(input.key().matches("[a-z]+"), name);
                assertFalse(input.label().isBlank(), name);
                assertTrue(input.description().endsWith("."), name);
                assertTrue(
                        input.defaultValue() == null
                                || input.choices().isEmpty()
                                || input.choices().contains(input.defaultValue()),
                        name);
            }
        }
    }

    @Test
    void everyOutputSaysWhatItIs() {
        int outputs = 0;
        for (Class<? extends Command> command : commands()) {
            for (ModuleItem<?> output : info(command).outputs()) {
                String name = command.getSimpleName() + "." + output.getName();
                assertTrue(output.getName().matches("[a-z]+"), name);
                assertFalse(output.getLabel().isBlank(), name);
                assertTrue(output.getDescription().endsWith("."), name);
                outputs++;
            }
        }
        assertTrue(outputs > 10, outputs + " outputs");
    }

    /** In Fiji {@code my_n=6} would also set {@code n}. */
    @Test
    void noKeyEndsWithAnother() {
        for (Class<? extends Command> command : commands()) {
            List<String> keys =
                    CommandInputs.of(command).list().stream().map(CommandInput::key).toList();
            for (String key : keys) {
                for (String other : keys) {
                    assertFalse(
                            !key.equals(other) && key.endsWith(other),
                            command.getSimpleName() + ": " + key + " and " + other);
                }
            }
        }
    }

    @Test
    void nothingIsRememberedFromTheLastTime() {
        for (Class<? extends Command> command : commands()) {
            for (ModuleItem<?> item : info(command).inputs()) {
                assertTrue(
                        Service.class.isAssignableFrom(item.getType()) || !item.isPersisted(),
                        command.getSimpleName() + "." + item.getName());
            }
        }
    }

    @Test
    void defaultsAreAllowed() {
        for (Class<? extends Command> command : commands()) {
            for (CommandInput input : CommandInputs.of(command).list()) {
                try {
                    input.check(input.defaultValue());
                } catch (BadInputException e) {
                    assertTrue(input.required() && input.defaultValue() == null, e.getMessage());
                }
            }
        }
    }

    private static String summary(CommandInput input) {
        Object value = input.defaultValue();
        String missing = input.required() ? "required" : "none";
        return input.key() + "(" + (value == null ? missing : value) + ") " + input.allowed();
    }

    private static CommandInfo info(Class<? extends Command> command) {
        return new CommandInfo(command, command.getAnnotation(Plugin.class));
    }

    /** All command classes of the plugin, by file, so that a missing index can't hide one. */
    private static List<Class<? extends Command>> commands() {
        Path folder = CLASSES.resolve("io/github/affectj/commands");
        try (Stream<Path> files = Files.list(folder)) {
            List<Class<? extends Command>> found = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString().replace(".class", "");
                if (name.endsWith("Command") && !name.equals("AffectCommand")) {
                    found.add(
                            Class.forName("io.github.affectj.commands." + name)
                                    .asSubclass(Command.class));
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
