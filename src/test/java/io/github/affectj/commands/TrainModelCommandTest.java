package io.github.affectj.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.affectj.base.BadInputException;
import io.github.affectj.commands.host.CommandInput;
import io.github.affectj.commands.host.CommandInputs;
import io.github.affectj.training.run.TrainingKey;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class TrainModelCommandTest {
    private static final Map<String, CommandInput> INPUTS =
            CommandInputs.of(TrainModelCommand.class).list().stream()
                    .collect(Collectors.toMap(CommandInput::key, Function.identity()));

    /** A setting that the command forgot could not be set by anybody. */
    @Test
    void eachSettingIsAnInputWithTheSameDefault() {
        for (TrainingKey key : TrainingKey.values()) {
            CommandInput input = INPUTS.get(key.key());
            assertNotNull(input, key.key());
            if (key != TrainingKey.DATASET && key != TrainingKey.OUTPUT) {
                assertEquals(key.initial(), input.defaultValue(), key.key());
            }
        }
        assertEquals(TrainingKey.values().length + 1, INPUTS.size(), "and the job");
    }

    /** What the dialog allows, the training allows too, up to the ends. */
    @Test
    void rangesAndChoicesAreThoseOfTheTraining() {
        for (TrainingKey key : TrainingKey.values()) {
            CommandInput input = INPUTS.get(key.key());
            input.choices().forEach(key::check);
            if (input.min() != null) {
                key.check(input.min().doubleValue());
                key.check(input.max().doubleValue());
                assertThrows(
                        BadInputException.class,
                        () -> key.check(Math.nextDown(input.min().doubleValue())));
                assertThrows(
                        BadInputException.class,
                        () -> key.check(Math.nextUp(input.max().doubleValue())));
            }
        }
    }
}
