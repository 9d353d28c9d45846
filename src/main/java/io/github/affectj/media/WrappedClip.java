package io.github.affectj.media;

import java.util.List;
import java.util.Optional;

/** A clip that is another one in all that a subclass does not change. Closes it with itself. */
public abstract class WrappedClip implements Clip {
    /** The other one. */
    protected final Clip whole;

    /**
     * @param whole what this clip is but for its changes
     */
    protected WrappedClip(Clip whole) {
        this.whole = whole;
    }

    @Override
    public String name() {
        return whole.name();
    }

    @Override
    public String source() {
        return whole.source();
    }

    @Override
    public int width() {
        return whole.width();
    }

    @Override
    public int height() {
        return whole.height();
    }

    @Override
    public ClipTimes times() {
        return whole.times();
    }

    @Override
    public boolean hasPicture() {
        return whole.hasPicture();
    }

    @Override
    public boolean isVideo() {
        return whole.isVideo();
    }

    @Override
    public Optional<SoundTrack> sound() {
        return whole.sound();
    }

    @Override
    public List<String> notes() {
        return whole.notes();
    }

    @Override
    public void close() {
        whole.close();
    }
}
