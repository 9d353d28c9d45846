package io.github.affectj.commands.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.affectj.base.ChildJvm;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.log.StderrLogService;

class LocaleTest {
    @TempDir Path temp;

    /** In cron, or a container, a host may be started without a locale. */
    @Test
    void aPathThatJavaCannotNameIsToldWithItsRemedy() throws Exception {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "Only Linux heeds a locale here");
        ChildJvm.End end = ChildJvm.run(temp, Map.of("LC_ALL", "C"), List.of(), Named.class);
        assertEquals(0, end.status(), end.output());
        assertTrue(end.output().contains("Demo: the path '"), end.output());
        assertTrue(end.output().contains("environment variable LC_ALL=C.UTF-8"), end.output());
        assertFalse(end.output().contains("\tat "), "no trace of what is no fault of ours");
    }

    /** Prints what a user is told of a file of another alphabet. */
    static final class Named {
        public static void main(String[] args) {
            try {
                System.out.println(new File("/no/gr\u00fc\u00dfe.gif").toPath());
            } catch (InvalidPathException e) {
                System.out.println(Failure.sentence("Demo", e, new StderrLogService()));
            }
        }
    }
}
