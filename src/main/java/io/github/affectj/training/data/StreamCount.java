package io.github.affectj.training.data;

import io.github.affectj.features.Modalities;
import io.github.affectj.features.audio.ClipStreams;
import io.github.affectj.media.Clip;
import io.github.affectj.model.StreamNeeds;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Counts the clips that lack a stream which the network takes but can do without. Safe to use from
 * several threads.
 */
public final class StreamCount {
    private final Modalities optional;
    private int clips;
    private int withoutVideo;
    private int withoutAudio;

    /**
     * @param needs of the network; a stream that it requires is not counted, since clips without it
     *     are refused
     */
    public StreamCount(StreamNeeds needs) {
        optional = needs.optional();
    }

    /** Counts an open clip. */
    public void add(Clip clip) {
        add(ClipStreams.of(clip));
    }

    /** Counts a clip by the streams that it has. */
    void add(Modalities present) {
        synchronized (this) {
            clips++;
            withoutVideo += optional.visual() && !present.visual() ? 1 : 0;
            withoutAudio += optional.audio() && !present.audio() ? 1 : 0;
        }
    }

    /** A sentence for the user, where something is missing. */
    synchronized Optional<String> note() {
        return withoutAudio + withoutVideo == 0
                ? Optional.empty()
                : Optional.of(
                        "Clips without audio: %d of %d; without video: %d of %d. What is missing is masked."
                                .formatted(withoutAudio, clips, withoutVideo, clips));
    }

    /** The numbers for a report; none where no stream may be missing. */
    public synchronized Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        if (optional.audio()) {
            map.put("clips_without_audio", withoutAudio);
        }
        if (optional.visual()) {
            map.put("clips_without_video", withoutVideo);
        }
        return map;
    }
}
