package io.github.affectj.overlay.regions;

import io.github.affectj.ij1.WindowedRun;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Regions and ImageJ's ROI Manager, which needs a display. */
class RoiManagerIT {
    @TempDir Path folder;

    @Test
    void placesGoToTheManagerAreCorrectedThereAndComeBack()
            throws IOException, InterruptedException {
        // It runs in another folder.
        String classpath =
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .collect(Collectors.joining(File.pathSeparator));
        WindowedRun.java(folder, "-cp", classpath, RoiManagerRun.class.getName());
    }
}
