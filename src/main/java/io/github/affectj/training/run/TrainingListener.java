package io.github.affectj.training.run;

import io.github.affectj.training.report.ClassificationReport;
import io.github.affectj.training.report.EpochMetrics;
import java.nio.file.Path;
import java.util.List;

/** Sees a run from outside: draws curves, shows windows. Called on the training thread. */
public interface TrainingListener {

    /** A listener that does nothing. */
    TrainingListener NONE = new TrainingListener() {};

    /** An epoch is finished and its checkpoint written; {@code all} holds every epoch so far. */
    default void epochFinished(Path runFolder, List<EpochMetrics> all) {}

    /**
     * The run is finished; the report is of the validation split, or of test where there is one.
     */
    default void finished(Path runFolder, List<EpochMetrics> all, ClassificationReport report) {}

    /** Something that the user should know, such as a clip that was left out. */
    default void warning(String sentence) {}
}
