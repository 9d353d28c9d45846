package io.github.affectj.training.data;

import io.github.affectj.base.Cleanup;
import io.github.affectj.base.Progress;
import io.github.affectj.features.Modalities;
import io.github.affectj.features.audio.ClipStreams;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.media.ClipTimes;
import io.github.affectj.media.RangedClip;
import io.github.affectj.model.store.WeightsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a training gets the frames and the audio of its clips from. What a source gives is the same
 * to the last bit, whichever it is; only how long it takes differs. Safe to use from several
 * threads, each with clips of its own.
 */
public interface ClipSource {

    /** The files themselves, decoded each time. */
    ClipSource FILES =
            new ClipSource() {
                @Override
                public Clip open(
                        Sample clip, Modalities taken, double stepSeconds, Progress progress) {
                    Clip file = ClipOpener.open(clip.path());
                    Span span = clip.span();
                    return span.isWhole()
                            ? file
                            : Cleanup.onFailure(
                                    file::close,
                                    () -> RangedClip.between(file, span.start(), span.end()));
                }
            };

    /**
     * What one reading of all frames of a clip came to.
     *
     * @param streams that it has
     * @param width of its picture in pixels; 0 where it has none
     * @param height of its picture in pixels; 0 where it has none
     * @param times of its frames
     * @param sha256 of its file
     * @param notes what the user should know of it, see {@link Clip#notes()}
     */
    record Whole(
            Modalities streams,
            int width,
            int height,
            ClipTimes times,
            String sha256,
            List<String> notes) {}

    /**
     * Opens a clip.
     *
     * @param taken the streams that will be asked for
     * @param stepSeconds in which steps it will be gone through; 0 where every frame is a step
     * @param progress asked whether to stop, where opening takes long
     * @return the clip, which the caller closes
     * @throws io.github.affectj.base.BadInputException if it can't be opened
     */
    Clip open(Sample clip, Modalities taken, double stepSeconds, Progress progress);

    /**
     * The streams of a clip that {@link #open} gave; see {@link ClipStreams#openAny}.
     *
     * @param taken those that will be asked for
     */
    default ClipStreams streams(Clip clip, Modalities taken, double stepSeconds) {
        return ClipStreams.openAny(clip, taken, stepSeconds);
    }

    /** What its audio features depend on beside the clips, as a text; empty where on nothing. */
    default String key() {
        return "";
    }

    /**
     * Reads every frame of a clip, and its file.
     *
     * @throws io.github.affectj.base.BadInputException if it is damaged
     * @throws IOException if it can't be read
     */
    default Whole read(Sample sample, Progress progress) throws IOException {
        try (Clip clip =
                sample.span().isWhole()
                        ? ClipOpener.open(sample.path(), progress)
                        : open(sample, Modalities.BOTH, 0, progress)) {
            for (int i = 0; i < clip.frameCount(); i++) {
                progress.checkCancelled();
                clip.rgb(i);
            }
            return new Whole(
                    ClipStreams.of(clip),
                    clip.hasPicture() ? clip.width() : 0,
                    clip.hasPicture() ? clip.height() : 0,
                    clip.times(),
                    sha256(sample.path(), progress),
                    List.copyOf(clip.notes()));
        }
    }

    /**
     * The hash of a file.
     *
     * @throws IOException if it can't be read
     */
    default String sha256(Path path, Progress progress) throws IOException {
        return WeightsFile.sha256(path, progress);
    }
}
