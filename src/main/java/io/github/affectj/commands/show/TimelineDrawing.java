package io.github.affectj.commands.show;

import ij.ImagePlus;
import io.github.affectj.annotation.AnnotationSet;
import io.github.affectj.base.FileEndings;
import io.github.affectj.base.Progress;
import io.github.affectj.exchange.tiers.TierFiles;
import io.github.affectj.media.SoundTrack;
import io.github.affectj.media.stack.StackClip;
import io.github.affectj.overlay.StackResults;
import io.github.affectj.overlay.timeline.TimelineContent;
import io.github.affectj.overlay.timeline.TimelineFigure;
import io.github.affectj.overlay.timeline.Waveform;
import io.github.affectj.pipeline.shots.ShotList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The timeline of a stack as a figure, beside the formats that hold tiers. */
public final class TimelineDrawing {
    private TimelineDrawing() {}

    /** Keys of all formats that tiers can be written in, figures last. */
    public static List<String> formats() {
        return withFigures(TierFiles.formats());
    }

    private static List<String> withFigures(List<String> ofTiers) {
        List<String> all = new ArrayList<>(ofTiers);
        all.addAll(TimelineFigure.formats());
        return all;
    }

    /**
     * The figure's format that is asked for; empty where it is one that holds tiers.
     *
     * @param format one of {@link #formats()}
     * @throws io.github.affectj.base.BadInputException if it, or the file's ending, is neither, or
     *     the two do not go together
     */
    public static Optional<String> format(String format, Path file) {
        boolean auto = format.equals(TierFiles.AUTO);
        Optional<String> figure =
                auto
                        ? TimelineFigure.format(file)
                        : Optional.of(format).filter(TimelineFigure.formats()::contains);
        if (figure.isEmpty() && !TierFiles.knows(format, file)) {
            throw auto
                    ? FileEndings.unknownEnding(file, withFigures(TierFiles.endings()))
                    : FileEndings.unknownFormat(format, formats());
        }
        if (!auto) {
            FileEndings.requireFit(
                    format,
                    file,
                    figure.map(List::of).orElse(TierFiles.endings(format)),
                    withFigures(TierFiles.usualEndings()));
        }
        return figure;
    }

    /**
     * Draws the whole clip: what the model says, the audio, and tiers.
     *
     * @param format one of {@link TimelineFigure#formats()}
     * @param tiers which are drawn
     * @param progress told how far the audio is read
     * @throws IOException if the audio can't be read
     * @throws io.github.affectj.base.BadInputException if the file can't be written
     */
    public static void write(
            ImagePlus image, AnnotationSet tiers, String format, Path file, Progress progress)
            throws IOException {
        StackClip clip = new StackClip(image);
        TimelineContent content =
                TimelineContent.of(
                        clip.times(),
                        StackResults.of(image).get().together(),
                        tiers,
                        ShotList.SHOTS);
        Optional<SoundTrack> sound = clip.sound();
        if (sound.isPresent()) {
            content =
                    content.withWaveform(
                            Optional.of(
                                    Waveform.read(
                                            sound.get(),
                                            content.start(),
                                            content.end(),
                                            progress)));
        }
        TimelineFigure.write(
                file, format, content, content.start(), content.end(), TimelineFigure.WIDTH);
    }
}
