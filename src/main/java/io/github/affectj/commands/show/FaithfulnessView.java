package io.github.affectj.commands.show;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import io.github.affectj.base.Progress;
import io.github.affectj.media.Clip;
import io.github.affectj.media.stack.StackClip;
import io.github.affectj.overlay.OwnerStack;
import io.github.affectj.overlay.table.FaithfulnessTable;
import io.github.affectj.pipeline.FaithfulnessCheck;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.Faithfulness;
import java.awt.Frame;
import java.awt.GraphicsEnvironment;
import java.util.List;
import java.util.stream.Collectors;

/** Tests how far a result's maps and attention can be trusted, and shows what came out. */
public final class FaithfulnessView {
    private FaithfulnessView() {}

    /** Runs the tests; shows nothing yet. */
    public static List<Faithfulness> test(
            ImagePlus image, EmotionTimeline result, Progress progress) {
        try (Clip clip = new StackClip(image)) {
            return FaithfulnessCheck.run(clip, result, progress);
        }
    }

    /**
     * Shows the tests as a table, which belongs to the stack, and each in the log, which ends with
     * what to make of it; without a test nothing.
     *
     * @return the verdicts, one a line; empty without a test
     */
    public static String show(ImagePlus image, List<Faithfulness> tests) {
        if (tests.isEmpty()) {
            return "";
        }
        FaithfulnessTable.show(tests);
        Frame window =
                GraphicsEnvironment.isHeadless()
                        ? null
                        : WindowManager.getFrame(FaithfulnessTable.TITLE);
        if (window != null) {
            OwnerStack.set(window, image);
        }
        tests.forEach(test -> FaithfulnessTable.lines(test).forEach(IJ::log));
        return tests.stream().map(FaithfulnessTable::verdict).collect(Collectors.joining("\n"));
    }
}
