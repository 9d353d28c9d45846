package io.github.affectj.features.audio;

import io.github.affectj.base.CancelledException;
import io.github.affectj.media.SoundTrack;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Steps after an {@link AudioNorm}. The first one waits until the recording was measured as a
 * whole, of which the features stay in memory: 300 bytes a step.
 */
final class NormalisedSteps implements AudioStepSource {

    /** What a recording comes to; asked for once. */
    interface Recording {
        RecordingSums sums() throws IOException;
    }

    private final AudioStepSource steps;
    private final AudioNorm norm;
    private final Recording recording;
    private final Deque<float[]> waiting = new ArrayDeque<>();
    private AudioNorm.Shift shift;

    /**
     * @param steps as measured; closed with this
     * @param recording that the steps are a part of; null if they are all of it
     */
    NormalisedSteps(AudioStepSource steps, AudioNorm norm, Recording recording) {
        this.steps = steps;
        this.norm = norm;
        this.recording = recording;
    }

    /** A whole track, from its time 0 on and whatever part of it a clip shows. */
    static Recording of(SoundTrack track, double stepSeconds) {
        return () -> {
            try (AudioSteps all = AudioSteps.open(track, 0, stepSeconds)) {
                return sums(rest(all));
            }
        };
    }

    /**
     * All steps that are left.
     *
     * @throws CancelledException if the thread is interrupted
     */
    static List<float[]> rest(AudioStepSource steps) throws IOException {
        List<float[]> rows = new ArrayList<>();
        float[] row = new float[AudioSteps.size()];
        while (steps.next(row, 0)) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancelledException();
            }
            rows.add(row.clone());
        }
        return rows;
    }

    private static RecordingSums sums(List<float[]> rows) {
        RecordingSums sums = new RecordingSums();
        sums.add(rows);
        return sums;
    }

    private RecordingSums own() throws IOException {
        List<float[]> rows = rest(steps);
        waiting.addAll(rows);
        return sums(rows);
    }

    @Override
    public boolean next(float[] out, int offset) throws IOException {
        if (shift == null) {
            shift = norm.of(recording == null ? own() : recording.sums());
        }
        float[] row = waiting.poll();
        if (row != null) {
            System.arraycopy(row, 0, out, offset, row.length);
        } else if (!steps.next(out, offset)) {
            return false;
        }
        shift.apply(out, offset);
        return true;
    }

    @Override
    public void close() {
        steps.close();
    }
}
