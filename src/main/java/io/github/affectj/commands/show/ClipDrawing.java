package io.github.affectj.commands.show;

import ij.ImagePlus;
import io.github.affectj.exchange.ExportSource;
import io.github.affectj.media.Clip;
import io.github.affectj.media.SoundTrack;
import io.github.affectj.media.stack.ClipStacks;
import io.github.affectj.overlay.AnnotatedFrames;
import io.github.affectj.overlay.FilmFrames;
import io.github.affectj.overlay.FrameSlices;
import io.github.affectj.pipeline.folder.Drawing;
import io.github.affectj.result.EmotionTimeline;
import java.io.IOException;
import java.util.Optional;

/** Draws a result into the frames of a stack, as exports show them. */
public final class ClipDrawing implements Drawing {

    /** Those frames of a result that are in an open stack, with what of ours lies over them. */
    public static ExportSource of(ImagePlus image, EmotionTimeline result) {
        int[] present = FrameSlices.of(image, result).present();
        AnnotatedFrames frames = new AnnotatedFrames(image, result, true);
        return ExportSource.of(
                frames.width(),
                frames.height(),
                index -> frames.rgb(present[index]),
                Optional.of(() -> film(image, result, present)),
                ClipStacks.sound(image));
    }

    private static ExportSource film(ImagePlus image, EmotionTimeline result, int[] present) {
        FilmFrames frames = new FilmFrames(image, result);
        return ExportSource.of(
                frames.width(), frames.height(), index -> frames.rgb(present[index]));
    }

    /** {@inheritDoc} Nothing is made before the first question: tables need no frames. */
    @Override
    public ExportSource of(Clip clip, EmotionTimeline result) {
        return new Late(clip, result);
    }

    private static final class Late implements ExportSource {
        private final Clip clip;
        private final EmotionTimeline result;
        private ExportSource made;

        Late(Clip clip, EmotionTimeline result) {
            this.clip = clip;
            this.result = result;
        }

        private ExportSource made() {
            if (made == null) {
                made = ClipDrawing.of(ClipStacks.over(clip), result);
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
