package io.github.affectj.training.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.affectj.base.Progress;
import org.junit.jupiter.api.Test;

class TimeLeftTest {
    private long seconds = 1000;
    private String told = "";

    /** Four epochs of ten seconds, of which the validation takes four. */
    @Test
    void countsTheValidationThatComesAfterTheSteps() {
        Progress progress =
                new Progress() {
                    @Override
                    public void update(double fraction, String message) {
                        told = message;
                    }

                    @Override
                    public boolean isCancelled() {
                        return false;
                    }
                };
        TimeLeft clock = new TimeLeft(progress, 4, 0, () -> seconds * 1_000_000_000);
        Progress first = clock.epoch(1, 2);
        seconds += 6;
        first.update(1, "");
        // What it can't know yet: four more seconds in each epoch.
        assertEquals("Epoch 1 of 4, step 2 of 2, about 18 s left", told);
        seconds += 4;
        Progress second = clock.epoch(2, 2);
        seconds += 3;
        second.update(0.5, "");
        assertEquals("Epoch 2 of 4, step 1 of 2, about 27 s left", told);
        seconds += 3;
        second.update(1, "");
        assertEquals("Epoch 2 of 4, step 2 of 2, about 24 s left", told);
    }
}
