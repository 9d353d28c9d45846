package io.github.affectj.training.data;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.base.ScratchSpace;
import io.github.affectj.features.Modalities;
import io.github.affectj.features.audio.ClipStreams;
import io.github.affectj.media.Clip;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Clips that are decoded once, however many trainings go through them: the frames that steps look
 * at and the audio features of the steps lie on disk, compressed, until this is closed. A file that
 * was changed meanwhile is decoded anew. What finds no room in the bound comes from the files, as
 * without a cache.
 */
public final class CachedClips implements ClipSource, AutoCloseable {
    /** Bytes on disk at most. */
    public static final long MOST_BYTES = 8L << 30;

    /** A part of a file as it was. */
    private record Key(FileState file, Span span) {
        static Key of(Sample clip) throws IOException {
            return new Key(FileState.of(clip.path()), clip.span());
        }
    }

    private final OpenFilms films = new OpenFilms();

    private final ScratchFile file;
    private final Map<Key, StoredClip> clips = new ConcurrentHashMap<>();
    private final Map<Key, Whole> read = new ConcurrentHashMap<>();

    /**
     * @param folder where the clips are kept
     * @param mostBytes that they may take there; at most half of what is free is taken
     * @throws BadInputException if nothing can be written there
     */
    public CachedClips(Path folder, long mostBytes) {
        file = new ScratchFile(folder, Math.min(mostBytes, ScratchSpace.free(folder) / 2));
    }

    @Override
    public Clip open(Sample clip, Modalities taken, double stepSeconds, Progress progress) {
        try {
            StoredClip stored =
                    clips.computeIfAbsent(Key.of(clip), key -> new StoredClip(clip, films, file));
            if (stored.fill(taken, stepSeconds, progress)) {
                return new CachedClip(stored);
            }
        } catch (IOException | BadInputException e) {
            // The file itself says what is wrong with it, where and when it did without a cache.
            return films.open(clip, taken, stepSeconds, progress);
        }
        return films.open(clip, taken, stepSeconds, progress);
    }

    @Override
    public ClipStreams streams(Clip clip, Modalities taken, double stepSeconds) {
        if (taken.audio() && clip instanceof CachedClip cached && clip.sound().isPresent()) {
            float[] rows = cached.stored().audio(clip, stepSeconds);
            if (rows != null) {
                return ClipStreams.withMeasured(clip, taken, stepSeconds, new StoredRows(rows));
            }
        }
        return films.streams(clip, taken, stepSeconds);
    }

    @Override
    public Whole read(Sample clip, Progress progress) throws IOException {
        Key key = Key.of(clip);
        Whole known = read.get(key);
        if (known == null) {
            known = films.read(clip, progress);
            read.put(key, known);
        }
        return known;
    }

    @Override
    public String sha256(Path path, Progress progress) throws IOException {
        return films.sha256(path, progress);
    }

    @Override
    public void close() {
        films.close();
        file.close();
    }
}
