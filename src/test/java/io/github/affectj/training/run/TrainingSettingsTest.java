package io.github.affectj.training.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.affectj.base.BadInputException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class TrainingSettingsTest {
    private static final TrainingSettings DEFAULTS =
            TrainingSettings.defaults(Path.of("set"), Path.of("run"));

    @Test
    void theDefaultsAreThoseOfThePaper() {
        assertEquals(Path.of("set"), DEFAULTS.dataset());
        assertEquals(Path.of("run"), DEFAULTS.output());
        assertEquals("resnet18-convgru", DEFAULTS.architecture());
        assertEquals(100, DEFAULTS.epochs());
        assertEquals(30, DEFAULTS.batch());
        assertEquals(1e-4, DEFAULTS.lr());
        assertEquals(1e-4, DEFAULTS.decay());
        assertEquals(224, DEFAULTS.size());
    }

    @Test
    void eachSettingHasAnAccessorOfItsName() {
        List<String> accessors =
                Stream.of(TrainingSettings.class.getDeclaredMethods())
                        .filter(m -> m.getParameterCount() == 0)
                        .map(java.lang.reflect.Method::getName)
                        .toList();
        assertEquals(
                List.of(),
                Arrays.stream(TrainingKey.values())
                        .map(TrainingKey::key)
                        .filter(key -> !accessors.contains(key))
                        .toList());
    }

    @Test
    void withMakesOthersAndLeavesTheFirst() {
        TrainingSettings others = DEFAULTS.with(TrainingKey.LR, 1).with(TrainingKey.SEED, 7);
        assertEquals(1.0, others.lr());
        assertEquals(7L, others.seed());
        assertEquals(1e-4, DEFAULTS.lr());
        assertNotEquals(DEFAULTS, others);
        TrainingSettings back = others.with(TrainingKey.LR, 1e-4).with(TrainingKey.SEED, 1L);
        assertEquals(DEFAULTS, back);
        assertEquals(DEFAULTS.hashCode(), back.hashCode());
    }

    @Test
    void aValueOfAnotherKindIsRefusedAtOnce() {
        assertThrows(IllegalArgumentException.class, () -> DEFAULTS.with(TrainingKey.EPOCHS, "2"));
        assertThrows(IllegalArgumentException.class, () -> DEFAULTS.with(TrainingKey.EPOCHS, 2.5));
        assertThrows(IllegalArgumentException.class, () -> DEFAULTS.with(TrainingKey.INIT, 2));
        assertThrows(
                IllegalArgumentException.class, () -> DEFAULTS.with(TrainingKey.OUTPUT, "run"));
    }

    @Test
    void aQuickJobTakesHalfTheSideAndFewEpochs() {
        TrainingSettings quick = DEFAULTS.forJob(TrainingSettings.QUICK);
        assertEquals(DEFAULTS.with(TrainingKey.EPOCHS, 5).with(TrainingKey.SIZE, 112), quick);
        assertEquals(32, DEFAULTS.with(TrainingKey.SIZE, 40).forJob(TrainingSettings.QUICK).size());
        assertEquals(DEFAULTS, DEFAULTS.forJob(TrainingSettings.FULL));
    }

    @Test
    void whatIsNotAllowedIsSaidWithTheKey() {
        assertEquals(
                "epochs=0 is out of range; allowed are 1 to 100000.",
                said(DEFAULTS.with(TrainingKey.EPOCHS, 0)));
        assertEquals(
                "lr=NaN is out of range; allowed are 1.0E-9 to 10.",
                said(DEFAULTS.with(TrainingKey.LR, Double.NaN)));
        assertEquals(
                "schedule=linear is not known; allowed are constant, cosine.",
                said(DEFAULTS.with(TrainingKey.SCHEDULE, "linear")));
        SettingsCheck.run(DEFAULTS);
    }

    private static String said(TrainingSettings settings) {
        return assertThrows(BadInputException.class, () -> SettingsCheck.run(settings))
                .getMessage();
    }
}
