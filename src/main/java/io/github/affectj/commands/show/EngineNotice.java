package io.github.affectj.commands.show;

import ij.IJ;
import io.github.affectj.base.Progress;
import io.github.affectj.model.engine.TorchSetting;
import io.github.affectj.pipeline.SystemReport;
import java.awt.GraphicsEnvironment;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;

/** Says what would else be a long silence: the engine unpacks its natives when it is first used. */
public final class EngineNotice {
    /** Set by {@code scripts/affectj}, which has told it already. */
    private static final String TOLD = "affectj.engine.told";

    private EngineNotice() {}

    /** Told once in a session, since nothing changes it. */
    private static final class Told {
        static final boolean DONE = once();

        private static boolean once() {
            TorchSetting.complaint(Progress.NONE).ifPresent(IJ::log);
            return true;
        }
    }

    /**
     * Tells in the log, once, why the engine does not take the PyTorch for graphics cards that the
     * user has named; and {@link #tellOfUnpacking}.
     *
     * @param progress may cancel while a PyTorch is tried out
     */
    public static void tell(Progress progress) {
        TorchSetting.complaint(progress);
        if (Told.DONE) {
            tellOfUnpacking();
        }
    }

    /**
     * Tells in status line and log that the engine is about to be unpacked; without a display on
     * the standard error, since the log is the macro's own output there.
     */
    public static void tellOfUnpacking() {
        if (!Boolean.getBoolean(TOLD)) {
            SystemReport.engineToUnpackTo().ifPresent(EngineNotice::tell);
        }
    }

    private static void tell(String folder) {
        if (GraphicsEnvironment.isHeadless()) {
            tell(folder, text -> System.getLogger("affectj").log(Level.INFO, text));
        } else {
            IJ.showStatus("Unpacking the network engine, once ...");
            tell(folder, IJ::log);
        }
    }

    /** What is told, with the size and the place. */
    static void tell(String folder, Consumer<String> to) {
        to.accept(
                "AffectJ unpacks its network engine to "
                        + folder
                        + ", once; this takes some hundred MB and less than a minute.");
    }
}
