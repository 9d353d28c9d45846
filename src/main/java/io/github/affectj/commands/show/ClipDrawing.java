package io.github.affectj.commands.show;

import ij.ImagePlus;
import io.github.affectj.exchange.ExportSource;
import io.github.affectj.media.Clip;
import io.github.affectj.media.SoundTrack;
import io.github.affectj.media.stack.ClipStacks;
import io.github.affectj.overlay.AnnotatedFrames;
import io.github.affectj.overlay.FilmFrames;
import io.github.affectj.overlay.LabelOverlay;
import io.github.affectj.overlay.ShownFrames;
import io.github.affectj.overlay.StackResults;
import io.github.affectj.pipeline.folder.Drawing;
import io.github.affectj.regions.RegionSet;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.ResultSet;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Draws a result into the frames of a stack, as exports show them. */
public final class ClipDrawing implements Drawing {

    /**
     * Those frames of some results that are in an open stack, with what of ours lies over them.
     *
     * @param results shown together
     */
    public static ExportSource of(ImagePlus image, List<EmotionTimeline> results) {
        int[] present = ShownFrames.of(image, results).places().toArray();
        AnnotatedFrames frames = new AnnotatedFrames(image, results, true);
        return ExportSource.of(
                frames.width(),
                frames.height(),
                index -> frames.rgb(present[index]),
                Optional.of(() -> film(image, results, present)),
                ClipStacks.sound(image));
    }

    private static ExportSource film(
            ImagePlus image, List<EmotionTimeline> results, int[] present) {
        FilmFrames frames = new FilmFrames(image, results);
        return ExportSource.of(
                frames.width(), frames.height(), index -> frames.rgb(present[index]));
    }

    /** {@inheritDoc} Nothing is made before the first question: tables need no frames. */
    @Override
    public ExportSource of(Clip clip, ResultSet results) {
        return new Late(clip, results);
    }

    private static final class Late implements ExportSource {
        private final Clip clip;
        private final ResultSet results;
        private ExportSource made;

        Late(Clip clip, ResultSet results) {
            this.clip = clip;
            this.results = results;
        }

        private ExportSource made() {
            if (made == null) {
                ImagePlus image = ClipStacks.over(clip);
                List<EmotionTimeline> shown = results.together();
                Optional<RegionSet> regions = results.part(RegionSet.KEY, RegionSet.class);
                if (regions.isPresent()) {
                    // Boxes are drawn where they are attached, and labels go by them.
                    StackResults.of(image).put(List.of(regions.get()), "regions");
                    StackResults.of(image).put(shown);
                    LabelOverlay.add(image, shown);
                }
                made = ClipDrawing.of(image, shown);
            }
            return made;
        }

        @Override
        public int width() {
            return made().width();
        }

        @Override
        public int height() {
            return made().height();
        }

        @Override
        public int[] rgb(int index) throws IOException {
            return made().rgb(index);
        }

        @Override
        public ExportSource film() {
            return made().film();
        }

        @Override
        public Optional<SoundTrack> sound() {
            return made().sound();
        }
    }
}
