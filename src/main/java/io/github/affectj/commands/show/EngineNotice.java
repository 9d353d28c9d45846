package io.github.affectj.commands.show;

import ij.IJ;
import io.github.affectj.base.Progress;
import io.github.affectj.model.engine.TorchSetting;
import io.github.affectj.pipeline.SystemReport;
import java.awt.GraphicsEnvironment;

/** Says what would else be a long silence: the engine unpacks its natives when it is first used. */
public final class EngineNotice {
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
     * user has named. Tells in status line and log, where there are any, that the engine is about
     * to be unpacked. Without a display the second is not told, since the log is the macro's own
     * output there.
     *
     * @param progress may cancel while a PyTorch is tried out
     */
    public static void tell(Progress progress) {
        TorchSetting.complaint(progress);
        if (Told.DONE && !GraphicsEnvironment.isHeadless()) {
            SystemReport.engineToUnpackTo().ifPresent(EngineNotice::tell);
        }
    }

    private static void tell(String folder) {
        IJ.showStatus("Unpacking the network engine, once ...");
        IJ.log(
                "AffectJ unpacks its network engine to "
                        + folder
                        + ", once; this takes some hundred MB and less than a minute.");
    }
}
