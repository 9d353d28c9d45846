package io.github.affectj.training.data;

import io.github.affectj.base.BadInputException;
import io.github.affectj.features.file.FeatureMatrix;
import java.util.HashMap;
import java.util.Map;

/**
 * The features of the clips of a set, read once and kept as long as there is room: a quarter of the
 * memory that Java may take. Safe to use from several threads.
 */
public final class FeatureStore {
    private final Map<FeatureFiles, FeatureFiles.Streams> kept = new HashMap<>();
    private final long most;
    private long bytes;

    /** A store with nothing in it yet. */
    public FeatureStore() {
        this(Runtime.getRuntime().maxMemory() / 4);
    }

    FeatureStore(long mostBytes) {
        most = mostBytes;
    }

    /**
     * The streams of a clip, which are not to be changed.
     *
     * @throws BadInputException if they can't be read; the sentence names the clip's place in the
     *     set
     */
    public FeatureFiles.Streams of(Sample sample) {
        FeatureFiles files = sample.features().files();
        synchronized (kept) {
            FeatureFiles.Streams found = kept.get(files);
            if (found != null) {
                return found;
            }
        }
        FeatureFiles.Streams read;
        try {
            read = files.read();
        } catch (BadInputException e) {
            throw new BadInputException(sample.where() + ": " + e.getMessage(), e);
        }
        synchronized (kept) {
            long size = size(read.visual()) + size(read.audio());
            if (bytes + size <= most && kept.putIfAbsent(files, read) == null) {
                bytes += size;
            }
        }
        return read;
    }

    private static long size(FeatureMatrix matrix) {
        return matrix == null ? 0 : 4L * matrix.values().length;
    }
}
