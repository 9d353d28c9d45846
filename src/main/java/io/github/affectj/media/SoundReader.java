package io.github.affectj.media;

import java.io.IOException;

/** Decodes a {@link SoundTrack} from some time on, forwards. Used by one thread at a time. */
public interface SoundReader extends AutoCloseable {

    /**
     * The next samples.
     *
     * @param out receives values in -1..1, channels interleaved
     * @param offset where in {@code out} the first goes
     * @param length how many values are wanted, a multiple of the channels
     * @return how many were written; fewer than {@code length} only at the end, then 0
     * @throws IOException if the file can't be read any more
     */
    int read(float[] out, int offset, int length) throws IOException;

    /** Releases the decoder. */
    @Override
    void close();
}
