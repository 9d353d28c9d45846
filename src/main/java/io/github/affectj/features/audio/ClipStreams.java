package io.github.affectj.features.audio;

import io.github.affectj.base.BadInputException;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipTimes;
import io.github.affectj.media.SoundTrack;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** What of a clip a model can see and hear; the sound is open until this is closed. */
public final class ClipStreams implements AutoCloseable {
    /** What {@link #description} says where nothing is missing. */
    public static final String BOTH = "picture and sound";

    /** A sound that ends so much before the picture is spoken of. */
    private static final double TOLD_SECONDS = 1;

    private final boolean picture;
    private final AudioSteps sound;
    private final String description;
    private final double stepSeconds;
    private final double seconds;
    private int heard;
    private boolean ended;

    private ClipStreams(
            boolean picture,
            AudioSteps sound,
            String description,
            double stepSeconds,
            double seconds) {
        this.picture = picture;
        this.sound = sound;
        this.description = description;
        this.stepSeconds = stepSeconds;
        this.seconds = seconds;
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
                            : AudioSteps.open(track.get(), clip.times().start(0), stepSeconds),
                    description(looks, listens, picture, track.isPresent()),
                    stepSeconds,
                    seconds(clip.times()));
        } catch (IOException e) {
            throw new BadInputException(
                    "The sound of " + clip.name() + " can't be read (" + e.getMessage() + ").", e);
        }
    }

    private static double seconds(ClipTimes times) {
        int last = times.size() - 1;
        return times.start(last) + times.duration(last) - times.start(0);
    }

    private static String description(
            boolean looks, boolean listens, boolean picture, boolean sound) {
        if (!listens) {
            return "picture alone: the model does not listen";
        }
        if (!looks) {
            return "sound alone: the model does not look";
        }
        if (picture && sound) {
            return BOTH;
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
     * @param out receives {@link AudioSteps#size()} values
     * @param offset where in {@code out} the first goes
     * @return false if the sound has ended before the step, or there is none
     * @throws IOException if the sound can't be read
     */
    public boolean nextSound(float[] out, int offset) throws IOException {
        boolean more = sound != null && sound.next(out, offset);
        heard += more ? 1 : 0;
        ended |= !more;
        return more;
    }

    /**
     * What was seen and heard, for people: {@link #BOTH}, {@code picture alone: the clip has no
     * sound}; also that the sound has ended long before the picture, once it was read so far.
     */
    public String description() {
        double heardSeconds = heard * stepSeconds;
        if (sound == null || !ended || seconds - heardSeconds < TOLD_SECONDS) {
            return description;
        }
        return description
                + String.format(
                        Locale.ROOT,
                        ": the sound ends %.1f s after the start, the clip %.1f s",
                        heardSeconds,
                        seconds);
    }

    @Override
    public void close() {
        if (sound != null) {
            sound.close();
        }
    }
}
