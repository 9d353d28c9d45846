package io.github.affectj.pipeline.folder;

import io.github.affectj.annotation.AnnotationSet;
import io.github.affectj.annotation.Tier;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.media.Clip;
import io.github.affectj.pipeline.AnalysisSettings;
import io.github.affectj.pipeline.EmotionAnalysis;
import io.github.affectj.pipeline.RegionChoice;
import io.github.affectj.pipeline.faces.FaceFinder;
import io.github.affectj.pipeline.faces.FaceSentence;
import io.github.affectj.pipeline.faces.FaceSettings;
import io.github.affectj.pipeline.faces.FoundFaces;
import io.github.affectj.pipeline.shots.ShotList;
import io.github.affectj.regions.FrameFit;
import io.github.affectj.regions.FrameSize;
import io.github.affectj.regions.Region;
import io.github.affectj.regions.RegionSet;
import io.github.affectj.result.ResultSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The regions of the clips of a run: those of the file {@link BesideClip}, or the faces that are
 * found in clips without such regions. The networks that find faces are opened once, before the
 * first clip.
 */
final class ClipRegions implements AutoCloseable {
    private final String choice;
    private final String device;
    private FaceFinder finder;
    private String networks = "";

    /**
     * @param settings of the run
     */
    ClipRegions(FolderSettings settings) {
        choice = settings.region();
        device = settings.device();
    }

    /**
     * Where in a clip a model shall look.
     *
     * @param wanted the regions; none where it is the whole frame, or there are no faces
     * @param all regions of the clip, with the size of its frames
     * @param faces what is kept of them
     * @param note what there is to tell of them; may be empty
     */
    record Chosen(List<Region> wanted, RegionSet all, ClipFaces faces, String note) {
        /** Whether there is nothing to look at. */
        boolean isNobody() {
            return (faces.searched() || faces.beside()) && wanted.isEmpty();
        }
    }

    boolean isFaces() {
        return choice.equals(FolderSettings.FACES);
    }

    private boolean isWholeFrame() {
        return choice.equals(AnalysisSettings.WHOLE_FRAME);
    }

    /**
     * Opens what finds faces, before the first clip.
     *
     * @param analysis the model that shall look at them
     * @throws BadInputException if no clip can be done: a network is not there, or the model takes
     *     no video
     */
    void prepare(EmotionAnalysis analysis) {
        if (!isFaces()) {
            return;
        }
        analysis.requireVideo(choice);
        if (finder == null) {
            finder = FaceFinder.open(FaceSettings.on(device));
        }
    }

    /**
     * The regions of a clip that a model shall look at.
     *
     * @param path of the clip
     * @param clip stays open
     * @param faces its file with faces in the output folder
     * @param written SHA-256 of that when it was written, or empty
     * @throws BadInputException if there are no such regions, or a file is damaged or was changed
     */
    Chosen of(Path path, Clip clip, FaceFile faces, String written, Progress progress) {
        if (isWholeFrame()) {
            return new Chosen(List.of(), RegionSet.EMPTY, ClipFaces.NONE, "");
        }
        Optional<Path> file = BesideClip.file(path);
        if (file.isEmpty() && !isFaces()) {
            throw new BadInputException(
                    "region=%s: there is no file with the regions of %s; needed is %s beside it, as Export Regions... writes it."
                            .formatted(choice, path.getFileName(), BesideClip.needed(path)));
        }
        ResultSet beside = file.map(BesideClip::read).orElse(ResultSet.EMPTY);
        if (isFaces() && beside.part(RegionSet.KEY, RegionSet.class).isEmpty()) {
            Optional<Tier> shots =
                    beside.part(AnnotationSet.KEY, AnnotationSet.class)
                            .flatMap(tiers -> tiers.tier(ShotList.SHOTS));
            return found(clip, shots, faces, written, progress);
        }
        return beside(file.orElseThrow(), beside, clip);
    }

    private Chosen beside(Path file, ResultSet set, Clip clip) {
        FrameSize size = new FrameSize(clip.width(), clip.height());
        String name = file.getFileName().toString();
        if (isFaces()) {
            RegionSet regions = FrameFit.of(set, file, size);
            return new Chosen(
                    regions.regions(),
                    regions.sized(size),
                    ClipFaces.BESIDE,
                    regions.isEmpty() ? name + " says that there are no regions." : "");
        }
        boolean any = set.part(RegionSet.KEY, RegionSet.class).isPresent();
        RegionSet regions = any ? FrameFit.of(set, file, size) : RegionSet.EMPTY;
        return new Chosen(
                RegionChoice.of(choice, regions, name, FolderSettings.regionChoices()),
                regions.sized(size),
                ClipFaces.NONE,
                "");
    }

    private Chosen found(
            Clip clip, Optional<Tier> shots, FaceFile file, String written, Progress progress) {
        file.requireUnchanged(written);
        FoundFaces found = finder.find(clip, shots, progress);
        RegionSet faces =
                new RegionSet(found.faces()).sized(new FrameSize(clip.width(), clip.height()));
        file.requireOwn(faces, written);
        boolean telling = faces.isEmpty() || found.leftOut() > 0;
        return new Chosen(
                faces.regions(),
                faces,
                new ClipFaces(true, false, faces.regions().size(), found.leftOut(), ""),
                telling ? FaceSentence.of(found, "Find Faces...", shots.isPresent()) : "");
    }

    /**
     * What tells whether a clip's regions are others than before: the choice, SHA-256 of the file
     * that holds them, and the networks that find faces.
     */
    String fingerprint(Path clip) {
        if (isWholeFrame()) {
            return choice;
        }
        String beside = BesideClip.file(clip).map(FolderStore::sha256).orElse("");
        if (isFaces() && networks.isEmpty()) {
            networks = " " + FaceFinder.fingerprint();
        }
        return choice + " " + beside + networks;
    }

    @Override
    public void close() {
        if (finder != null) {
            finder.close();
        }
    }
}
