package io.github.affectj.media.gif;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.media.ClipReader;
import io.github.affectj.media.stack.ClipStacks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user is told of files that can't be used. */
class BadClipTest {
    private static final int[] COLOURS = {0, 0xFF, 0xFF00, 0xFF0000};

    @TempDir Path folder;

    private static String complaint(Path file) {
        String said =
                assertThrows(
                                BadInputException.class,
                                () -> {
                                    try (Clip clip = ClipOpener.open(file)) {
                                        for (int i = 0; i < clip.frameCount(); i++) {
                                            clip.rgb(i);
                                        }
                                    }
                                })
                        .getMessage();
        assertTrue(said.contains(file.getFileName().toString()), said);
        assertTrue(said.endsWith("."), said);
        assertEquals(1, said.lines().count(), said);
        return said;
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    @Test
    void tellsOfNoFileAFolderAndAnEmptyFile() throws IOException {
        assertTrue(complaint(folder.resolve("gone.gif")).startsWith("There is no file "));
        assertTrue(complaint(folder).contains("is a folder"));
        assertTrue(complaint(write("empty.gif", new byte[0])).contains("is empty"));
        Path zero = Path.of("/dev/zero");
        if (Files.exists(zero)) {
            assertTrue(complaint(zero).contains("is a pipe or a device"));
        }
    }

    @Test
    void tellsWhatCanBeOpened() throws IOException {
        String said =
                complaint(write("text.gif", "This is no GIF.".getBytes(StandardCharsets.US_ASCII)));
        // Readers of other plugins, as that of the demo, are named beside our own.
        String allowed = said.substring(said.indexOf("allowed: "));
        assertTrue(
                allowed.contains("GIF") && allowed.contains("PNG and animated PNG (APNG)"), said);
        assertTrue(complaint(write("short.gif", new byte[] {'G', 'I'})).contains("allowed"));
    }

    @Test
    void tellsOfAGifWithoutFrames() throws IOException {
        Path file = new TestGif(4, 4, COLOURS).comment("nothing").write(folder.resolve("none.gif"));
        assertEquals("none.gif holds no frames.", complaint(file));
    }

    /** Wherever a GIF is cut off inside a block, the frame is named; no cut makes a false frame. */
    @Test
    void tellsInWhichFrameAGifIsCutOff() throws IOException {
        byte[] one = new TestGif(9, 9, COLOURS).frame(TestGif.plain(9, 9, 1, 5)).bytes();
        byte[] all =
                new TestGif(9, 9, COLOURS)
                        .frame(TestGif.plain(9, 9, 1, 5))
                        .frame(TestGif.plain(9, 9, 2, 5))
                        .bytes();
        int whole = one.length - 1;
        for (int length = 7; length < whole; length++) {
            Path file = write("cut.gif", Arrays.copyOf(all, length));
            String said = complaint(file);
            boolean betweenBlocks = said.equals("cut.gif holds no frames.");
            assertTrue(betweenBlocks || said.contains("its first frame"), length + ": " + said);
        }
        for (int length = whole + 1; length < all.length - 1; length++) {
            Path file = write("cut.gif", Arrays.copyOf(all, length));
            // Just behind a graphic control nothing of a next frame is there.
            boolean between = length == whole + 8;
            assertEquals(
                    between
                            ? "cut.gif has no end mark: frames may be missing after frame 1."
                            : "cut.gif is cut off in frame 2; the 1 whole frame before it is"
                                    + " shown.",
                    note(file, 1));
        }
    }

    /** The one note on a clip of so many frames, all of which can be read. */
    private static String note(Path file, int frames) throws IOException {
        try (Clip clip = ClipOpener.open(file)) {
            assertEquals(frames, clip.frameCount());
            for (int i = 0; i < frames; i++) {
                clip.rgb(i);
            }
            assertEquals(1, clip.notes().size(), clip.notes().toString());
            return clip.notes().get(0);
        }
    }

    @Test
    void tellsWhichFrameLacksPixelsAndShowsTheOneBeforeIt() throws IOException {
        TestGif gif = new TestGif(20, 20, COLOURS).frame(TestGif.plain(20, 20, 1, 5));
        Path file = damagedFrame(gif).write(folder.resolve("short-data.gif"));
        assertEquals(
                "short-data.gif is damaged: the pixels of frame 2 can't be decoded, so that frame"
                        + " 1 is shown in its place; the same goes for other such frames.",
                note(file, 2));
        Path none = damagedFrame(new TestGif(20, 20, COLOURS)).write(folder.resolve("no.gif"));
        assertEquals("no.gif is damaged: the pixels of frame 1 can't be decoded.", complaint(none));
    }

    /** Four pixels where 400 are wanted. */
    private static TestGif damagedFrame(TestGif gif) {
        return gif.raw(0x2C, 0, 0, 0, 0, 20, 0, 20, 0, 0, 2, 2, 0x4C, 0x01, 0);
    }

    @Test
    void tellsWhatFollowsWholeFrames() throws IOException {
        TestGif gif = new TestGif(2, 2, COLOURS).frame(TestGif.plain(2, 2, 1, 5));
        Path file = gif.raw(0x77).frame(TestGif.plain(2, 2, 2, 5)).write(folder.resolve("b.gif"));
        assertEquals(
                "b.gif is damaged: an unknown block 0x77 follows frame 1, and what comes after it"
                        + " is left out.",
                note(file, 1));
        TestGif bare = new TestGif(2, 2, COLOURS).raw(0x77);
        assertEquals(
                "a.gif is damaged: an unknown block 0x77 stands before its first frame.",
                complaint(bare.write(folder.resolve("a.gif"))));
    }

    @Test
    void refusesFramesTooLargeBeforeTakingMemory() throws IOException {
        TestGif screen = new TestGif(8000, 8000, COLOURS).image(TestGif.plain(2, 2, 1, 0));
        assertEquals(
                "screen.gif is 8000 x 8000 pixels, too large: a frame may have at most 40 million"
                        + " pixels.",
                complaint(screen.write(folder.resolve("screen.gif"))));
        TestGif frame = new TestGif(2, 2, COLOURS).frame(TestGif.plain(2, 2, 1, 0));
        frame.raw(0x2C, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0, 2, 2, 0x4C, 0x01, 0);
        assertTrue(
                complaint(frame.write(folder.resolve("frame.gif")))
                        .startsWith("Frame 2 of frame.gif is 65535 x 65535 pixels, too large"));
    }

    /** Any damage gives pixels or a sentence, never another exception. */
    @Test
    void neverFailsOtherwiseOnDamagedFiles() throws IOException {
        Random random = new Random(3);
        int refused = 0;
        for (int i = 0; i < 600; i++) {
            byte[] bytes = TestGif.random(12, 12, 4, i).bytes();
            for (int hits = 0; hits < 3; hits++) {
                bytes[6 + random.nextInt(bytes.length - 6)] = (byte) random.nextInt(256);
            }
            try (Clip clip = ClipOpener.open(write("hit.gif", bytes))) {
                for (int k = 0; k < clip.frameCount(); k++) {
                    assertEquals(clip.width() * clip.height(), clip.rgb(k).length);
                }
            } catch (BadInputException e) {
                refused++;
            }
        }
        assertTrue(refused > 50 && refused < 590, refused + " refused");
    }

    /** Whatever the damaged frame would have done, those after it follow the one before it. */
    @Test
    void showsTheOtherFramesRightAfterADamagedOne() throws IOException {
        for (int disposal = 0; disposal < 4; disposal++) {
            Path with = chain(disposal, true).write(folder.resolve("with" + disposal + ".gif"));
            Path without = chain(disposal, false).write(folder.resolve("no" + disposal + ".gif"));
            try (Clip damaged = ClipOpener.open(with);
                    Clip whole = ClipOpener.open(without)) {
                assertEquals(6, damaged.frameCount());
                // 0 1 x 2 3 4, first from behind, then in order.
                for (int pass = 0; pass < 2; pass++) {
                    for (int i = 0; i < 6; i++) {
                        int at = pass == 0 ? 5 - i : i;
                        int same = at < 2 ? at : at - 1;
                        assertArrayEquals(whole.rgb(same), damaged.rgb(at), disposal + " " + at);
                    }
                }
            }
        }
    }

    private static TestGif chain(int disposal, boolean withDamage) {
        TestGif gif = new TestGif(20, 20, COLOURS);
        Random random = new Random(disposal);
        for (int i = 0; i < 5; i++) {
            if (i == 2 && withDamage) {
                // Opaque and of full size: it would begin anew, and clear all when it goes.
                damagedFrame(gif.raw(0x21, 0xF9, 4, 2 << 2, 5, 0, 0, 0));
            }
            byte[] pixels = TestGif.pixels(12 * 12, 4, random);
            gif.frame(new TestGif.Frame(i, 2, 12, 12, pixels, null, 1, disposal, false, 5));
        }
        return gif;
    }

    @Test
    void closesTheClipWhenAStackFails() throws IOException {
        TestGif gif = damagedFrame(new TestGif(20, 20, COLOURS));
        Clip clip = ClipOpener.open(gif.write(folder.resolve("fails.gif")));
        assertThrows(BadInputException.class, () -> ClipStacks.toImagePlus(clip, Progress.NONE));
        assertTrue(
                assertThrows(IOException.class, () -> clip.rgb(0)).getMessage().contains("closed"));
    }

    @Test
    void tellsWhichRangeIsAllowed() throws IOException {
        Path file = TestGif.random(3, 3, 5, 1).write(folder.resolve("five.gif"));
        List<ClipReader> readers = ClipOpener.readers();
        assertEquals(
                "first=6 is out of range: five.gif has 5 frames, so first must be 1 to 5.",
                range(file, readers, 6, 0, 1));
        assertEquals(
                "first=0 is out of range: five.gif has 5 frames, so first must be 1 to 5.",
                range(file, readers, 0, 0, 1));
        assertEquals(
                "last=2 is out of range: five.gif has 5 frames, so last must be 0 (the end) or 3"
                        + " to 5.",
                range(file, readers, 3, 2, 1));
        assertEquals(
                "last=6 is out of range: five.gif has 5 frames, so last must be 0 (the end) or 1"
                        + " to 5.",
                range(file, readers, 1, 6, 1));
        assertEquals(
                "step=0 is out of range: five.gif has 5 frames, so step must be 1 or more.",
                range(file, readers, 1, 0, 0));
    }

    private static String range(
            Path file, List<ClipReader> readers, int first, int last, int step) {
        return assertThrows(
                        BadInputException.class,
                        () -> ClipOpener.open(file, readers, first, last, step))
                .getMessage();
    }
}
