package io.github.affectj.media.gif;

import io.github.affectj.base.Progress;
import io.github.affectj.base.SafeFiles;
import io.github.affectj.media.Clip;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.FileImageOutputStream;
import javax.imageio.stream.ImageOutputStream;

/**
 * Writes animated GIFs that loop, frame by frame, so that memory does not grow with their number.
 *
 * <p>Each frame gets a colour table of its own: its very colours if they are 256 or fewer, else 256
 * of the JDK's octree, without dithering. Only the rectangle that differs from the frame before is
 * stored. Delays are whole hundredths of a second, rounded so that frames appear when they should
 * and the total is right. Since browsers show no frame for less than 2 hundredths, a frame that
 * would be is left out and the next one takes its time. A frame that stays for more than 655.35 s,
 * the most that a GIF can say, is repeated; none stays for more than a day.
 */
public final class GifWriter {
    /** The shortest delay that browsers keep to, in hundredths of a second. */
    private static final long LEAST_DELAY = 2;

    private static final long MOST_DELAY = 65_535;
    private static final long DAY = 24 * 3600 * 100;
    private static final int MOST_SIDE = 65_535;

    /** Hands out the frames. */
    @FunctionalInterface
    public interface Frames {
        /**
         * A frame; asked for in order, not always for all.
         *
         * @param index from 0
         * @return {@code width * height} values 0xRRGGBB, row by row
         */
        int[] rgb(int index) throws IOException;
    }

    private final ImageWriter writer;
    private final int width;
    private final int height;
    private int[] before;

    private GifWriter(ImageWriter writer, int width, int height) {
        this.writer = writer;
        this.width = width;
        this.height = height;
    }

    /** Writes a clip as it is; see the other method. */
    public static void write(Path target, Clip clip, Progress progress) {
        write(
                target,
                clip.width(),
                clip.height(),
                clip.times().durationSeconds(),
                clip::rgb,
                progress);
    }

    /**
     * Writes a GIF, whole or not at all.
     *
     * @param target the file to make or replace; its folder must exist
     * @param width of every frame in pixels, 1 to 65535
     * @param height of every frame in pixels, 1 to 65535
     * @param seconds how long each frame stays, above 0; as many as there are frames, at least 1
     * @param frames the frames
     * @param progress told how far it is, asked whether to stop
     * @throws BadInputException if the file can't be written
     */
    public static void write(
            Path target,
            int width,
            int height,
            double[] seconds,
            Frames frames,
            Progress progress) {
        if (seconds.length == 0) {
            throw new IllegalArgumentException("A GIF needs a frame");
        }
        if (width < 1 || height < 1 || width > MOST_SIDE || height > MOST_SIDE) {
            throw new IllegalArgumentException("A GIF can't be " + width + " x " + height);
        }
        SafeFiles.write(
                target,
                temporary -> {
                    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
                    try (ImageOutputStream out = new FileImageOutputStream(temporary.toFile())) {
                        writer.setOutput(out);
                        new GifWriter(writer, width, height).run(seconds, frames, progress);
                    } finally {
                        writer.dispose();
                    }
                });
    }

    private void run(double[] seconds, Frames frames, Progress progress) throws IOException {
        writer.prepareWriteSequence(screen());
        double time = 0;
        long written = 0;
        for (int i = 0; i < seconds.length; i++) {
            progress.checkCancelled();
            progress.update((double) i / seconds.length, "GIF frame " + (i + 1));
            time += seconds[i];
            long delay = Math.round(time * 100) - written;
            boolean last = i == seconds.length - 1;
            if (delay < LEAST_DELAY && !(last && before == null)) {
                continue;
            }
            int[] rgb = frames.rgb(i);
            long left = Math.max(LEAST_DELAY, Math.min(DAY, delay));
            written += left;
            while (left > MOST_DELAY) {
                add(rgb, (int) MOST_DELAY - (int) LEAST_DELAY);
                left -= MOST_DELAY - LEAST_DELAY;
            }
            add(rgb, (int) left);
        }
        writer.endWriteSequence();
        progress.update(1, "");
    }

    private IIOMetadata screen() throws IOException {
        IIOMetadata metadata = writer.getDefaultStreamMetadata(null);
        IIOMetadataNode root = root(metadata);
        IIOMetadataNode descriptor = child(root, "LogicalScreenDescriptor");
        descriptor.setAttribute("logicalScreenWidth", Integer.toString(width));
        descriptor.setAttribute("logicalScreenHeight", Integer.toString(height));
        descriptor.setAttribute("colorResolution", "8");
        descriptor.setAttribute("pixelAspectRatio", "0");
        setRoot(metadata, root);
        return metadata;
    }

    private void add(int[] rgb, int delay) throws IOException {
        if (rgb.length != width * height) {
            throw new IllegalArgumentException(
                    "A frame has " + rgb.length + " pixels, not " + width + " x " + height);
        }
        boolean first = before == null;
        Box box = first ? new Box(0, 0, width, height) : changed(rgb);
        BufferedImage image = new BufferedImage(box.w, box.h, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, box.w, box.h, rgb, box.y * width + box.x, width);
        ImageWriteParam settings = writer.getDefaultWriteParam();
        IIOMetadata metadata =
                writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), settings);
        IIOMetadataNode root = root(metadata);
        IIOMetadataNode control = child(root, "GraphicControlExtension");
        control.setAttribute("disposalMethod", "doNotDispose");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "FALSE");
        control.setAttribute("transparentColorIndex", "0");
        control.setAttribute("delayTime", Integer.toString(delay));
        IIOMetadataNode place = child(root, "ImageDescriptor");
        place.setAttribute("imageLeftPosition", Integer.toString(box.x));
        place.setAttribute("imageTopPosition", Integer.toString(box.y));
        place.setAttribute("imageWidth", Integer.toString(box.w));
        place.setAttribute("imageHeight", Integer.toString(box.h));
        place.setAttribute("interlaceFlag", "FALSE");
        if (first) {
            IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
            loop.setAttribute("applicationID", "NETSCAPE");
            loop.setAttribute("authenticationCode", "2.0");
            // Repeat without end.
            loop.setUserObject(new byte[] {1, 0, 0});
            child(root, "ApplicationExtensions").appendChild(loop);
        }
        setRoot(metadata, root);
        writer.writeToSequence(new IIOImage(image, null, metadata), settings);
        before = rgb.clone();
    }

    /** A rectangle in pixels. */
    private record Box(int x, int y, int w, int h) {}

    /** The least rectangle that holds all changed pixels, one pixel if none changed. */
    private Box changed(int[] rgb) {
        int left = width;
        int right = -1;
        int top = height;
        int bottom = -1;
        for (int y = 0, i = 0; y < height; y++) {
            for (int x = 0; x < width; x++, i++) {
                if (((rgb[i] ^ before[i]) & 0xFFFFFF) != 0) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = y;
                }
            }
        }
        return right < 0
                ? new Box(0, 0, 1, 1)
                : new Box(left, top, right - left + 1, bottom - top + 1);
    }

    private static IIOMetadataNode root(IIOMetadata metadata) {
        return (IIOMetadataNode) metadata.getAsTree(metadata.getNativeMetadataFormatName());
    }

    private static void setRoot(IIOMetadata metadata, IIOMetadataNode root)
            throws IIOInvalidTreeException {
        metadata.setFromTree(metadata.getNativeMetadataFormatName(), root);
    }

    private static IIOMetadataNode child(IIOMetadataNode root, String name) {
        for (int i = 0; i < root.getLength(); i++) {
            if (root.item(i).getNodeName().equals(name)) {
                return (IIOMetadataNode) root.item(i);
            }
        }
        IIOMetadataNode node = new IIOMetadataNode(name);
        root.appendChild(node);
        return node;
    }
}
