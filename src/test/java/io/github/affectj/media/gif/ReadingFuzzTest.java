package io.github.affectj.media.gif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.media.ClipReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Damaged and random files: whatever is in them, either a clip all of whose frames can be read, or
 * one sentence. Longer than in CI by
 *
 * <pre>mvn -B test -Dtest=ReadingFuzzTest -Djqwik.tries.default=1000000</pre>
 */
class ReadingFuzzTest {
    /** Of all frames of a clip: sizes that damage made large are read as far as that goes. */
    private static final long MOST_PIXELS = 3_000_000;

    private static final int FILES_A_TRY = 6;

    private static final List<ClipReader> READERS =
            List.of(new GifReader(), new ApngReader(), new StillReader(), new WebpReader());

    private static Path folder;

    @BeforeContainer
    static void makeFolder() throws IOException {
        folder = Files.createTempDirectory("affectj-fuzz");
    }

    @AfterContainer
    static void removeFolder() throws IOException {
        Files.deleteIfExists(folder.resolve("fuzz.bin"));
        Files.delete(folder);
    }

    @Property(shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void aDamagedFileIsReadOrRefusedInASentence(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        for (int i = 0; i < FILES_A_TRY; i++) {
            assertReadOrRefused(Mutation.of(SampleFile.random(random), random));
        }
    }

    /** Random bytes behind the sign of a format. */
    @Property(shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void randomBytesAreReadOrRefusedInASentence(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        byte[] sample = SampleFile.random(random);
        byte[] bytes = new byte[20 + random.nextInt(400)];
        random.nextBytes(bytes);
        System.arraycopy(sample, 0, bytes, 0, Math.min(sample.length, 6 + random.nextInt(14)));
        assertReadOrRefused(bytes);
    }

    private static void assertReadOrRefused(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("fuzz.bin"), bytes);
        try (Clip clip = ClipOpener.open(file, READERS)) {
            long pixels = (long) clip.width() * clip.height();
            assertTrue(clip.frameCount() > 0);
            for (int i = 0; i < clip.frameCount() && (i == 0 || i * pixels < MOST_PIXELS); i++) {
                assertEquals(pixels, clip.rgb(i).length);
                assertTrue(clip.times().duration(i) > 0);
            }
            clip.notes().forEach(ReadingFuzzTest::assertSentence);
        } catch (BadInputException e) {
            assertSentence(e.getMessage());
        }
    }

    private static void assertSentence(String said) {
        assertEquals(1, said.lines().count(), said);
        assertTrue(said.contains("fuzz.bin") && said.endsWith(".") && said.length() < 400, said);
    }
}
