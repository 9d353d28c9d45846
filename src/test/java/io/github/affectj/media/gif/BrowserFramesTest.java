package io.github.affectj.media.gif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Odd GIFs against Chromium: {@code browser-frames.txt} tells what it shows of each. To make that
 * file anew, which wants Chromium and Node:
 *
 * <pre>
 * mvn -B test -Dtest=BrowserFramesTest -Daffectj.kinds=target/kinds
 * node scripts/reference/browser_frames.mjs target/kinds \
 *     src/test/resources/io/github/affectj/media/gif/browser-frames.txt
 * </pre>
 */
class BrowserFramesTest {
    private static final int KINDS = 400;

    @TempDir Path folder;

    private static String name(int kind) {
        return String.format("kind-%03d.gif", kind);
    }

    private static List<String> golden() throws IOException {
        try (InputStream in = BrowserFramesTest.class.getResourceAsStream("browser-frames.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    /** What we show, in the form of the golden file. */
    private static String shown(Path file, boolean[] noted) throws IOException {
        StringBuilder text = new StringBuilder(file.getFileName().toString());
        try (Clip clip = ClipOpener.open(file)) {
            text.append(' ').append(clip.width()).append('x').append(clip.height());
            for (int i = 0; i < clip.frameCount(); i++) {
                int[] rgb = clip.rgb(i);
                noted[0] |= clip.notes().stream().anyMatch(note -> note.contains("decoded"));
                if (noted[0]) {
                    return text.append(" error").toString();
                }
                long hundredths = Math.round(clip.times().duration(i) * 100);
                text.append(String.format(" %d:%08x", hundredths, crc(rgb)));
            }
        } catch (BadInputException e) {
            noted[0] = true;
            text.append(" error");
        }
        return text.toString();
    }

    private static long crc(int[] rgb) {
        CRC32 crc = new CRC32();
        for (int colour : rgb) {
            crc.update(colour >> 16);
            crc.update(colour >> 8);
            crc.update(colour);
        }
        return crc.getValue();
    }

    /** A browser's page shows what is stored with 0 or 1 for 10 hundredths of a second. */
    private static String asShown(String line) {
        return line.replaceAll(" [01]:", " 10:");
    }

    @Test
    void showsOddGifsAsChromium() throws IOException {
        List<String> expected = golden().stream().map(BrowserFramesTest::asShown).toList();
        List<String> actual = new ArrayList<>();
        String wanted = System.getProperty("affectj.kinds");
        Path kinds = wanted == null ? folder : Files.createDirectories(Path.of(wanted));
        int damaged = 0;
        for (int kind = 0; kind < KINDS; kind++) {
            Path file = Files.write(kinds.resolve(name(kind)), OddGif.bytes(kind));
            boolean[] noted = {false};
            actual.add(shown(file, noted));
            damaged += noted[0] ? 1 : 0;
        }
        assertEquals(String.join("\n", expected), String.join("\n", actual));
        assertTrue(damaged > KINDS / 20 && damaged < KINDS / 5, damaged + " are damaged");
    }
}
