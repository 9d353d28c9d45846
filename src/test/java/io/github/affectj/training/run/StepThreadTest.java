package io.github.affectj.training.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.CancelledException;
import io.github.affectj.base.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class StepThreadTest {
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    private StepThread steps(CountDownLatch freed) {
        return new StepThread(
                () -> {
                    told.add("freed");
                    freed.countDown();
                });
    }

    @Test
    void aCancelDoesNotWaitForTheStepWhoseThingsAreFreedAfterIt() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch freed = new CountDownLatch(1);
        AtomicBoolean stop = new AtomicBoolean();
        Progress progress =
                new Progress() {
                    @Override
                    public void update(double fraction, String message) {}

                    @Override
                    public boolean isCancelled() {
                        return stop.get();
                    }
                };
        Runnable step =
                () -> {
                    begun.countDown();
                    await(goOn);
                    told.add("step");
                };
        assertThrows(
                CancelledException.class,
                () -> {
                    try (StepThread steps = steps(freed)) {
                        new Thread(
                                        () -> {
                                            await(begun);
                                            stop.set(true);
                                        })
                                .start();
                        steps.run(step, progress);
                    }
                });
        assertEquals(List.of(), told, "the step goes on, and all is there for it");
        goOn.countDown();
        assertTrue(freed.await(1, TimeUnit.MINUTES));
        assertEquals(List.of("step", "freed"), told);
    }

    @Test
    void freesAtTheEndAndHandsOnWhatAStepThrows() {
        CountDownLatch freed = new CountDownLatch(1);
        IllegalArgumentException e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> {
                            try (StepThread steps = steps(freed)) {
                                steps.run(() -> told.add("one"), Progress.NONE);
                                steps.run(
                                        () -> {
                                            throw new IllegalArgumentException("two");
                                        },
                                        Progress.NONE);
                            }
                        });
        assertEquals("two", e.getMessage());
        assertEquals(List.of("one", "freed"), told);
        assertFalse(freed.getCount() > 0);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(1, TimeUnit.MINUTES));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
