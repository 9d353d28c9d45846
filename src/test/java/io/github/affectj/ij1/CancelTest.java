package io.github.affectj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.Macro;
import io.github.affectj.commands.host.DemoCommand;
import java.io.File;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scijava.Cancelable;
import org.scijava.module.Module;

class CancelTest {
    @BeforeEach
    void install() {
        Macros.install(DemoCommand.class);
        IJ.setProperty(DemoCommand.PROPERTY, "untouched");
        IJ.getErrorMessage();
    }

    @AfterEach
    void forgetEscape() {
        IJ.resetEscape();
    }

    @Test
    void escapeStopsAMacroWithoutAWord() throws InterruptedException {
        AtomicReference<Macros.Outcome> outcome = new AtomicReference<>();
        Thread macro =
                new Thread(
                        () ->
                                outcome.set(
                                        Macros.run(
                                                "run('Demo...', 'path=a mode=wait'); return"
                                                        + " 'end';")));
        macro.start();
        // The interpreter forgets an earlier Escape when it starts, so that one is not enough.
        long give = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (macro.isAlive() && System.nanoTime() < give) {
            IJ.setKeyDown(java.awt.event.KeyEvent.VK_ESCAPE);
            macro.join(50);
        }
        assertEquals(new Macros.Outcome(null, null, true), outcome.get());
        assertEquals("untouched", IJ.getProperty(DemoCommand.PROPERTY));
    }

    @Test
    void sciJavasCancelStops() throws InterruptedException {
        CommandRunner runner = CommandRunner.shared();
        Module module = runner.create(runner.find(DemoCommand.class.getName()));
        CountDownLatch ended = new CountDownLatch(1);
        AtomicReference<Boolean> done = new AtomicReference<>();
        Thread thread =
                new Thread(
                        () -> {
                            done.set(
                                    runner.run(
                                            module, Map.of("path", new File("a"), "mode", "wait")));
                            ended.countDown();
                        });
        thread.start();
        ((Cancelable) module).cancel("enough");
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> ended.await());
        assertEquals(false, done.get());
        assertNull(IJ.getErrorMessage());
        assertTrue(((Cancelable) module).isCanceled());
    }

    /** A script has no interpreter that would forget the key, and IJ.run can't tell it anything. */
    @Test
    void anEscapeOfLongAgoDoesNotStopWhatAScriptRuns() {
        IJ.setKeyDown(java.awt.event.KeyEvent.VK_ESCAPE);
        Macro.setOptions("path=a");
        try {
            CommandRunner runner = CommandRunner.shared();
            assertTrue(
                    runner.run(runner.create(runner.find(DemoCommand.class.getName())), Map.of()));
        } finally {
            Macro.setOptions(null);
        }
        assertEquals("a|1|0.5|true|none||null", IJ.getProperty(DemoCommand.PROPERTY));
    }

    @Test
    void aScriptCanReadWhyACommandDidNothing() {
        CommandRunner runner = CommandRunner.shared();
        Module module = runner.create(runner.find(DemoCommand.class.getName()));
        assertNull(((Cancelable) module).getCancelReason());
        assertFalse(runner.run(module, Map.of("path", new File("a"), "mode", "bad")));
        assertEquals("Demo: The body says no.", ((Cancelable) module).getCancelReason());
    }
}
