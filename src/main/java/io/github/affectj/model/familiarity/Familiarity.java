package io.github.affectj.model.familiarity;

/**
 * What looks familiar to a model: for each stream that it takes, statistics of its training clips
 * and how strange held-out clips looked by them. Immutable; several threads may use it.
 *
 * <p>The value is a conformal p-value (Vovk et al. 2005; Laxhammar and Falkman 2011): the share of
 * held-out frames that look at least as strange as this one. Of frames of the same kind as the
 * held-out ones, at most 5 % have a value below 0.05, whatever the statistics are. The held-out
 * frames are those of the validation split. Where that is of a harder kind than what the model is
 * used on, as of a designer whom the training never saw, values are too generous rather than too
 * strict.
 */
public final class Familiarity {
    /** Of a model that can't tell: an older one, or one that sees windows as a whole. */
    public static final Familiarity NONE = new Familiarity(null, null);

    private final StreamFamiliarity visual;
    private final StreamFamiliarity audio;

    /**
     * @param visual of the backbone's maps of a frame, averaged over their places; null if not told
     * @param audio of the measured features of a step; null if not told
     */
    public Familiarity(StreamFamiliarity visual, StreamFamiliarity audio) {
        this.visual = visual;
        this.audio = audio;
    }

    /** Whether anything is told. */
    public boolean isTold() {
        return visual != null || audio != null;
    }

    /** Whether it is told of frames. */
    public boolean tellsVisual() {
        return visual != null;
    }

    /** Statistics of the frames; null if not told. */
    StreamFamiliarity visual() {
        return visual;
    }

    /** Statistics of the audio; null if not told. */
    StreamFamiliarity audio() {
        return audio;
    }

    /**
     * How a frame looks.
     *
     * @param features the backbone's maps of it, averaged over their places
     */
    public Look visual(float[] features) {
        return visual == null ? Look.UNKNOWN : visual.look(features);
    }

    /**
     * How a step sounds.
     *
     * @param features its measured audio features
     */
    public Look audio(float[] features) {
        return audio == null ? Look.UNKNOWN : audio.look(features);
    }
}
