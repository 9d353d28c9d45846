package io.github.affectj.media.gif;

import io.github.affectj.base.BadInputException;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipReader;
import io.github.affectj.media.ClipTimes;
import io.github.affectj.media.DecodedPixels;
import io.github.affectj.media.FileClip;
import io.github.affectj.media.FrameLimits;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import org.scijava.plugin.Plugin;

/**
 * Opens JPEG and BMP pictures as clips of one frame, for training and scoring on stills; PNG is
 * {@link ApngReader}'s. The orientation that a camera notes in a JPEG is followed; one that is cut
 * off is refused.
 */
@Plugin(type = ClipReader.class)
public final class StillReader implements ClipReader {
    /** Sizes of the second header of BMP, in bytes: two letters alone would be too weak a sign. */
    private static final Set<Integer> BMP_HEADERS = Set.of(12, 40, 52, 56, 64, 108, 124);

    private static final int BMP_HEADER_PLACE = 14;

    /** Enough for what stands before the EXIF data of a JPEG, and for these. */
    private static final int HEAD_BYTES = 1 << 18;

    @Override
    public String formats() {
        return "JPEG, BMP";
    }

    @Override
    public boolean canRead(Path path, byte[] head) {
        return isJpeg(head) || isBmp(head);
    }

    private static boolean isJpeg(byte[] head) {
        return head.length >= 3
                && u8(head, 0) == 0xFF
                && u8(head, 1) == 0xD8
                && u8(head, 2) == 0xFF;
    }

    private static boolean isBmp(byte[] head) {
        return head.length >= BMP_HEADER_PLACE + 4
                && head[0] == 'B'
                && head[1] == 'M'
                && BMP_HEADERS.contains(
                        u8(head, BMP_HEADER_PLACE)
                                | u8(head, BMP_HEADER_PLACE + 1) << 8
                                | u8(head, BMP_HEADER_PLACE + 2) << 16
                                | u8(head, BMP_HEADER_PLACE + 3) << 24);
    }

    private static int u8(byte[] bytes, int at) {
        return bytes[at] & 0xFF;
    }

    /** {@inheritDoc} The picture is decoded at once and the file closed. */
    @Override
    public Clip open(Path path) throws IOException {
        String name = path.getFileName().toString();
        try (ImageInputStream in = new FileImageInputStream(path.toFile())) {
            byte[] head = new byte[(int) Math.min(in.length(), HEAD_BYTES)];
            in.readFully(head);
            in.seek(0);
            boolean jpeg = isJpeg(head);
            ImageReader reader = ImageIO.getImageReadersByFormatName(jpeg ? "jpeg" : "bmp").next();
            try {
                List<String> warnings = new ArrayList<>();
                reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
                reader.setInput(in, true, true);
                FrameLimits.check(name, reader.getWidth(0), reader.getHeight(0));
                BufferedImage image = reader.read(0);
                // The decoder fills up with grey and goes on.
                if (warnings.stream().anyMatch(StillReader::tellsOfMissingPixels)) {
                    throw new BadInputException(
                            name + " is cut off or damaged: pixels are missing.");
                }
                Clip clip = new StillClip(path, image.getWidth(), image.getHeight(), rgb(image));
                return UprightClip.of(clip, jpeg ? ExifOrientation.ofJpeg(head) : 1);
            } finally {
                reader.dispose();
            }
        } catch (BadInputException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The decoders throw anything at all on damaged files.
            throw new BadInputException(
                    name
                            + " is damaged or of a variant of JPEG or BMP that can't be decoded, as"
                            + " CMYK; save it as PNG or plain RGB.",
                    e);
        }
    }

    /** A picture stored in passes that lacks some of them has but its end mark missing. */
    private static boolean tellsOfMissingPixels(String warning) {
        return warning.contains("remature end") || warning.contains("Truncated File");
    }

    private static int[] rgb(BufferedImage image) {
        int[] pixels = DecodedPixels.argb(image);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = DecodedPixels.onWhite(pixels[i]);
        }
        return pixels;
    }

    /** A clip of one decoded frame, a tenth of a second long like a GIF frame without a delay. */
    private static final class StillClip extends FileClip {
        private static final double SECONDS = 0.1;

        private final int width;
        private final int height;
        private final int[] rgb;

        StillClip(Path path, int width, int height, int[] rgb) {
            super(path);
            this.width = width;
            this.height = height;
            this.rgb = rgb;
        }

        @Override
        public int width() {
            return width;
        }

        @Override
        public int height() {
            return height;
        }

        @Override
        public ClipTimes times() {
            return new ClipTimes(new int[] {1}, new double[] {0}, new double[] {SECONDS});
        }

        @Override
        public int[] rgb(int index) {
            if (index != 0) {
                throw new IndexOutOfBoundsException(index);
            }
            return rgb;
        }

        @Override
        public void close() {
            // No file is held open.
        }
    }
}
