package io.github.affectj.media.gif;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PNGs whose animation is not as it should be, or that lack something, against Chromium. */
class OddPngTest {
    private static final int RGB = 2;
    private static final int GREY = 0;
    private static final int RED = 0xFF0000;
    private static final int GREEN = 0x00FF00;
    private static final int BLUE = 0x0000FF;
    private static final int WHITE = 0xFFFFFF;

    @TempDir Path folder;

    private static TestPng png() {
        return new TestPng(2, 1, 8, RGB);
    }

    private static TestPng control(TestPng png) {
        return png.control(0, 0, 2, 1, 1, 10, 0, 0);
    }

    private static TestPng plain(TestPng png, int colour) {
        byte[] raw = new byte[6];
        for (int i = 0; i < 6; i++) {
            raw[i] = (byte) (colour >> (16 - 8 * (i % 3)));
        }
        return png.pixels(raw, 6);
    }

    private static TestPng frame(TestPng png, int colour) {
        return plain(control(png), colour);
    }

    /** Checks frames of one colour each, and what is told beside the name of the file. */
    private void assertFrames(byte[] bytes, String note, int... colours) throws IOException {
        try (Clip clip = ClipOpener.open(Files.write(folder.resolve("odd.png"), bytes))) {
            assertEquals(colours.length, clip.frameCount());
            for (int i = 0; i < colours.length; i++) {
                assertArrayEquals(new int[] {colours[i], colours[i]}, clip.rgb(i), "frame " + i);
            }
            List<String> expected = note.isEmpty() ? List.of() : List.of("odd.png " + note);
            assertEquals(expected, clip.notes());
        }
    }

    @Test
    void anAnimationThatIsNotDeclaredInTimeIsAStill() throws IOException {
        assertFrames(frame(frame(png(), RED), GREEN).bytes(), "", RED);
        assertFrames(frame(frame(png(), RED).animation(2), GREEN).bytes(), "", RED);
        assertFrames(plain(png().animation(0), RED).bytes(), "", RED);
        byte[] without = plain(png().animation(2), RED).bytes();
        assertFrames(without, "says that it has 2 frames; 1 whole frame is shown.", RED);
        assertFrames(frame(frame(png().chunk("acTL", new byte[4]), RED), BLUE).bytes(), "", RED);
    }

    @Test
    void theOrderBeforeThePictureIsFree() throws IOException {
        TestPng png = control(png()).animation(2);
        assertFrames(frame(plain(png, RED), BLUE).bytes(), "", RED, BLUE);
    }

    @Test
    void wrongCountsAreTold() throws IOException {
        assertFrames(
                frame(frame(png().animation(3), RED), GREEN).bytes(),
                "says that it has 3 frames; 2 whole frames are shown.",
                RED,
                GREEN);
        assertFrames(
                frame(frame(png().animation(1), RED), GREEN).bytes(),
                "is damaged at frame 2: it holds more frames than the 1 it tells; 1 whole frame is"
                        + " shown.",
                RED);
    }

    @Test
    void theAnimationEndsWhereItMakesNoSense() throws IOException {
        TestPng outside = frame(png().animation(3), RED).control(1, 0, 2, 1, 1, 10, 0, 0);
        assertFrames(
                frame(plain(outside, GREEN), BLUE).bytes(),
                "is damaged at frame 2: its frame control places it outside the picture; 1 whole"
                        + " frame is shown.",
                RED);
        assertFrames(
                frame(frame(png().animation(2), RED).skipNumber(), GREEN).bytes(),
                "is damaged at frame 2: the parts of the animation are not in order; 1 whole frame"
                        + " is shown.",
                RED);
        assertFrames(
                frame(control(frame(png().animation(3), RED)), GREEN).bytes(),
                "is damaged at frame 2: it has no pixels; 1 whole frame is shown.",
                RED);
        assertFrames(
                frame(png().animation(3), RED).chunk("fcTL", new byte[20]).bytes(),
                "is damaged at frame 2: its frame control has a false length; 1 whole frame is"
                        + " shown.",
                RED);
    }

    /** As films do: what was before is shown where a frame can't be. */
    @Test
    void aFrameThatCantBeDecodedIsLeftOut() throws IOException {
        TestPng png = control(frame(png().animation(3), RED));
        png.chunk("fdAT", ByteBuffer.allocate(9).putInt(2).array()).skipNumber();
        assertFrames(
                frame(png, BLUE).bytes(),
                "is damaged: the pixels of frame 2 can't be decoded, so that frame 1 is shown in"
                        + " its place; the same goes for other such frames.",
                RED,
                RED,
                BLUE);
    }

    @Test
    void whatIsWholeOfACutFileIsShown() throws IOException {
        assertFrames(
                plain(png(), RED).open(),
                "has no end mark, so that something may be missing; 1 whole frame is shown.",
                RED);
        byte[] one = frame(png().animation(2), RED).open();
        byte[] two = frame(frame(png().animation(2), RED), GREEN).open();
        assertFrames(
                two,
                "has no end mark, so that something may be missing; 2 whole frames are shown.",
                RED,
                GREEN);
        int pixels = one.length + 12 + 26 + 8;
        for (int length = pixels; length < two.length; length++) {
            Path file = Files.write(folder.resolve("cut.png"), Arrays.copyOf(two, length));
            try (Clip clip = ClipOpener.open(file)) {
                // Pixels that stop between two of their chunks can't be decoded.
                for (int i = 0; i < clip.frameCount(); i++) {
                    assertArrayEquals(new int[] {RED, RED}, clip.rgb(i), length + ", frame " + i);
                }
                assertEquals(clip.frameCount(), clip.notes().size(), clip.notes().toString());
            }
        }
        for (int length = 40; length < one.length; length += 3) {
            Path file = Files.write(folder.resolve("cut.png"), Arrays.copyOf(one, length));
            String said =
                    assertThrows(
                                    BadInputException.class,
                                    () -> {
                                        try (Clip clip = ClipOpener.open(file)) {
                                            clip.rgb(0);
                                        }
                                    })
                            .getMessage();
            assertTrue(
                    said.equals("cut.png is cut off in frame 1.")
                            || said.endsWith("the pixels of frame 1 can't be decoded."),
                    said);
        }
    }

    @Test
    void aGreyOfFewBitsCanBeTransparent() throws IOException {
        for (int bits : new int[] {1, 2, 4, 8}) {
            int grey = bits == 1 ? 0 : 1;
            TestPng png = new TestPng(2, 1, bits, GREY);
            png.chunk("tRNS", new byte[] {0, (byte) grey});
            // That grey, then the lightest.
            int light = (1 << bits) - 1;
            byte[] raw =
                    bits == 8
                            ? new byte[] {(byte) grey, (byte) light}
                            : new byte[] {(byte) (grey << (8 - bits) | light << (8 - 2 * bits))};
            Path file = folder.resolve("grey" + bits + ".png");
            Files.write(file, png.pixels(raw, raw.length).bytes());
            try (Clip clip = ClipOpener.open(file)) {
                assertArrayEquals(new int[] {WHITE, WHITE}, clip.rgb(0), bits + " bits");
            }
        }
        TestPng png = new TestPng(4, 1, 2, GREY).chunk("tRNS", new byte[] {0, 1});
        byte[] bytes = png.pixels(new byte[] {0b00011011}, 1).bytes();
        try (Clip clip = ClipOpener.open(Files.write(folder.resolve("greys.png"), bytes))) {
            assertArrayEquals(new int[] {0, WHITE, 0xAAAAAA, WHITE}, clip.rgb(0));
        }
    }

    @Test
    void aTableOfColoursIsNoWayToTakeMemory() throws IOException {
        byte[] bytes = plain(png().chunk("PLTE", new byte[5000]), RED).bytes();
        Path file = Files.write(folder.resolve("table.png"), bytes);
        assertTrue(
                assertThrows(BadInputException.class, () -> ClipOpener.open(file).close())
                        .getMessage()
                        .contains("table of colours is too long"));
    }

    @Test
    void greysOfNoBitsAreRefused() throws IOException {
        TestPng png = new TestPng(2, 1, 0, GREY).chunk("tRNS", new byte[] {0, 1});
        Path file = Files.write(folder.resolve("none.png"), png.pixels(new byte[2], 2).bytes());
        try (Clip clip = ClipOpener.open(file)) {
            assertEquals(
                    "none.png is damaged: the pixels of frame 1 can't be decoded.",
                    assertThrows(BadInputException.class, () -> clip.rgb(0)).getMessage());
        }
    }
}
