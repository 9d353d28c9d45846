package io.github.affectj.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class CleanupTest {
    private final AtomicInteger closed = new AtomicInteger();

    @Test
    void whatIsHandedOnStaysOpen() {
        assertEquals("open", Cleanup.onFailure(closed::incrementAndGet, () -> "open"));
        assertEquals(0, closed.get());
    }

    @Test
    void closesWhateverIsThrown() {
        Error error = new StackOverflowError();
        Supplier<String> failing =
                () -> {
                    throw error;
                };
        assertSame(
                error,
                assertThrows(
                        Error.class, () -> Cleanup.onFailure(closed::incrementAndGet, failing)));
        assertEquals(1, closed.get());
    }
}
