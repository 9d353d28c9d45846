package io.github.affectj.commands.show;

import ij.IJ;
import io.github.affectj.pipeline.SystemReport;
import java.awt.GraphicsEnvironment;

/** Says what would else be a long silence: the engine unpacks its natives when it is first used. */
public final class EngineNotice {
    private EngineNotice() {}

    /**
     * Tells in status line and log, where there are any, that the engine is about to be unpacked.
     * Without a display nothing is told, since the log is the macro's own output there.
     */
    public static void tell() {
        if (!GraphicsEnvironment.isHeadless()) {
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
