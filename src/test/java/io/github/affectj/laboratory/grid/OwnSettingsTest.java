package io.github.affectj.laboratory.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import io.github.affectj.training.run.TrainingKey;
import io.github.affectj.training.run.TrainingSettings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Systems of a comparison whose training differs. */
class OwnSettingsTest {
    private static ComparisonSettings settings(String job, String options, String architectures) {
        return new ComparisonSettings(
                TrainingSettings.defaults(Path.of("set"), Path.of("grid"))
                        .with(TrainingKey.INIT, "some")
                        .with(TrainingKey.OPTIONS, options),
                job,
                architectures,
                "4",
                "1",
                ComparisonSettings.GROUPS);
    }

    private static TrainingSettings training(ComparisonSettings settings, int place) {
        return settings.of(settings.cells(false).get(place), Path.of("run"));
    }

    @Test
    void aSystemHasOptionsAndSettingsOfItsOwn() {
        ComparisonSettings settings =
                settings(
                        TrainingSettings.FULL,
                        "hidden:16",
                        "resnet18-convgru(init:other, freeze:true, lr:0.001, hidden:32, size:112,"
                                + " batch:4, decay:0, epochs:7, augment:none), c3d(init:, lr:0.0003),"
                                + " resnet18-convgru");
        TrainingSettings first = training(settings, 0);
        assertEquals("other", first.init());
        assertTrue(first.freeze());
        assertEquals(0.001, first.lr());
        assertTrue(first.options().startsWith("hidden:32, "), first.options());
        assertEquals(112, first.size());
        assertEquals(4, first.batch());
        assertEquals(0, first.decay());
        assertEquals(7, first.epochs());
        assertEquals("none", first.augment());
        assertEquals("", training(settings, 1).init());
        assertEquals(0.0003, training(settings, 1).lr());
        TrainingSettings last = training(settings, 2);
        assertEquals(List.of("some", 1e-4), List.of(last.init(), last.lr()));
        assertTrue(last.options().startsWith("hidden:16, "), last.options());
        List<ComparedSystem> systems = settings.systems(false);
        assertTrue(systems.get(0).label().contains("freeze:true, lr:0.001"));
        assertEquals("c3d(init:, lr:0.0003)", systems.get(1).label());
        String plan = settings.asMap(false).get("architectures");
        assertTrue(plan.contains("with lr:3.0E-4, init: of 4 frames"), plan);
        assertTrue(plan.endsWith("; resnet18-convgru(" + last.options() + ") of 4 frames"), plan);
    }

    @Test
    void aQuickJobIsQuickForAll() {
        ComparisonSettings settings =
                settings(
                        TrainingSettings.QUICK, "", "resnet18(size:128, epochs:50), c3d(epochs:2)");
        assertEquals(64, training(settings, 0).size());
        assertEquals(5, training(settings, 0).epochs());
        assertEquals(112, training(settings, 1).size());
        assertEquals(2, training(settings, 1).epochs());
        assertEquals("112", settings.asMap(false).get("size"));
        assertTrue(settings.asMap(false).get("architectures").contains("epochs:5, size:64"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    resnet18, resnet18(lr:1e-4)      | is there twice
                    resnet18(lr:0.1), resnet18(lr:0.10) | is there twice
                    resnet18(lr:0.1, lr:0.2)         | "lr" is given twice
                    resnet18(lr:fast)                | lr=fast is not a number; allowed are
                    resnet18(lr:11)                  | architectures: resnet18: lr=11 is out of range; allowed are
                    resnet18(batch:1.5)              | batch=1.5 is not a whole number; allowed are 1 to 4096
                    resnet18(augment:much)           | augment=much is not known; allowed are none
                    resnet18(freeze:yes)             | freeze=yes is not known; allowed are true, false
                    c3d(freeze:true)                 | architectures: c3d(freeze:true): freeze=true keeps a backbone
                    resnet18(init:, freeze:true)     | init must name a model
                    resnet18-convgru(rate:1)         | no option "rate" of the architecture resnet18-convgru; it takes hidden
                    resnet18(rate:1)                 | it takes none, and of the training's settings epochs, batch, lr
                    resnet18(frames:2)               | no option "frames"
                    resnet18(seed:2)                 | no option "seed"
                    """)
    void saysWhatCannotBeAnOwnSetting(String architectures, String part) {
        ComparisonSettings settings = settings(TrainingSettings.FULL, "", architectures);
        String message =
                assertThrows(BadInputException.class, () -> settings.cells(false)).getMessage();
        assertTrue(message.contains(part), message);
    }
}
