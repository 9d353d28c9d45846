package io.github.affectj.commands.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.training.report.Evaluation;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The model of an evaluation, where it is not named. */
class ModelInputTest {
    @ParameterizedTest
    @CsvSource({"tiny, gif7-resnet18-convgru", "av3, av3-gru-attention"})
    void autoGoesByTheFirstClipOfTheSet(String set, String model) {
        Path dataset = Path.of("sample-data", set);
        assertEquals(
                model,
                ModelInput.forClip("auto", () -> Evaluation.firstClip(dataset, "", "train")));
    }

    @Test
    void aModelByNameAsksForNoClip() {
        String model =
                ModelInput.forClip(
                        "mine",
                        () -> {
                            throw new IllegalStateException("asked");
                        });
        assertEquals("mine", model);
        assertTrue(ModelInput.choices().contains("auto"));
    }
}
