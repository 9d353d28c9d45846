package io.github.affectj.features;

/**
 * Which modalities of a clip there are, or which of them a model takes.
 *
 * @param visual frames
 * @param audio a sound track
 */
public record Modalities(boolean visual, boolean audio) {
    /** Frames alone. */
    public static final Modalities VISUAL = new Modalities(true, false);

    /** Sound alone. */
    public static final Modalities AUDIO = new Modalities(false, true);

    /** Both. */
    public static final Modalities BOTH = new Modalities(true, true);

    /** What is in this and in the other. */
    public Modalities and(Modalities other) {
        return new Modalities(visual && other.visual, audio && other.audio);
    }

    /** Whether there is neither. */
    public boolean isEmpty() {
        return !visual && !audio;
    }

    /**
     * As a user reads it: {@code video and audio}, {@code video}, {@code audio} or {@code none}.
     */
    public String text() {
        if (isEmpty()) {
            return "none";
        }
        return visual && audio ? "video and audio" : visual ? "video" : "audio";
    }
}
