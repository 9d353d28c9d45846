package io.github.affectj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.Prefs;
import io.github.affectj.base.ChildJvm;
import io.github.affectj.commands.SetUpGpuCommand;
import io.github.affectj.commands.host.KeptTorch;
import io.github.affectj.model.engine.TorchFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.imagej.patcher.LegacyInjector;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Naming a PyTorch for graphics cards in the macro language. */
class GpuMacroTest {
    @TempDir Path temp;

    @BeforeAll
    static void install() {
        Macros.install(SetUpGpuCommand.class);
    }

    @Test
    void aFolderThatDoesNotServeAbortsAndNothingIsKept() throws Exception {
        String before = KeptTorch.ofUser().folder();
        TorchFiles.make(temp, "2.6.0+cu124", "'12.4'");
        Macros.Outcome outcome =
                Macros.run("run('Set Up GPU...', 'pytorch=[" + temp + "]'); return 'never';");
        assertTrue(outcome.aborted());
        assertEquals(
                "Set Up GPU: pytorch="
                        + temp
                        + " can't be used: "
                        + temp
                        + " is PyTorch 2.6.0+cu124; 2.7.1 is needed: pip install torch==2.7.1",
                outcome.error());
        assertEquals(before, KeptTorch.ofUser().folder());
        assertFalse(Macros.run("run('Set Up GPU...');").aborted());
        assertEquals(before, KeptTorch.ofUser().folder());
    }

    /** In a Java with a home of its own, since it is kept for the user. */
    @Test
    void whatServesIsKeptUntilItIsTakenBack() throws Exception {
        TorchFiles.make(temp.resolve("torch"), "2.7.1+cu128", "'12.8'");
        ChildJvm.End end =
                ChildJvm.run(
                        temp,
                        Map.of(),
                        List.of("-Duser.home=" + temp),
                        Keeper.class,
                        temp.toString());
        assertEquals(0, end.status(), end.output());
        assertTrue(end.output().contains("kept [" + temp + "]"), end.output());
        assertTrue(end.output().contains("then []"), end.output());
        assertTrue(end.output().contains("AffectJ takes the PyTorch in " + temp), end.output());
    }

    /** Keeps a folder and takes it back. */
    static final class Keeper {
        public static void main(String[] args) {
            LegacyInjector.preinit();
            install();
            if (!Prefs.getPrefsDir().startsWith(args[0])) {
                throw new IllegalStateException(Prefs.getPrefsDir());
            }
            Macros.runOrFail("run('Set Up GPU...', 'pytorch=[" + args[0] + "]');");
            System.out.println("kept [" + KeptTorch.ofUser().folder() + "]");
            Macros.runOrFail("run('Set Up GPU...', 'pytorch=bundled');");
            System.out.println("then [" + KeptTorch.ofUser().folder() + "]");
        }
    }
}
