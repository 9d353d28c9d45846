package io.github.affectj.training.data;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.features.Modalities;
import io.github.affectj.features.TimeSteps;
import io.github.affectj.features.audio.AudioSteps;
import io.github.affectj.features.audio.ClipStreams;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipTimes;
import io.github.affectj.media.SoundTrack;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What of a clip lies in a {@link ScratchFile}. Safe to use from several threads. */
final class StoredClip {
    /**
     * What a clip tells of itself.
     *
     * @param sound holds no open file
     */
    record About(
            String name,
            String source,
            int width,
            int height,
            ClipTimes times,
            boolean hasPicture,
            boolean isVideo,
            Optional<SoundTrack> sound,
            List<String> notes) {}

    private static final int FIRST_ROWS = 64;

    private final Sample clip;
    private final ClipSource origin;
    private final ScratchFile file;
    private final Map<Integer, ScratchFile.Place> frames = new HashMap<>();
    private final Map<Double, ScratchFile.Place> audio = new HashMap<>();
    private final Set<Double> filled = new HashSet<>();
    private About about;

    /**
     * @param origin where it is decoded from
     */
    StoredClip(Sample clip, ClipSource origin, ScratchFile file) {
        this.clip = clip;
        this.origin = origin;
        this.file = file;
    }

    /**
     * Decodes the frames that steps look at, if they are taken, unless they lie there.
     *
     * @return whether they lie there now; false if there is no room
     * @throws io.github.affectj.base.BadInputException if the clip can't be opened
     * @throws IOException if it can't be read
     */
    synchronized boolean fill(Modalities taken, double stepSeconds, Progress progress)
            throws IOException {
        if (about != null && (!taken.visual() || filled.contains(stepSeconds))) {
            return true;
        }
        if (file.isFull()) {
            return false;
        }
        try (Clip clip = origin.open(this.clip, taken, stepSeconds, progress)) {
            int[] wanted =
                    taken.visual() && clip.hasPicture()
                            ? TimeSteps.of(clip.times(), stepSeconds).distinctFrames()
                            : new int[0];
            for (int frame : wanted) {
                progress.checkCancelled();
                if (!frames.containsKey(frame)) {
                    ScratchFile.Place place = file.add(bytes(clip.rgb(frame)));
                    if (place == null) {
                        return false;
                    }
                    frames.put(frame, place);
                }
            }
            about =
                    new About(
                            clip.name(),
                            clip.source(),
                            clip.width(),
                            clip.height(),
                            clip.times(),
                            clip.hasPicture(),
                            clip.isVideo(),
                            clip.sound(),
                            List.copyOf(clip.notes()));
        }
        if (taken.visual()) {
            filled.add(stepSeconds);
        }
        return true;
    }

    synchronized About about() {
        return about;
    }

    /** The clip itself, for frames that do not lie here. */
    Clip decoded() {
        return origin.open(clip, Modalities.VISUAL, 0, Progress.NONE);
    }

    /**
     * A frame.
     *
     * @return 0xRRGGBB, or null where it does not lie there
     */
    int[] rgb(int frame) throws IOException {
        ScratchFile.Place place;
        synchronized (this) {
            place = frames.get(frame);
        }
        return place == null ? null : pixels(file.get(place));
    }

    /**
     * The audio features of all steps, which are measured if they do not lie there yet.
     *
     * @param clip this one, open
     * @return rows of {@link AudioSteps#size()}; null where they can't be had
     */
    synchronized float[] audio(Clip clip, double stepSeconds) {
        try {
            ScratchFile.Place place = audio.get(stepSeconds);
            if (place != null) {
                FloatBuffer stored = ByteBuffer.wrap(file.get(place)).asFloatBuffer();
                float[] rows = new float[stored.remaining()];
                stored.get(rows);
                return rows;
            }
            if (file.isFull()) {
                return null;
            }
            float[] rows = measured(clip, stepSeconds);
            ByteBuffer bytes = ByteBuffer.allocate(rows.length * Float.BYTES);
            bytes.asFloatBuffer().put(rows);
            place = file.add(bytes.array());
            if (place != null) {
                audio.put(stepSeconds, place);
            }
            return rows;
        } catch (IOException | BadInputException e) {
            return null; // who reads the file itself will be told
        }
    }

    private static float[] measured(Clip clip, double stepSeconds) throws IOException {
        int width = AudioSteps.size();
        float[] rows = new float[width * FIRST_ROWS];
        int used = 0;
        try (ClipStreams streams = ClipStreams.openAny(clip, Modalities.AUDIO, stepSeconds)) {
            while (true) {
                if (used == rows.length) {
                    rows = Arrays.copyOf(rows, 2 * rows.length);
                }
                if (!streams.nextAudio(rows, used)) {
                    return Arrays.copyOf(rows, used);
                }
                used += width;
            }
        }
    }

    private static byte[] bytes(int[] rgb) {
        byte[] bytes = new byte[3 * rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            bytes[3 * i] = (byte) (rgb[i] >> 16);
            bytes[3 * i + 1] = (byte) (rgb[i] >> 8);
            bytes[3 * i + 2] = (byte) rgb[i];
        }
        return bytes;
    }

    private static int[] pixels(byte[] bytes) {
        int[] rgb = new int[bytes.length / 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] =
                    (bytes[3 * i] & 0xff) << 16
                            | (bytes[3 * i + 1] & 0xff) << 8
                            | bytes[3 * i + 2] & 0xff;
        }
        return rgb;
    }
}
