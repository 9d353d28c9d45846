package io.github.affectj.media.gif;

import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.scijava.plugin.Plugin;

/** Opens PNG files, animated (APNG) or not. */
@Plugin(type = ClipReader.class)
public final class ApngReader implements ClipReader {
    static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    /** Whether these are the first eight bytes of a PNG. */
    static boolean isSignature(byte[] start) {
        return Arrays.equals(start, SIGNATURE);
    }

    @Override
    public String formats() {
        return "PNG and animated PNG (APNG)";
    }

    @Override
    public boolean canRead(Path path, byte[] head) {
        return head.length >= 8 && isSignature(Arrays.copyOf(head, 8));
    }

    /** {@inheritDoc} The file stays open until the clip is closed. */
    @Override
    public Clip open(Path path) throws IOException {
        ApngIndex index = ApngIndex.read(path);
        return UprightClip.of(new ApngClip(path, index), index.orientation());
    }
}
