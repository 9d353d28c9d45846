package io.github.affectj.ui.timeline;

import io.github.affectj.ij1.WindowedRun;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The timeline in a real window, under a display of its own. */
class TimelineWindowIT {
    @TempDir Path folder;

    @Test
    void drawsLabelsUndoesFollowsAndSaves() throws IOException, InterruptedException {
        // It runs in another folder.
        String classpath =
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .collect(Collectors.joining(File.pathSeparator));
        WindowedRun.java(
                folder,
                "-Duser.name=Ana",
                "-cp",
                classpath,
                TimelineWindowRun.class.getName(),
                Path.of("sample-data/letter.mp4").toAbsolutePath().toString());
    }
}
