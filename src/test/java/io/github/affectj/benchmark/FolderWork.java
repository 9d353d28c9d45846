package io.github.affectj.benchmark;

import io.github.affectj.commands.ExportResultsCommand;
import io.github.affectj.commands.OpenGifStackCommand;
import io.github.affectj.commands.RecognizeEmotionsCommand;
import io.github.affectj.commands.RecognizeFolderCommand;
import io.github.affectj.ij1.Macros;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of GIFs in one run, against the same GIFs one by one in one ImageJ. */
final class FolderWork {
    private static final double ALLOWED = 1.1;

    private FolderWork() {}

    static Row measure(Workload work, int clips, int frames, int rounds) throws Exception {
        Macros.install(OpenGifStackCommand.class);
        Macros.install(RecognizeEmotionsCommand.class);
        Macros.install(ExportResultsCommand.class);
        Macros.install(RecognizeFolderCommand.class);
        Path input = folder(work, clips, frames);
        String folder = run(work, input, work.file("results"));
        String single =
                "for (i = 0; i < %d; i++) { run('Open GIF Stack...', 'path=[%s/' + i + '.gif]'); run('Recognize Emotions...', '%s'); run('Export Emotion Results...', 'path=[%s/' + i + '.csv]'); close(); }"
                        .formatted(
                                clips,
                                input,
                                work.modelOption(),
                                Files.createDirectories(work.file("singles")));
        double[] medians =
                Turns.medians(
                        rounds,
                        Turns.timed(() -> Macros.runOrFail(folder)),
                        Turns.timed(() -> Macros.runOrFail(single)));
        return Row.times(
                "a folder of %d GIFs of %d frames".formatted(clips, frames),
                medians[0],
                "one by one",
                medians[1],
                ALLOWED);
    }

    /** A folder with copies of a GIF, made once. */
    static Path folder(Workload work, int clips, int frames) throws IOException {
        Path folder = work.file(clips + " of " + frames);
        if (!Files.exists(folder)) {
            Files.createDirectories(folder);
            for (int i = 0; i < clips; i++) {
                Files.copy(work.gif(frames), folder.resolve(i + ".gif"));
            }
        }
        return folder;
    }

    /** The macro that works through a folder, whatever was done before. */
    static String run(Workload work, Path input, Path output) {
        return "run('Recognize Emotions in Folder...', 'input=[%s] output=[%s] resume=false %s');"
                .formatted(input, output, work.modelOption());
    }
}
