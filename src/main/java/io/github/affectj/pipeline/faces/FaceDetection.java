package io.github.affectj.pipeline.faces;

import io.github.affectj.annotation.Tier;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.CancelledException;
import io.github.affectj.base.ForeignText;
import io.github.affectj.base.Progress;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipTimes;
import io.github.affectj.model.detect.FaceBox;
import io.github.affectj.model.detect.FaceKinds;
import io.github.affectj.model.detect.FacePredictor;
import io.github.affectj.model.detect.PictureMeans;
import io.github.affectj.pipeline.shots.ShotCuts;
import io.github.affectj.regions.Box;
import io.github.affectj.regions.Region;
import io.github.affectj.regions.track.BoxTracker;
import io.github.affectj.regions.track.FrameEdge;
import io.github.affectj.regions.track.Sighting;
import io.github.affectj.regions.track.Track;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the faces of a clip without any GUI, and follows them through each shot. What looks drawn
 * over a track's frames, or like no face, is left out unless it is asked for.
 *
 * <pre>{@code
 * try (Clip clip = ClipOpener.open(Path.of("film.mp4"))) {
 *     FoundFaces found = FaceDetection.run(clip, Optional.empty(), FaceSettings.defaults(), Progress.NONE);
 *     found.faces().forEach(face -> System.out.println(face.name() + " " + face.spans()));
 * }
 * }</pre>
 *
 * <p>Nobody is recognised: a face gets a new name with each shot. For many clips there is {@link
 * FaceFinder}.
 */
public final class FaceDetection {
    /** Pixels of a side of what is kept of a face to tell it from others. */
    private static final int LOOK = 12;

    /** Least score of what carries a face on. */
    private static final double LEAST_CARRIED = 0.5;

    /**
     * Least mean of a track's frames of being photographed, unless drawn faces are asked for. On
     * the clips by which it was chosen no drawn track reached 0.15; people far away look a little
     * drawn.
     */
    private static final double LEAST_PHOTOGRAPHED = 0.25;

    private final Clip clip;
    private final ClipTimes times;
    private final String model;
    private final FaceSettings settings;
    private final int minimum;
    private final List<Region> faces = new ArrayList<>();
    private final List<Double> photographed = new ArrayList<>();
    private int leftOut;
    private BoxTracker tracker;
    private int shot;
    private int looked;
    private double lastSeconds = Double.NEGATIVE_INFINITY;

    /**
     * @param clip stays open
     * @param model id of the network that finds faces
     */
    FaceDetection(Clip clip, String model, FaceSettings settings) {
        this.clip = clip;
        times = clip.times();
        this.model = model;
        this.settings = settings;
        minimum = settings.minimumFor(clip.width(), clip.height());
        tracker = new BoxTracker(settings.threshold());
    }

    /**
     * The faces of a clip.
     *
     * @param clip stays open
     * @param shots a tier whose segments are shots; without one, hard cuts are told by content
     * @throws CancelledException if the progress says so
     * @throws BadInputException if a frame can't be read, the network is not installed, or the
     *     device is not there
     */
    public static FoundFaces run(
            Clip clip, Optional<Tier> shots, FaceSettings settings, Progress progress) {
        requirePictures(clip);
        try (FaceFinder finder = FaceFinder.open(settings)) {
            return finder.find(clip, shots, progress);
        }
    }

    /** Makes sure that a clip is no audio alone. */
    static void requirePictures(Clip clip) {
        if (!clip.hasPicture()) {
            throw new BadInputException(
                    ForeignText.of(clip.name())
                            + " has no pictures, so it has no faces; open a film.");
        }
    }

    /** Looks through the clip, once. */
    FoundFaces run(
            Optional<Tier> shots, FacePredictor predictor, FaceKinds kinds, Progress progress) {
        try (FaceFeed feed =
                new FaceFeed(
                        clip, settings.stepFor(times), shots.map(tier -> starts(tier, times)))) {
            for (Optional<FaceFeed.Look> look = feed.next(progress);
                    look.isPresent();
                    look = feed.next(progress)) {
                look(look.get(), predictor, kinds, progress);
            }
        }
        endShot();
        return found();
    }

    /** Places in the clip at which shots begin. */
    private static Set<Integer> starts(Tier tier, ClipTimes times) {
        return ShotCuts.of(tier, times).stream()
                .map(frame -> Arrays.binarySearch(times.sourceFrames(), frame))
                .collect(Collectors.toSet());
    }

    private void look(
            FaceFeed.Look look, FacePredictor predictor, FaceKinds kinds, Progress progress) {
        progress.update(
                (double) look.frame() / times.size(),
                "Finding faces, frame %d of %d".formatted(look.frame() + 1, times.size()));
        if (look.shot() != shot) {
            endShot();
            shot = look.shot();
        }
        double seconds = times.start(look.frame());
        if (seconds <= lastSeconds) {
            return; // a frame that is never on the screen
        }
        lastSeconds = seconds;
        looked++;
        double least = Math.min(settings.threshold(), LEAST_CARRIED);
        PictureMeans picture = look.picture();
        List<FaceBox> boxes =
                predictor.detect(picture, minimum, least, progress).stream()
                        .filter(box -> box.width() > 0 && box.height() > 0)
                        .toList();
        double[] genuine = kinds.photographed(picture, boxes);
        List<Sighting> sightings = new ArrayList<>();
        for (int i = 0; i < genuine.length; i++) {
            FaceBox box = boxes.get(i);
            sightings.add(
                    new Sighting(
                            new Box(box.left(), box.top(), box.width(), box.height()),
                            box.score(),
                            genuine[i],
                            picture.look(box, LOOK)));
        }
        tracker.add(seconds, sightings);
    }

    private void endShot() {
        FrameEdge edge = tracker.edge(clip.width(), clip.height());
        for (Track track : tracker.end()) {
            if (!settings.drawn() && track.genuine() < LEAST_PHOTOGRAPHED) {
                leftOut++;
                continue;
            }
            photographed.add(track.genuine());
            String name = FoundFaces.name(faces.size() + 1);
            faces.add(track.region(name, FoundFaces.source(model), edge));
        }
        tracker = new BoxTracker(settings.threshold());
    }

    private FoundFaces found() {
        return new FoundFaces(model, faces, photographed, leftOut, looked, shot + 1, minimum);
    }
}
