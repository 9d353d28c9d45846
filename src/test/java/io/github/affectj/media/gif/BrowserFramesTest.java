package io.github.affectj.media.gif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    @Test
    void showsOddGifsAsChromium() throws IOException {
        List<String> expected = BrowserFrames.golden("browser-frames.txt");
        List<String> actual = new ArrayList<>();
        String wanted = System.getProperty("affectj.kinds");
        Path kinds = wanted == null ? folder : Files.createDirectories(Path.of(wanted));
        int damaged = 0;
        for (int kind = 0; kind < KINDS; kind++) {
            Path file = Files.write(kinds.resolve(name(kind)), OddGif.bytes(kind));
            boolean[] noted = {false};
            actual.add(BrowserFrames.shown(file, noted));
            damaged += noted[0] ? 1 : 0;
        }
        assertEquals(String.join("\n", expected), String.join("\n", actual));
        assertTrue(damaged > KINDS / 20 && damaged < KINDS / 5, damaged + " are damaged");
    }
}
