package io.github.affectj.overlay.timeline;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.SafeFiles;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.jfree.pdf.PDFDocument;
import org.jfree.svg.SVGGraphics2D;
import org.jfree.svg.ViewBox;

/** Writes a timeline, or a part of it, as a figure with all its rows: PNG, SVG or PDF. */
public final class TimelineFigure {
    /** Width of a figure for a page across, names included. */
    public static final int WIDTH = 1200;

    private static final String PNG = "png";
    private static final String SVG = "svg";
    private static final String PDF = "pdf";

    /** Pixels of a PNG on each pixel of the screen, so that it can be printed. */
    private static final int FINER = 2;

    /** Higher ones, in pixels, are no figures, and would fill the memory. */
    private static final int MOST_HEIGHT = 30_000;

    private TimelineFigure() {}

    /** Keys of the formats, which are what their files end with. */
    public static List<String> formats() {
        return List.of(PNG, SVG, PDF);
    }

    /** The format that a file's ending names; empty if it is none of {@link #formats()}. */
    public static Optional<String> format(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        return formats().stream().filter(format -> name.endsWith("." + format)).findFirst();
    }

    /**
     * Writes a figure, whole or not at all. The ending tells the format.
     *
     * @param path the file to make or replace; its folder must exist
     * @param content what is drawn
     * @param from the first moment, in seconds
     * @param to the last moment, in seconds
     * @param width in pixels of the screen, names included; a PNG has twice as many
     * @throws BadInputException if the ending is another one, there is nothing to draw, there are
     *     hundreds of tiers, or the file can't be written
     */
    public static void write(
            Path path, TimelineContent content, double from, double to, int width) {
        String format =
                format(path)
                        .orElseThrow(
                                () ->
                                        new BadInputException(
                                                "the ending of %s names no figure; allowed are .%s."
                                                        .formatted(
                                                                path,
                                                                String.join(", .", formats()))));
        write(path, format, content, from, to, width);
    }

    /**
     * Writes a figure of a format whatever the file's ending is; see {@link #write(Path,
     * TimelineContent, double, double, int)}.
     *
     * @param format one of {@link #formats()}
     */
    public static void write(
            Path path, String format, TimelineContent content, double from, double to, int width) {
        if (content.isEmpty()) {
            throw new BadInputException(
                    "there is nothing to draw in %s: the clip has no tiers, no emotions and no audio."
                            .formatted(path));
        }
        double scale = format.equals(PNG) ? FINER : 1;
        TimelineLayout layout = layout(content, (int) (width * scale), scale);
        if (layout.height() > MOST_HEIGHT) {
            throw new BadInputException(
                    "a figure of %d tiers is too high for %s; draw one of them."
                            .formatted(content.tiers().tiers().size(), path));
        }
        TimelineView view = TimelineView.fit(content, layout).showing(from, to);
        SafeFiles.write(
                path,
                file -> {
                    switch (format) {
                        case PNG -> writePng(file, content, view, layout);
                        case SVG -> writeSvg(file, content, view, layout);
                        case PDF -> writePdf(file, content, view, layout);
                        default -> throw new IllegalArgumentException(format);
                    }
                });
    }

    /** All rows, one below the other. */
    private static TimelineLayout layout(TimelineContent content, int width, double scale) {
        TimelineLayout layout = TimelineLayout.of(content, width, 1, scale);
        return layout.resized(width, layout.rulerHeight() + layout.contentHeight());
    }

    private static void draw(
            Graphics2D g,
            Device device,
            TimelineContent content,
            TimelineView view,
            TimelineLayout layout) {
        TimelinePainter.paint(g, device, content, view, layout, TimelineMarks.NONE);
        g.dispose();
    }

    private static void writePng(
            Path file, TimelineContent content, TimelineView view, TimelineLayout layout)
            throws IOException {
        BufferedImage image =
                new BufferedImage(layout.width(), layout.height(), BufferedImage.TYPE_INT_RGB);
        draw(image.createGraphics(), Device.PIXELS, content, view, layout);
        if (!ImageIO.write(image, PNG, file.toFile())) {
            throw new IOException("this Java has no PNG writer");
        }
    }

    private static void writeSvg(
            Path file, TimelineContent content, TimelineView view, TimelineLayout layout)
            throws IOException {
        SVGGraphics2D g = new SVGGraphics2D(layout.width(), layout.height());
        g.setDefsKeyPrefix("affectj"); // else the time, and no two files would be alike
        g.setGeomDoubleConverter(v -> String.format(Locale.ROOT, "%.2f", v));
        draw(g, Device.SVG, content, view, layout);
        ViewBox whole = new ViewBox(0, 0, layout.width(), layout.height());
        String xml = g.getSVGElement(null, true, whole, null, null);
        Files.write(file, xml.getBytes(StandardCharsets.UTF_8));
    }

    private static void writePdf(
            Path file, TimelineContent content, TimelineView view, TimelineLayout layout)
            throws IOException {
        PDFDocument document = new PDFDocument();
        Graphics2D g =
                document.createPage(new Rectangle(layout.width(), layout.height())).getGraphics2D();
        draw(g, Device.PDF, content, view, layout);
        Files.write(file, document.getPDFBytes());
    }
}
