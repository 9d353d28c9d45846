package io.github.affectj.training.run;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.affectj.model.WindowBatch;
import io.github.affectj.training.data.WindowStreams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A backbone's maps of some windows, with the other streams of each, by number from 0. */
final class WindowMaps implements AutoCloseable {
    private final MapCache cache;
    private final List<WindowStreams> streams = new ArrayList<>();
    private final List<int[]> clips = new ArrayList<>();

    WindowMaps(MapCache cache) {
        this.cache = cache;
    }

    /** Shape (C, h, w) of a frame's maps. */
    Shape frame() {
        return cache.frame();
    }

    /**
     * Adds windows.
     *
     * @param maps (B, T, C, h, w)
     * @param others B of them
     */
    void add(NDArray maps, List<WindowStreams> others) {
        cache.add(maps);
        streams.addAll(others);
    }

    /** The windows since the last call are those of one clip, whose next they are. */
    void endClip() {
        int from = clips.stream().mapToInt(c -> c.length).sum();
        int[] numbers = new int[streams.size() - from];
        Arrays.setAll(numbers, i -> from + i);
        clips.add(numbers);
    }

    /** Numbers of the windows of each clip, where clips were told apart. */
    List<int[]> clips() {
        return clips;
    }

    int size() {
        return streams.size();
    }

    /** The other streams of some windows. */
    List<WindowStreams> streams(int[] numbers) {
        return Arrays.stream(numbers).mapToObj(streams::get).toList();
    }

    /**
     * Some windows as a head takes them.
     *
     * @param others their other streams, as they are or with some dropped
     */
    WindowBatch batch(NDManager scope, int[] numbers, List<WindowStreams> others) {
        return WindowStreams.batch(scope, cache.get(scope, numbers), others);
    }

    /** Bytes on disk. */
    long bytes() {
        return cache.size();
    }

    @Override
    public void close() {
        cache.close();
    }
}
