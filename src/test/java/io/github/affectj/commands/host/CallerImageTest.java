package io.github.affectj.commands.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import ij.ImagePlus;
import ij.WindowManager;
import ij.process.ByteProcessor;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

/** Commands that run, as in Fiji, on another thread than the one that called them. */
class CallerImageTest {
    private final ExecutorService pool = Executors.newSingleThreadExecutor();
    private final ImagePlus calledWith = image("called with");
    private final ImagePlus stale = image("of an earlier command");

    /** Tells which image it found, and makes another one active as a new image would be. */
    @Plugin(type = Command.class, label = "Demo of the caller's image")
    public static final class Showing extends AffectCommand {
        private ImagePlus shown;
        private ImagePlus found;

        @Override
        protected boolean needsImage() {
            return true;
        }

        @Override
        protected void execute(Progress progress) {
            found = image();
            if (shown != null) {
                WindowManager.setTempCurrentImage(shown);
            }
        }
    }

    @AfterEach
    void forget() {
        WindowManager.setTempCurrentImage(null);
        pool.shutdown();
    }

    @Test
    void findsTheCallersImage() throws Exception {
        onPool(() -> setActive(stale));
        WindowManager.setTempCurrentImage(calledWith);
        Showing command = new Showing();
        onPool(() -> run(command));
        assertSame(calledWith, command.found);
        assertSame(calledWith, WindowManager.getTempCurrentImage());
        assertNull(onPool(WindowManager::getTempCurrentImage));
    }

    @Test
    void whatItShowsIsTheCallersActiveImage() throws Exception {
        WindowManager.setTempCurrentImage(calledWith);
        Showing command = new Showing();
        command.shown = image("new");
        onPool(() -> run(command));
        assertSame(command.shown, WindowManager.getTempCurrentImage());
        assertNull(onPool(WindowManager::getTempCurrentImage));
    }

    @Test
    void anImageLeftOnTheThreadIsNotTheCallers() throws Exception {
        onPool(() -> setActive(stale));
        Showing command = new Showing();
        String sentence =
                onPool(
                        () -> {
                            try {
                                command.requireAll("Demo");
                                return "";
                            } catch (BadInputException e) {
                                return e.getMessage();
                            }
                        });
        assertEquals("Demo: there is no open image; open a stack or a GIF first.", sentence);
    }

    @Test
    void onTheCallersThreadNothingChanges() {
        WindowManager.setTempCurrentImage(calledWith);
        Showing command = new Showing();
        command.run();
        assertSame(calledWith, command.found);
        assertSame(calledWith, WindowManager.getTempCurrentImage());
    }

    private <T> T onPool(Callable<T> work) throws Exception {
        return pool.submit(work).get();
    }

    private static Void run(AffectCommand command) {
        command.run();
        return null;
    }

    private static Void setActive(ImagePlus image) {
        WindowManager.setTempCurrentImage(image);
        return null;
    }

    private static ImagePlus image(String title) {
        return new ImagePlus(title, new ByteProcessor(2, 2));
    }
}
