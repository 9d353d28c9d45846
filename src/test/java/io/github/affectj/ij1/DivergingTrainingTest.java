package io.github.affectj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.commands.TrainModelCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A training that leaves the numbers ends there, in a sentence, and leaves nothing in the way. */
class DivergingTrainingTest {
    @TempDir Path temp;

    @BeforeEach
    void install() {
        Macros.install(TrainModelCommand.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dataset=sample-data/tiny job=quick epochs=3",
                "dataset=sample-data/av3 architecture=av-fusion epochs=2 size=32 frames=4"
            })
    void stopsAtTheFirstScoreThatIsNoNumber(String set) {
        Path run = temp.resolve("run");
        Macros.Outcome outcome =
                Macros.run(
                        "run('Train Emotion Model...', '%s lr=10 output=[%s]');"
                                .formatted(set, run));
        assertTrue(outcome.aborted());
        assertEquals(
                "Train Emotion Model: The training diverged (its loss is no number any more);"
                        + " choose a smaller lr",
                outcome.error());
        // So that the next try can have the same name.
        assertFalse(Files.exists(run));
    }
}
