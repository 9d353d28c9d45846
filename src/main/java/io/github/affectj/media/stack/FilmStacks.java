package io.github.affectj.media.stack;

import ij.ImagePlus;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.media.ClipReader;
import io.github.affectj.media.FrameLimits;
import java.io.IOException;
import java.nio.file.Path;

/** Opens films as ImageJ stacks. */
public final class FilmStacks {
    private FilmStacks() {}

    /**
     * Opens a film, or a part of it.
     *
     * @param path any file that one of the {@link ClipReader}s is for
     * @param first number of the first frame, from 1
     * @param last number of the last frame, 0 for the end
     * @param step takes each such frame, from 1
     * @param width of the frames in pixels, 0 for as they are
     * @param lazy whether frames are read when they are looked at, so that a film of any length
     *     takes next to no memory; else all are read now
     * @param progress told how far the file is read
     * @return see {@link ClipStacks#toImagePlus}
     * @throws BadInputException if the file can't be used, holds only sound, a number is out of
     *     range or there is too little memory, in one sentence
     * @throws io.github.affectj.base.CancelledException if cancelled
     * @throws IOException if the file can't be read
     */
    public static ImagePlus open(
            Path path, int first, int last, int step, int width, boolean lazy, Progress progress)
            throws IOException {
        Clip clip = ClipOpener.open(path, ClipOpener.readers(), first, last, step, width, progress);
        boolean usable = false;
        try {
            if (!lazy && clip.hasPicture()) {
                FrameLimits.checkAll(clip);
            }
            usable = true;
        } finally {
            if (!usable) {
                clip.close();
            }
        }
        return ClipStacks.toImagePlus(clip, lazy ? 0 : Long.MAX_VALUE, progress);
    }
}
