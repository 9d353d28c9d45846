package io.github.affectj.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import io.github.affectj.annotation.Segment;
import io.github.affectj.base.Progress;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A sheet shows the frame at each segment's middle. */
class ContactSheetTest {
    /** Frames of 0.1 s, each of a grey of its own. */
    private static ImagePlus film(int frames) {
        ImageStack stack = new ImageStack(320, 180);
        for (int i = 0; i < frames; i++) {
            ColorProcessor frame = new ColorProcessor(320, 180);
            frame.setColor(grey(i));
            frame.fill();
            stack.addSlice("", frame);
        }
        return new ImagePlus("film", stack);
    }

    private static int grey(int frame) {
        return 0x010101 * (20 + 2 * frame);
    }

    private static int at(ImagePlus sheet, int column, int row, int rowHeight) {
        ImageProcessor shown = sheet.getProcessor();
        return shown.getPixel(8 + column * 200 + 96, 8 + row * rowHeight + 54) & 0xFFFFFF;
    }

    @Test
    void middleFramesInOrder() throws IOException {
        List<Segment> segments =
                List.of(
                        new Segment(0, 1, "one"),
                        new Segment(1, 1.5, "a label that is much too long for its picture, so"),
                        new Segment(2, 2, "point"),
                        new Segment(9, 12, "behind the end"));
        ImagePlus sheet =
                ContactSheet.create(
                        film(40), segments, List.of("joy 0.9", "", "", ""), Progress.NONE);
        assertEquals("film contact sheet", sheet.getTitle());
        int columns = (sheet.getWidth() - 8) / 200;
        int height = 108 + 3 * 17 + 16;
        assertEquals(8 + (4 + columns - 1) / columns * height, sheet.getHeight());
        int[] frames = {5, 12, 20, 39};
        for (int i = 0; i < 4; i++) {
            assertEquals(
                    grey(frames[i]), at(sheet, i % columns, i / columns, height), "segment " + i);
        }
        // Texts stay below their own picture.
        ImageProcessor shown = sheet.getProcessor();
        int dark = 0;
        int outside = 0;
        for (int y = 8 + 108; y < 8 + height - 4; y++) {
            for (int x = 200; x < 200 + 8; x++) {
                outside += (shown.getPixel(x, y) & 0xFF) < 200 ? 1 : 0;
            }
            for (int x = 8; x < 200; x++) {
                dark += (shown.getPixel(x, y) & 0xFF) < 100 ? 1 : 0;
            }
        }
        assertTrue(dark > 50, "there is a text");
        assertEquals(0, outside);
    }

    @Test
    void manySegmentsGoOnFurtherSheets() throws IOException {
        List<Segment> segments =
                IntStream.range(0, ContactSheet.MOST + 1)
                        .mapToObj(i -> new Segment(i * 0.005, (i + 1) * 0.005, "s" + i))
                        .toList();
        ImagePlus sheet = ContactSheet.create(film(20), segments, List.of(), Progress.NONE);
        assertEquals(2, sheet.getStackSize());
        assertEquals("segments 401 to 401", sheet.getStack().getSliceLabel(2));
        sheet.setSlice(2);
        assertEquals(grey(19), at(sheet, 0, 0, 1));
    }

    @Test
    void momentsAsFilmPeopleWriteThem() {
        assertEquals("0:00.0", ContactSheet.time(0));
        assertEquals("2:03.4", ContactSheet.time(123.44));
        assertEquals("1:00:00.0", ContactSheet.time(3599.96));
    }
}
