package io.github.affectj.training.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Takes the visual or the audio stream from some windows of an epoch, so that a network learns to
 * do without. Which ones depends on the seed, the epoch and the place only.
 *
 * @param probability that a window with both loses one of them
 * @param seed of the run
 */
public record StreamDropout(double probability, long seed) {

    /**
     * Some windows of an epoch with what is left of them.
     *
     * @param windows what they have
     * @param first place of the first of them in the epoch
     */
    public List<WindowStreams> apply(List<WindowStreams> windows, int epoch, int first) {
        List<WindowStreams> left = new ArrayList<>();
        for (int i = 0; i < windows.size(); i++) {
            long mixed = (seed * 31 + epoch) * 1_000_003 + first + i;
            left.add(windows.get(i).dropped(probability, new Random(mixed * 0x9E3779B97F4A7C15L)));
        }
        return left;
    }
}
