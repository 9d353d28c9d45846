package io.github.affectj.features.audio;

import io.github.affectj.base.BadInputException;
import io.github.affectj.media.Clip;
import io.github.affectj.media.SoundTrack;
import java.io.IOException;
import java.util.Optional;

/** What of a clip a model can see and hear; the sound is open until this is closed. */
public final class ClipStreams implements AutoCloseable {
    private final boolean picture;
    private final SoundSteps sound;
    private final String description;

    private ClipStreams(boolean picture, SoundSteps sound, String description) {
        this.picture = picture;
        this.sound = sound;
        this.description = description;
    }

    /**
     * Opens the streams that a model takes.
     *
     * @param looks whether the model takes pictures
     * @param listens whether it takes sound
     * @param model its id, for messages
     * @param stepSeconds length of a step of the model
     * @throws BadInputException if the clip has none of what the model takes
     */
    public static ClipStreams open(
            Clip clip, boolean looks, boolean listens, String model, double stepSeconds) {
        if (!(clip.hasPicture() && looks) && !(listens && clip.sound().isPresent())) {
            String missing = !listens ? "picture" : looks ? "picture and no sound" : "sound";
            throw new BadInputException(
                    "%s has no %s that the model %s could take."
                            .formatted(clip.name(), missing, model));
        }
        return openAny(clip, looks, listens, stepSeconds);
    }

    /** As {@link #open}, but a clip may have nothing of what the model takes, as in training. */
    public static ClipStreams openAny(
            Clip clip, boolean looks, boolean listens, double stepSeconds) {
        boolean picture = clip.hasPicture();
        Optional<SoundTrack> track = listens ? clip.sound() : Optional.empty();
        try {
            return new ClipStreams(
                    picture && looks,
                    track.isEmpty()
                            ? null
                            : SoundSteps.open(track.get(), clip.times().start(0), stepSeconds),
                    description(looks, listens, picture, track.isPresent()));
        } catch (IOException e) {
            throw new BadInputException(
                    "The sound of " + clip.name() + " can't be read (" + e.getMessage() + ").", e);
        }
    }

    private static String description(
            boolean looks, boolean listens, boolean picture, boolean sound) {
        if (!looks || !listens) {
            return looks ? "picture" : "sound";
        }
        if (picture && sound) {
            return "picture and sound";
        }
        return picture
                ? "picture alone: the clip has no sound"
                : "sound alone: the clip has no picture";
    }

    /** Whether there are pictures to look at. */
    public boolean picture() {
        return picture;
    }

    /** Whether there is a sound track to listen to. */
    public boolean hasSound() {
        return sound != null;
    }

    /**
     * The sound's features of the next step.
     *
     * @param out receives {@link SoundSteps#size()} values
     * @param offset where in {@code out} the first goes
     * @return false if the sound has ended before the step, or there is none
     * @throws IOException if the sound can't be read
     */
    public boolean nextSound(float[] out, int offset) throws IOException {
        return sound != null && sound.next(out, offset);
    }

    /** What is seen and heard, for people: {@code picture alone: the clip has no sound}. */
    public String description() {
        return description;
    }

    @Override
    public void close() {
        if (sound != null) {
            sound.close();
        }
    }
}
