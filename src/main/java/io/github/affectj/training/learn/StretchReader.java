package io.github.affectj.training.learn;

import io.github.affectj.annotation.Segment;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.features.TimeSteps;
import io.github.affectj.features.audio.AudioSteps;
import io.github.affectj.media.Clip;
import io.github.affectj.media.SoundTrack;
import io.github.affectj.model.scoring.EmotionPredictor;
import io.github.affectj.training.data.PooledFrames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Reads stretches of a film for the backbone and the ear, on the same steps as recognition goes by:
 * some frames of each, evenly spaced, and the audio of all of its steps up to a number. Each frame
 * passes the backbone once.
 */
final class StretchReader {
    /** Steps of audio of a stretch at most; half a minute tells what it sounds like. */
    private static final int MOST_AUDIO = 150;

    /**
     * Audio that lies between two stretches is read on through rather than opened anew, seconds.
     */
    private static final double READ_ON = 4;

    private final EmotionPredictor predictor;
    private final double interval;

    /**
     * @param predictor whose backbone is asked
     */
    StretchReader(EmotionPredictor predictor) {
        this.predictor = predictor;
        interval = predictor.spec().stepSeconds();
    }

    /**
     * Reads.
     *
     * @param segments of the clip, sorted by start
     * @param frames of each segment that are looked at, at most
     * @return as many stretches, in the same order
     * @throws BadInputException if a frame or the audio can't be read
     */
    List<Stretch> read(Clip clip, List<Segment> segments, int[] frames, Progress progress) {
        TimeSteps steps = TimeSteps.of(clip.times(), interval);
        try {
            List<List<float[]>> audio =
                    clip.sound().isPresent() && predictor.streams().taken().audio()
                            ? audio(clip.sound().get(), steps, segments, progress.part(0, 0.2))
                            : null;
            List<List<float[]>> visual =
                    clip.hasPicture() && predictor.streams().taken().visual()
                            ? visual(clip, steps, segments, frames, progress.part(0.2, 1))
                            : null;
            List<Stretch> stretches = new ArrayList<>();
            for (int i = 0; i < segments.size(); i++) {
                stretches.add(
                        new Stretch(
                                visual == null ? List.of() : visual.get(i),
                                audio == null ? List.of() : audio.get(i)));
            }
            return stretches;
        } catch (IOException e) {
            throw new BadInputException(
                    "%s can't be read (%s).".formatted(clip.name(), e.getMessage()), e);
        }
    }

    private List<List<float[]>> visual(
            Clip clip, TimeSteps steps, List<Segment> segments, int[] most, Progress progress)
            throws IOException {
        List<int[]> wanted = new ArrayList<>();
        BitSet all = new BitSet();
        for (int i = 0; i < segments.size(); i++) {
            int[] range = steps.stepsBetween(segments.get(i).start(), segments.get(i).end());
            int[] frames =
                    Arrays.stream(TimeSteps.spaced(range[1] - range[0], most[i]))
                            .map(place -> steps.frame(range[0] + place))
                            .toArray();
            wanted.add(frames);
            Arrays.stream(frames).forEach(all::set);
        }
        int[] frames = all.stream().toArray();
        float[][] rows =
                PooledFrames.of(
                        predictor, clip, frames, "Looking at frames of " + clip.name(), progress);
        return wanted.stream()
                .map(
                        places ->
                                Arrays.stream(places)
                                        .mapToObj(f -> rows[Arrays.binarySearch(frames, f)])
                                        .toList())
                .toList();
    }

    /** Of each segment; its first steps where it is long. */
    private List<List<float[]>> audio(
            SoundTrack track, TimeSteps steps, List<Segment> segments, Progress progress)
            throws IOException {
        List<List<float[]>> heard = new ArrayList<>();
        AudioSteps open = null;
        int next = 0;
        boolean more = true;
        try {
            for (Segment segment : segments) {
                progress.update((double) heard.size() / segments.size(), "Measuring the audio");
                int[] range = steps.stepsBetween(segment.start(), segment.end());
                int last = Math.min(range[1], range[0] + MOST_AUDIO);
                List<float[]> rows = new ArrayList<>();
                if (open == null || next > range[0] || (range[0] - next) * interval > READ_ON) {
                    if (open != null) {
                        open.close();
                    }
                    open =
                            AudioSteps.open(
                                    track, steps.firstSeconds() + range[0] * interval, interval);
                    next = range[0];
                    more = true;
                }
                for (; more && next < last; next++) {
                    progress.checkCancelled();
                    float[] row = new float[AudioSteps.size()];
                    more = open.next(row, 0);
                    if (more && next >= range[0]) {
                        rows.add(row);
                    }
                }
                heard.add(rows);
            }
        } finally {
            if (open != null) {
                open.close();
            }
        }
        return heard;
    }
}
