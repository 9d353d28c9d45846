package io.github.affectj.training.data;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.base.Sha256;
import io.github.affectj.features.AudioNormKind;
import io.github.affectj.features.Modalities;
import io.github.affectj.features.audio.AudioNorm;
import io.github.affectj.features.audio.ClipStreams;
import io.github.affectj.features.audio.RecordingSums;
import io.github.affectj.media.Clip;
import io.github.affectj.media.WrappedClip;
import io.github.affectj.model.scoring.AudioNorms;
import io.github.affectj.model.scoring.EmotionPredictor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Clips whose audio features are normalised as a model has it: each alone, or group by group. */
public final class NormedClips implements ClipSource {
    private final ClipSource clips;
    private final AudioNorm norm;

    /** By group, in the order of the set. */
    private final Map<String, RecordingSums> groups = new LinkedHashMap<>();

    private NormedClips(ClipSource clips, AudioNorm norm) {
        this.clips = clips;
        this.norm = norm;
    }

    /**
     * The clips as a model takes them. Where it takes groups for recordings, those are measured.
     *
     * @param clips where from; returned as they are if there is nothing to do, or it is done
     * @param predictor with its statistics of the training
     * @param samples all clips of the groups that will be asked for
     * @throws BadInputException if a clip can't be read
     */
    public static ClipSource of(
            ClipSource clips, EmotionPredictor predictor, List<Sample> samples, Progress progress) {
        AudioNorm norm = AudioNorms.of(predictor);
        if (norm.isNone() || clips instanceof NormedClips) {
            return clips;
        }
        NormedClips normed = new NormedClips(clips, norm);
        if (norm.kind() == AudioNormKind.GROUP) {
            normed.measure(samples, predictor.spec().stepSeconds(), progress);
        }
        return normed;
    }

    private void measure(List<Sample> samples, double stepSeconds, Progress progress) {
        for (Sample s : samples) {
            progress.checkCancelled();
            if (!s.group().isEmpty()) {
                addTo(
                        groups.computeIfAbsent(s.group(), g -> new RecordingSums()),
                        clips,
                        s,
                        stepSeconds,
                        progress);
            }
        }
    }

    /**
     * Adds a clip's audio to the sums of a recording; nothing if it has none.
     *
     * @throws BadInputException if it can't be read
     */
    public static void addTo(
            RecordingSums sums, ClipSource clips, Sample s, double stepSeconds, Progress progress) {
        try (Clip clip = clips.open(s, Modalities.AUDIO, stepSeconds, progress);
                ClipStreams streams = clips.streams(clip, Modalities.AUDIO, stepSeconds)) {
            sums.add(streams.restOfAudio());
        } catch (IOException e) {
            throw new BadInputException(
                    s.where() + ": the audio of " + s.path() + " can't be read.", e);
        }
    }

    @Override
    public Clip open(Sample clip, Modalities taken, double stepSeconds, Progress progress) {
        Clip open = clips.open(clip, taken, stepSeconds, progress);
        return clip.group().isEmpty() ? open : new OfGroup(open, clip.group());
    }

    @Override
    public ClipStreams streams(Clip clip, Modalities taken, double stepSeconds) {
        if (clip instanceof OfGroup known) {
            return clips.streams(known.clip(), taken, stepSeconds)
                    .normalised(clip, norm, groups.get(known.group));
        }
        return clips.streams(clip, taken, stepSeconds).normalised(clip, norm, null);
    }

    @Override
    public Whole read(Sample clip, Progress progress) throws IOException {
        return clips.read(clip, progress);
    }

    @Override
    public String sha256(Path path, Progress progress) throws IOException {
        return clips.sha256(path, progress);
    }

    /** A clip of which the group is known. */
    private static final class OfGroup extends WrappedClip {
        private final String group;

        OfGroup(Clip clip, String group) {
            super(clip);
            this.group = group;
        }

        Clip clip() {
            return whole;
        }

        @Override
        public int[] rgb(int index) throws IOException {
            return whole.rgb(index);
        }

        @Override
        public int[] rgb(int index, int[] room) throws IOException {
            return whole.rgb(index, room);
        }
    }

    @Override
    public String key() {
        MessageDigest digest = Sha256.digest();
        digest.update(norm.text().getBytes(StandardCharsets.UTF_8));
        groups.forEach(
                (g, sums) -> digest.update((g + sums.text()).getBytes(StandardCharsets.UTF_8)));
        return Sha256.hex(digest);
    }
}
