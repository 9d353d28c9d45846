package io.github.affectj.model.scoring;

import io.github.affectj.features.TimeSteps;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The audio features of a clip for several that want the same or other steps of it: each step is
 * measured once, and forgotten when all that want it have it. They are to ask at about the same
 * pace, else much is held.
 */
final class SharedAudio {
    private final AudioStepRows source;
    private final int columns;
    private final int[] wanted;
    private final Map<Integer, float[]> held = new HashMap<>();
    private int read;
    private boolean ended;

    /**
     * @param source all steps of the clip
     * @param columns features a step
     * @param views steps that are wanted, by {@link TimeSteps#numbers}; each asks {@link #of} once
     */
    SharedAudio(AudioStepRows source, int columns, List<TimeSteps> views) {
        this.source = source;
        this.columns = columns;
        wanted = new int[1 + views.stream().mapToInt(SharedAudio::last).max().orElse(-1)];
        for (TimeSteps view : views) {
            for (int step : view.numbers()) {
                wanted[step]++;
            }
        }
    }

    private static int last(TimeSteps view) {
        return view.numbers()[view.size() - 1];
    }

    /** The features of the steps of one of the views, in their order. */
    AudioStepRows of(TimeSteps view) {
        int[] numbers = view.numbers();
        return new AudioStepRows() {
            private int next;

            @Override
            public boolean next(float[] out, int offset) throws IOException {
                float[] row = next < numbers.length ? take(numbers[next++]) : null;
                if (row != null) {
                    System.arraycopy(row, 0, out, offset, columns);
                }
                return row != null;
            }
        };
    }

    private float[] take(int step) throws IOException {
        while (!ended && read <= step) {
            float[] row = new float[columns];
            ended = !source.next(row, 0);
            if (!ended && wanted[read] > 0) {
                held.put(read, row);
            }
            read++;
        }
        wanted[step]--;
        return wanted[step] == 0 ? held.remove(step) : held.get(step);
    }
}
