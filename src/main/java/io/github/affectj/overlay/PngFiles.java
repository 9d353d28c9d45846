package io.github.affectj.overlay;

import ij.ImagePlus;
import io.github.affectj.base.SafeFiles;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Writes plots and other single pictures as PNG. */
public final class PngFiles {
    private PngFiles() {}

    /**
     * Writes what an image shows, without its overlay.
     *
     * @param image the picture
     * @param path the file to make or replace; its folder must exist
     * @throws io.github.affectj.base.BadInputException if it can't be written
     */
    public static void write(ImagePlus image, Path path) {
        SafeFiles.write(
                path,
                file -> {
                    if (!ImageIO.write(
                            image.getProcessor().convertToRGB().getBufferedImage(),
                            "png",
                            file.toFile())) {
                        throw new IOException("this Java has no PNG writer");
                    }
                });
    }
}
