package io.github.affectj.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.CancelledException;
import io.github.affectj.base.Progress;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.SampleResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GifExportTest {
    @TempDir Path folder;

    private static int[] frame(int index) {
        int[] rgb = new int[20 * 10];
        Arrays.fill(rgb, index * 0x203040);
        return rgb;
    }

    @Test
    void gifHasTheFramesAtTheirPace() throws IOException {
        Path file = folder.resolve("annotated.gif");
        EmotionTimeline result = SampleResults.plain(20, 10, 5);
        new GifExporter()
                .export(result, ExportSource.of(20, 10, GifExportTest::frame), file, Progress.NONE);
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(in);
            assertEquals(5, reader.getNumImages(true));
            for (int i = 0; i < 5; i++) {
                assertEquals(frame(i)[0], reader.read(i).getRGB(0, 0) & 0xFFFFFF, "frame " + i);
                IIOMetadataNode root =
                        (IIOMetadataNode)
                                reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0");
                IIOMetadataNode control =
                        (IIOMetadataNode)
                                root.getElementsByTagName("GraphicControlExtension").item(0);
                assertEquals("8", control.getAttribute("delayTime"));
            }
        } finally {
            reader.dispose();
        }
    }

    @Test
    void faultsAndCancelLeaveNothingBehind() throws IOException {
        EmotionTimeline result = SampleResults.plain(20, 10, 5);
        Path file = folder.resolve("annotated.gif");
        Files.writeString(file, "what stood there");
        ExportSource broken =
                ExportSource.of(
                        20,
                        10,
                        i -> {
                            if (i == 3) {
                                throw new IOException("frame 4 is no longer there");
                            }
                            return frame(i);
                        });
        GifExporter exporter = new GifExporter();
        String told =
                assertThrows(
                                BadInputException.class,
                                () -> exporter.export(result, broken, file, Progress.NONE))
                        .getMessage();
        assertTrue(told.contains("frame 4"), told);
        Progress cancelled =
                new Progress() {
                    @Override
                    public void update(double fraction, String message) {}

                    @Override
                    public boolean isCancelled() {
                        return true;
                    }
                };
        ExportSource whole = ExportSource.of(20, 10, GifExportTest::frame);
        assertThrows(
                CancelledException.class, () -> exporter.export(result, whole, file, cancelled));
        String none =
                assertThrows(
                                BadInputException.class,
                                () ->
                                        exporter.export(
                                                result, ExportSource.none(), file, Progress.NONE))
                        .getMessage();
        assertTrue(none.contains("stack"), none);
        assertEquals("what stood there", Files.readString(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }
}
