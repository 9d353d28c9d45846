package io.github.affectj.features.audio;

import io.github.affectj.base.CancelledException;
import io.github.affectj.media.SoundTrack;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Steps after an {@link AudioNorm}; those without sound ({@link RecordingSums}) are told to be
 * silent ({@link AudioStepSource#isSilent}). The first one waits until the clip was measured as a
 * whole, of which the features stay in memory: 300 bytes a step.
 */
final class NormalisedSteps implements AudioStepSource {

    private final AudioStepSource steps;
    private final AudioNorm norm;

    /** What the recording comes to, where it is more than the clip and known. */
    private final RecordingSums known;

    /** The track that the steps are a part of; null where they are all of a clip. */
    private final SoundTrack track;

    private final double stepSeconds;
    private final Deque<float[]> waiting = new ArrayDeque<>();
    private AudioNorm.Shift shift;
    private double least;

    private NormalisedSteps(
            AudioStepSource steps,
            AudioNorm norm,
            RecordingSums known,
            SoundTrack track,
            double stepSeconds) {
        this.steps = steps;
        this.norm = norm;
        this.known = known;
        this.track = track;
        this.stepSeconds = stepSeconds;
    }

    /**
     * All steps of a clip.
     *
     * @param steps as measured; closed with what is returned
     * @param known what the recording comes to that the clip belongs to; null if it is one itself
     */
    static NormalisedSteps of(AudioStepSource steps, AudioNorm norm, RecordingSums known) {
        return new NormalisedSteps(steps, norm, known, null, 0);
    }

    /**
     * Steps of a part of a track, which is normalised as the whole of it from its time 0 on.
     *
     * @param steps as measured; closed with what is returned
     */
    static NormalisedSteps ofPart(
            AudioStepSource steps, AudioNorm norm, SoundTrack track, double stepSeconds) {
        return new NormalisedSteps(steps, norm, null, track, stepSeconds);
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

    private void begin() throws IOException {
        RecordingSums own = new RecordingSums();
        if (track == null) {
            List<float[]> rows = rest(steps);
            waiting.addAll(rows);
            own.add(rows);
        } else {
            try (AudioSteps all = AudioSteps.open(track, 0, stepSeconds)) {
                own.add(rest(all));
            }
        }
        least = own.least();
        shift = norm.of(known == null ? own : known);
    }

    @Override
    public boolean next(float[] out, int offset) throws IOException {
        if (shift == null) {
            begin();
        }
        float[] row = waiting.poll();
        if (row != null) {
            System.arraycopy(row, 0, out, offset, row.length);
        } else if (!steps.next(out, offset)) {
            return false;
        }
        if (RecordingSums.isLoud(out, offset, least)) {
            shift.apply(out, offset);
        } else {
            Arrays.fill(out, offset, offset + AudioSteps.size(), Float.NaN);
        }
        return true;
    }

    @Override
    public void close() {
        steps.close();
    }
}
