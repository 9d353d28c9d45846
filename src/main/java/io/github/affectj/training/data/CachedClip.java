package io.github.affectj.training.data;

import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipTimes;
import io.github.affectj.media.SoundTrack;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A clip whose frames were decoded before; for others than those it opens its file. */
final class CachedClip implements Clip {
    private final StoredClip stored;
    private final StoredClip.About about;
    private Clip late;

    CachedClip(StoredClip stored) {
        this.stored = stored;
        about = stored.about();
    }

    StoredClip stored() {
        return stored;
    }

    @Override
    public String name() {
        return about.name();
    }

    @Override
    public String source() {
        return about.source();
    }

    @Override
    public int width() {
        return about.width();
    }

    @Override
    public int height() {
        return about.height();
    }

    @Override
    public ClipTimes times() {
        return about.times();
    }

    @Override
    public boolean hasPicture() {
        return about.hasPicture();
    }

    @Override
    public boolean isVideo() {
        return about.isVideo();
    }

    @Override
    public Optional<SoundTrack> sound() {
        return about.sound();
    }

    @Override
    public List<String> notes() {
        return about.notes();
    }

    @Override
    public int[] rgb(int index) throws IOException {
        int[] rgb = stored.rgb(index);
        if (rgb != null) {
            return rgb;
        }
        if (late == null) {
            late = stored.decoded();
        }
        return late.rgb(index);
    }

    @Override
    public void close() {
        if (late != null) {
            late.close();
        }
    }
}
