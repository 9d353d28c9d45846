package io.github.affectj.commands.show;

import io.github.affectj.ij1.WindowedRun;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Boxes of regions that are moved on the image, which needs a display. */
class RegionHandsIT {
    @TempDir Path folder;

    @Test
    void aBoxThatIsMovedOnTheImageIsTheRegionsPlace() throws IOException, InterruptedException {
        run(RegionHandsRun.class);
    }

    @Test
    void aNameAndAColorThatABoxGetsAreTheRegions() throws IOException, InterruptedException {
        run(RegionPropertiesRun.class);
    }

    private void run(Class<?> checks) throws IOException, InterruptedException {
        // It runs in another folder.
        String classpath =
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .collect(Collectors.joining(File.pathSeparator));
        WindowedRun.java(folder, "-cp", classpath, checks.getName());
    }
}
