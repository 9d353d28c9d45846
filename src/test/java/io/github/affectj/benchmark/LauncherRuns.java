package io.github.affectj.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What only whole processes show, started by {@code scripts/affectj} as a user would. */
final class LauncherRuns {
    private static final double ALLOWED_PEAK = 1.15;
    private static final double ALLOWED_LONG_PEAK = 1.1;
    private static final long MOST_BYTES = 1_600_000_000L;
    private static final double ALLOWED_GROWTH = 1.03;
    private static final int MEDIAN_OF = 5;
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String PRINT_STATUS = "print(File.openAsString('" + STATUS + "'));";

    private final Workload work;
    private final Path launcher;

    LauncherRuns(Workload work, Path root) {
        this.work = work;
        launcher = root.resolve("scripts").resolve("affectj");
    }

    /** Peak memory over the length of a clip. */
    List<Row> memory(int few, int many, int rounds) throws IOException, InterruptedException {
        String what = "peak memory, GIF of " + many + " frames";
        if (!Files.exists(STATUS)) {
            return List.of(Row.skipped(what, "there is no " + STATUS));
        }
        long[] bytes = peaks(rounds, open(few) + recognize(), open(many) + recognize());
        return List.of(
                Row.memory(what, bytes[1], few + " frames", bytes[0], ALLOWED_PEAK),
                Row.memory(what, bytes[1], "at most", MOST_BYTES, 1));
    }

    /**
     * Medians of peaks: what the memory allocators hold back differs from process to process by a
     * tenth.
     */
    private long[] peaks(int rounds, String... macros) throws IOException, InterruptedException {
        double[][] bytes = new double[macros.length][rounds];
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < macros.length; i++) {
                bytes[i][round] = kilobytes(run(macros[i] + PRINT_STATUS), "VmHWM").get(0);
            }
        }
        return Arrays.stream(bytes).mapToLong(some -> Math.round(Turns.median(some))).toArray();
    }

    /** The macro that does something with a film. */
    @FunctionalInterface
    private interface FilmMacro {
        String of(Path film) throws IOException;
    }

    /** Peak memory over the length of a film that is opened and labelled. */
    Row filmMemory(Films films, int seconds, int times, int rounds)
            throws IOException, InterruptedException {
        String what =
                "peak memory, labelling %d s of 720p, step %d"
                        .formatted(seconds * times, FilmWork.STEP);
        FilmMacro label = film -> work.labelFilm(film, FilmWork.STEP);
        return filmMemory(what, films, seconds, times, rounds, label);
    }

    /** Peak memory over the length of a film whose shots are found. */
    Row shotMemory(Films films, int seconds, int times, int rounds)
            throws IOException, InterruptedException {
        String what = "peak memory, finding shots in %d s of 720p".formatted(seconds * times);
        return filmMemory(what, films, seconds, times, rounds, ShotWork::detect);
    }

    private Row filmMemory(
            String what, Films films, int seconds, int times, int rounds, FilmMacro macro)
            throws IOException, InterruptedException {
        if (!Files.exists(STATUS) || !Films.canMake()) {
            return Row.skipped(what, Files.exists(STATUS) ? Films.NO_FFMPEG : "no " + STATUS);
        }
        Path film = films.part(seconds, Films.KEYFRAME_EVERY);
        long[] bytes = peaks(rounds, macro.of(film), macro.of(films.repeated(film, times)));
        return Row.memory(what, bytes[1], seconds + " s", bytes[0], ALLOWED_LONG_PEAK);
    }

    /**
     * Growth over many runs in one ImageJ. What the memory allocators hold back goes up and down
     * from run to run, so medians of the last runs are compared.
     */
    Row runs(int frames, int before, int after) throws IOException, InterruptedException {
        String what = "memory after %d runs on %d frames".formatted(after, frames);
        if (!Files.exists(STATUS)) {
            return Row.skipped(what, "there is no " + STATUS);
        }
        String output =
                run(
                        "for (i = 1; i <= %d; i++) { %s %s %s close(); }"
                                .formatted(after, open(frames), recognize(), PRINT_STATUS));
        List<Long> bytes = kilobytes(output, "VmRSS");
        return Row.memory(
                what,
                lastRuns(bytes, after),
                before + " runs",
                lastRuns(bytes, before),
                ALLOWED_GROWTH);
    }

    private static long lastRuns(List<Long> bytes, int runs) {
        double[] last =
                bytes.subList(Math.max(0, runs - MEDIAN_OF), runs).stream()
                        .mapToDouble(Long::doubleValue)
                        .toArray();
        return Math.round(Turns.median(last));
    }

    /** Peak memory over the number of clips in a folder. */
    Row folders(int few, int many, int rounds) throws IOException, InterruptedException {
        String what = "peak memory, a folder of %d GIFs of 2 frames".formatted(many);
        if (!Files.exists(STATUS)) {
            return Row.skipped(what, "there is no " + STATUS);
        }
        long[] bytes = peaks(rounds, folder(few), folder(many));
        return Row.memory(what, bytes[1], few + " GIFs", bytes[0], ALLOWED_LONG_PEAK);
    }

    private String folder(int clips) throws IOException {
        Path input = FolderWork.folder(work, clips, 2);
        return FolderWork.run(work, input, work.file("results of " + clips));
    }

    /** From the shell to the first result and back. */
    Row start(int frames, int rounds) throws Exception {
        String macro = open(frames) + recognize() + "print(getResultString('label', 0));";
        double[] medians = Turns.medians(rounds, Turns.timed(() -> run(macro)));
        return Row.reported(
                "scripts/affectj --headless, %d frames, start to end".formatted(frames),
                Row.ms(medians[0]));
    }

    private String open(int frames) {
        return "run('Open GIF Stack...', 'path=[" + work.gif(frames) + "]');";
    }

    private String recognize() {
        return "run('Recognize Emotions...', '" + work.modelOption() + "');";
    }

    private String run(String macro) throws IOException, InterruptedException {
        Path file = work.file("macro.ijm");
        Files.writeString(file, macro.replace('\'', '"'));
        Process process =
                new ProcessBuilder(launcher.toString(), "--headless", "-macro", file.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("scripts/affectj failed with the macro " + macro);
        }
        return output;
    }

    /** All values of a line of the status, in bytes. */
    private static List<Long> kilobytes(String output, String name) {
        return Pattern.compile(name + ":\\s*(\\d+) kB")
                .matcher(output)
                .results()
                .map((MatchResult found) -> 1024 * Long.parseLong(found.group(1)))
                .toList();
    }
}
