package io.github.affectj.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The films that are measured with, made by the {@code ffmpeg} command, which they are against. */
final class Films {
    /** Frames a second. */
    static final int RATE = 25;

    /** Between keyframes, as streaming services and cameras have it, or closer. */
    static final int KEYFRAME_EVERY = 2 * RATE;

    /** Why a row is not measured. */
    static final String NO_FFMPEG = "there is no ffmpeg command";

    private static final int MINUTE = 60;

    private final Workload work;
    private final Path sample;

    /**
     * @param work where films are made
     * @param root folder of the project, whose sample film they are made from
     */
    Films(Workload work, Path root) {
        this.work = work;
        sample = root.resolve("sample-data").resolve("letter.mp4");
    }

    /** Whether the command is there. */
    static boolean canMake() throws InterruptedException {
        try {
            run(List.of("ffmpeg", "-version"));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The project's own film, enlarged to 720p and repeated for a minute, with its sound. */
    Path minute(int keyframeEvery) throws IOException, InterruptedException {
        return part(MINUTE, keyframeEvery);
    }

    /** A part of a film as a file of its own: the {@code number}-th of so many seconds, from 0. */
    Path cut(Path film, int number, int seconds) throws IOException, InterruptedException {
        Path part = work.file("part-%d-%d.mp4".formatted(number, seconds));
        if (!Files.exists(part)) {
            List<String> line = new ArrayList<>(List.of("ffmpeg", "-y", "-v", "error"));
            line.addAll(List.of("-ss", "" + number * seconds, "-t", "" + seconds));
            line.addAll(List.of("-i", film.toString(), "-c:v", "libx264"));
            line.addAll(List.of("-g", "" + KEYFRAME_EVERY, "-pix_fmt", "yuv420p"));
            line.addAll(List.of("-c:a", "aac", part.toString()));
            run(line);
        }
        return part;
    }

    /** As {@link #minute}, of some other length. */
    Path part(int seconds, int keyframeEvery) throws IOException, InterruptedException {
        Path film = work.file("film-%d-%d.mp4".formatted(seconds, keyframeEvery));
        if (Files.exists(film)) {
            return film;
        }
        List<String> line = new ArrayList<>(List.of("ffmpeg", "-y", "-v", "error"));
        line.addAll(List.of("-stream_loop", "-1", "-t", "" + seconds, "-i", sample.toString()));
        line.addAll(
                List.of(
                        "-vf",
                        "scale=1280:720:force_original_aspect_ratio=increase,crop=1280:720,fps="
                                + RATE));
        line.addAll(List.of("-c:v", "libx264", "-g", "" + keyframeEvery, "-pix_fmt", "yuv420p"));
        line.addAll(List.of("-c:a", "aac", film.toString()));
        run(line);
        return film;
    }

    /** A film so many times in a row, coded as it is. */
    Path repeated(Path film, int times) throws IOException, InterruptedException {
        Path longer = work.file(times + "-times-" + film.getFileName());
        if (!Files.exists(longer)) {
            List<String> line = new ArrayList<>(List.of("ffmpeg", "-y", "-v", "error"));
            line.addAll(List.of("-stream_loop", "" + (times - 1), "-i", film.toString()));
            line.addAll(List.of("-c", "copy", longer.toString()));
            run(line);
        }
        return longer;
    }

    /** Runs a command; its output. */
    static byte[] run(List<String> line) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        process.getOutputStream().close();
        byte[] output = process.getInputStream().readAllBytes();
        if (process.waitFor() != 0) {
            throw new IOException("This failed: " + String.join(" ", line));
        }
        return output;
    }
}
