package io.github.affectj.overlay.timeline;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.SafeFiles;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Writes a timeline, or a part of it, as a figure with all its rows. */
public final class TimelineFigure {
    private static final String PNG = ".png";

    /** Pixels of a PNG on each pixel of the screen, so that it can be printed. */
    private static final int FINER = 2;

    private TimelineFigure() {}

    /** What a figure's file may end with, with the point. */
    public static List<String> endings() {
        return List.of(PNG);
    }

    /** Whether a file's ending is one of {@link #endings()}. */
    public static boolean isFigure(Path path) {
        return endings().stream().anyMatch(name(path)::endsWith);
    }

    private static String name(Path path) {
        return path.getFileName().toString().toLowerCase(Locale.ROOT);
    }

    /**
     * Writes a figure, whole or not at all. The ending tells the format.
     *
     * @param path the file to make or replace; its folder must exist
     * @param content what is drawn
     * @param from the first moment, in seconds
     * @param to the last moment, in seconds
     * @param width in pixels of the screen, names included; a PNG has twice as many
     * @throws BadInputException if the ending is another one, there is nothing to draw, or the file
     *     can't be written
     */
    public static void write(
            Path path, TimelineContent content, double from, double to, int width) {
        if (!isFigure(path)) {
            throw new BadInputException(
                    "the ending of %s names no figure; allowed are %s."
                            .formatted(path, String.join(", ", endings())));
        }
        if (content.isEmpty()) {
            throw new BadInputException(
                    "there is nothing to draw in %s: the clip has no tiers, no emotions and no audio."
                            .formatted(path));
        }
        SafeFiles.write(
                path,
                file -> {
                    BufferedImage image = image(content, from, to, FINER * width, FINER);
                    if (!ImageIO.write(image, "png", file.toFile())) {
                        throw new IOException("this Java has no PNG writer");
                    }
                });
    }

    private static BufferedImage image(
            TimelineContent content, double from, double to, int width, double scale) {
        TimelineLayout layout = layout(content, width, scale);
        BufferedImage image = new BufferedImage(width, layout.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        TimelineView view = TimelineView.fit(content, layout).showing(from, to);
        TimelinePainter.paint(g, content, view, layout, TimelineMarks.NONE);
        g.dispose();
        return image;
    }

    /** All rows, one below the other. */
    private static TimelineLayout layout(TimelineContent content, int width, double scale) {
        TimelineLayout layout = TimelineLayout.of(content, width, 1, scale);
        return layout.resized(width, layout.rulerHeight() + layout.contentHeight());
    }
}
