package io.github.affectj.training.run;

import ai.djl.ndarray.types.Shape;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Cleanup;
import io.github.affectj.base.ScratchSpace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Maps of frozen backbones on disk, which one run computes and others read that would compute the
 * same. Deleted on close. Used by one run at a time.
 */
public final class KeptMaps implements AutoCloseable {
    /** Bytes that maps of runs that have ended may take: a few thousand clips of a ResNet18. */
    public static final long MOST_BYTES = 8L << 30;

    private final Path folder;
    private final long most;

    /** By what makes them what they are, those that were asked for last at the end. */
    private final Map<String, WindowMaps> kept = new LinkedHashMap<>(16, 0.75f, true);

    private long computed;

    /**
     * @param folder where the files are made; what a killed process left of them goes
     * @param mostBytes that stay when a run has ended, but at most half of what is free; 0 keeps
     *     none
     * @throws BadInputException if nothing can be written there
     */
    public KeptMaps(Path folder, long mostBytes) {
        this.folder = folder;
        most = Math.min(mostBytes, ScratchSpace.free(folder) / 2);
        try {
            ScratchSpace.deleteLeftOvers(folder, MapCache.PREFIX);
        } catch (IOException e) {
            throw new BadInputException("No file can be made in " + folder + ".", e);
        }
    }

    /**
     * Maps, computed where they are not there.
     *
     * @param key tells all that they depend on
     * @param window shape (T, C, h, w) of a window's maps
     * @param compute adds them; nothing is kept if it throws
     */
    WindowMaps get(String key, Shape window, Consumer<WindowMaps> compute) {
        WindowMaps known = kept.get(key);
        if (known == null) {
            WindowMaps made = new WindowMaps(new MapCache(folder, window));
            Cleanup.onFailure(made::close, () -> compute.accept(made));
            computed++;
            kept.put(key, made);
            known = made;
        }
        return known;
    }

    /** How often maps had to be computed. */
    public long computed() {
        return computed;
    }

    /** A run has ended: what is too much goes, first what was not asked for longest. */
    void runEnded() {
        long bytes = kept.values().stream().mapToLong(WindowMaps::bytes).sum();
        Iterator<WindowMaps> oldest = kept.values().iterator();
        while (bytes > most && oldest.hasNext()) {
            WindowMaps one = oldest.next();
            bytes -= one.bytes();
            one.close();
            oldest.remove();
        }
    }

    @Override
    public void close() {
        kept.values().forEach(WindowMaps::close);
        kept.clear();
    }
}
