package io.github.affectj.training.data;

import io.github.affectj.features.audio.AudioStepSource;
import io.github.affectj.features.audio.AudioSteps;

/** Audio features that were measured before: rows of {@link AudioSteps#size()} numbers. */
final class StoredRows implements AudioStepSource {
    private final float[] rows;
    private int at;

    StoredRows(float[] rows) {
        this.rows = rows;
    }

    @Override
    public boolean next(float[] out, int offset) {
        if (at == rows.length) {
            return false;
        }
        System.arraycopy(rows, at, out, offset, AudioSteps.size());
        at += AudioSteps.size();
        return true;
    }
}
