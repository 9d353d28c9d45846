package io.github.affectj.training.data;

import io.github.affectj.media.Clip;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Counts the clips of film that lack picture or sound. Safe to use from several threads. */
public final class StreamCount {
    private int clips;
    private int silent;
    private int blind;

    /** Counts an open clip. */
    public void add(Clip clip) {
        boolean sound = clip.sound().isPresent();
        synchronized (this) {
            clips++;
            silent += sound ? 0 : 1;
            blind += clip.hasPicture() ? 0 : 1;
        }
    }

    /** A sentence for the user, where something is missing. */
    synchronized Optional<String> note() {
        return silent + blind == 0
                ? Optional.empty()
                : Optional.of(
                        "Of %d clips %d have no sound and %d no picture; what is missing is masked."
                                .formatted(clips, silent, blind));
    }

    /** The numbers for a report. */
    public synchronized Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("clips_without_sound", silent);
        map.put("clips_without_picture", blind);
        return map;
    }
}
