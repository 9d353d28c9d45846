package io.github.affectj.benchmark;

import io.github.affectj.features.audio.AudioSteps;
import io.github.affectj.media.sound.FilmSound;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.List;

/**
 * Sound features of a film, decoded from AAC, against the time that the sound lasts: processor time
 * of the one thread that does it.
 */
final class SoundSpeed {
    /** At least a hundred times as fast as it sounds. */
    private static final double ALLOWED = 0.01;

    private static final double STEP_SECONDS = 0.2;

    private SoundSpeed() {}

    static Row measure(Workload work, int seconds, int rounds) throws Exception {
        String what = "sound features of %d s of AAC, one core".formatted(seconds);
        Path film = work.file("sound.m4a");
        if (!encode(film, seconds)) {
            return Row.skipped(what, "there is no ffmpeg to make a sound file with");
        }
        FilmSound sound = FilmSound.of(film, Double.NaN).orElseThrow();
        double[] medians = Turns.medians(rounds, () -> processorMillis(() -> listen(sound)));
        return Row.times(what, medians[0], "sound lasts", 1000.0 * seconds, ALLOWED);
    }

    private static void listen(FilmSound sound) throws IOException {
        float[] out = new float[AudioSteps.size()];
        try (AudioSteps steps = AudioSteps.open(sound, 0, STEP_SECONDS)) {
            while (steps.next(out, 0)) {
                // The numbers are not needed here.
                out[0] = 0;
            }
        }
    }

    private static double processorMillis(Turns.Work work) throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        work.run();
        return (threads.getCurrentThreadCpuTime() - start) / 1e6;
    }

    /** Stereo at 48 kHz, a gliding tone with harmonics in noise. */
    private static boolean encode(Path film, int seconds) throws Exception {
        String tone = "0.2*sin(900*t+60*sin(9*t))+0.1*sin(1800*t+120*sin(9*t))+0.02*random(0)";
        List<String> line =
                List.of(
                        "ffmpeg",
                        "-v",
                        "error",
                        "-f",
                        "lavfi",
                        "-i",
                        "aevalsrc=%s|%s:s=48000:d=%d".formatted(tone, tone, seconds),
                        "-c:a",
                        "aac",
                        film.toString());
        try {
            return new ProcessBuilder(line).inheritIO().start().waitFor() == 0;
        } catch (IOException e) {
            // Not installed.
            return false;
        }
    }
}
