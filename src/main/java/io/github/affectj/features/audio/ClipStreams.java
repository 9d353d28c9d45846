package io.github.affectj.features.audio;

import io.github.affectj.base.BadInputException;
import io.github.affectj.features.Modalities;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipTimes;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The streams of a clip that a model takes; the sound is open until this is closed. */
public final class ClipStreams implements AutoCloseable {
    /** What {@link #description} says where nothing is missing. */
    public static final String BOTH = Modalities.BOTH.text();

    /** A sound that ends so much before the clip is spoken of. */
    private static final double TOLD_SECONDS = 1;

    private final Modalities present;
    private final AudioStepSource audio;
    private final String description;
    private final double stepSeconds;
    private final double seconds;
    private int audioSteps;
    private boolean ended;

    private ClipStreams(
            Modalities present,
            AudioStepSource audio,
            String description,
            double stepSeconds,
            double seconds) {
        this.present = present;
        this.audio = audio;
        this.description = description;
        this.stepSeconds = stepSeconds;
        this.seconds = seconds;
    }

    /** The streams that a clip has. */
    public static Modalities of(Clip clip) {
        return new Modalities(clip.hasPicture(), clip.sound().isPresent());
    }

    /**
     * Opens the streams that a model takes.
     *
     * @param taken by the model
     * @param model its id, for messages
     * @param stepSeconds length of a step of the model; not used where it takes no audio
     * @throws BadInputException if the clip has none of what the model takes
     */
    public static ClipStreams open(Clip clip, Modalities taken, String model, double stepSeconds) {
        if (of(clip).and(taken).isEmpty()) {
            throw new BadInputException(
                    "%s has no %s that the model %s could take."
                            .formatted(
                                    clip.name(), taken.text().replace(" and", " and no"), model));
        }
        return openAny(clip, taken, stepSeconds);
    }

    /** As {@link #open}, but a clip may have nothing of what the model takes, as in training. */
    public static ClipStreams openAny(Clip clip, Modalities taken, double stepSeconds) {
        try {
            return withMeasured(
                    clip,
                    taken,
                    stepSeconds,
                    of(clip).and(taken).audio()
                            ? AudioSteps.open(
                                    clip.sound().orElseThrow(), clip.times().start(0), stepSeconds)
                            : null);
        } catch (IOException e) {
            throw new BadInputException(
                    "The audio of " + clip.name() + " can't be read (" + e.getMessage() + ").", e);
        }
    }

    /**
     * As {@link #openAny}, with audio features that were measured before.
     *
     * @param measured those of each step; not used where the audio is not taken
     */
    public static ClipStreams withMeasured(
            Clip clip, Modalities taken, double stepSeconds, AudioStepSource measured) {
        Modalities there = of(clip);
        Modalities present = there.and(taken);
        return new ClipStreams(
                present,
                present.audio() ? measured : null,
                description(taken, there),
                stepSeconds,
                seconds(clip.times()));
    }

    private static double seconds(ClipTimes times) {
        int last = times.size() - 1;
        return times.start(last) + times.duration(last) - times.start(0);
    }

    private static String description(Modalities taken, Modalities there) {
        if (!taken.equals(Modalities.BOTH)) {
            return taken.text() + " alone: the model does not take " + other(taken);
        }
        return there.equals(Modalities.BOTH)
                ? there.text()
                : there.text() + " alone: the clip has no " + other(there);
    }

    private static String other(Modalities one) {
        return new Modalities(!one.visual(), !one.audio()).text();
    }

    /**
     * The same with audio features normalised; this need not be closed then. To be called before
     * the first step is asked for.
     *
     * @param clip whose streams these are; a part of a film is normalised as the whole of it
     * @param known what its recording comes to, where that is more than the clip; else null
     */
    public ClipStreams normalised(Clip clip, AudioNorm norm, RecordingSums known) {
        if (audio == null || norm.isNone()) {
            return this;
        }
        boolean part = known == null && clip.times().start(0) > 0;
        NormalisedSteps normalised =
                part
                        ? NormalisedSteps.ofPart(
                                audio, norm, clip.sound().orElseThrow(), stepSeconds)
                        : NormalisedSteps.of(audio, norm, known);
        return new ClipStreams(present, normalised, description, stepSeconds, seconds);
    }

    /** The streams that the clip has and the model takes. */
    public Modalities present() {
        return present;
    }

    /**
     * The audio features of the next step.
     *
     * @param out receives {@link AudioSteps#size()} values
     * @param offset where in {@code out} the first goes
     * @return false if the sound has ended before the step, or there is none; a step of normalised
     *     audio may be silent ({@link AudioStepSource#isSilent})
     * @throws IOException if the sound can't be read
     */
    public boolean nextAudio(float[] out, int offset) throws IOException {
        boolean more = audio != null && audio.next(out, offset);
        audioSteps += more ? 1 : 0;
        ended |= !more;
        return more;
    }

    /**
     * The audio features of all steps that are left; none where there is no audio.
     *
     * @throws IOException if the sound can't be read
     */
    public List<float[]> restOfAudio() throws IOException {
        return audio == null ? List.of() : NormalisedSteps.rest(audio);
    }

    /**
     * What was taken, for people: {@code video and audio}, {@code video alone: the clip has no
     * audio}; also that the sound has ended long before the clip, once it was read so far.
     */
    public String description() {
        double audioSeconds = audioSteps * stepSeconds;
        if (audio == null || !ended || seconds - audioSeconds < TOLD_SECONDS) {
            return description;
        }
        return description
                + String.format(
                        Locale.ROOT,
                        ": the audio ends %.1f s after the start, the clip %.1f s",
                        audioSeconds,
                        seconds);
    }

    @Override
    public void close() {
        if (audio != null) {
            audio.close();
        }
    }
}
