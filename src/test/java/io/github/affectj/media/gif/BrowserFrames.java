package io.github.affectj.media.gif;

import io.github.affectj.base.BadInputException;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;

/** What a browser showed, as {@code scripts/reference/browser_frames.mjs} wrote it down. */
final class BrowserFrames {
    private BrowserFrames() {}

    /** Lines of a golden file among the test resources, in the form of {@link #shown}. */
    static List<String> golden(String name) throws IOException {
        try (InputStream in = BrowserFrames.class.getResourceAsStream(name)) {
            // A browser's page shows what is stored with 0 or 1 for 10 hundredths of a second.
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll(" [01]:", " 10:")
                    .lines()
                    .toList();
        }
    }

    /**
     * What we show of a file: its name, width x height, and for each frame its hundredths of a
     * second and the CRC-32 of its pixels; {@code error} from a frame on that can't be decoded.
     *
     * @param damaged its first value becomes true if there is such a frame
     */
    static String shown(Path file, boolean[] damaged) throws IOException {
        StringBuilder text = new StringBuilder(file.getFileName().toString());
        try (Clip clip = ClipOpener.open(file)) {
            text.append(' ').append(clip.width()).append('x').append(clip.height());
            for (int i = 0; i < clip.frameCount(); i++) {
                int[] rgb = clip.rgb(i);
                damaged[0] |= clip.notes().stream().anyMatch(note -> note.contains("decoded"));
                if (damaged[0]) {
                    return text.append(" error").toString();
                }
                long hundredths = Math.round(clip.times().duration(i) * 100);
                text.append(String.format(" %d:%08x", hundredths, crc(rgb)));
            }
        } catch (BadInputException e) {
            damaged[0] = true;
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
}
