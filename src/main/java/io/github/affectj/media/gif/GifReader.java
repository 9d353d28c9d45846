package io.github.affectj.media.gif;

import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.scijava.plugin.Plugin;

/** Opens GIF files, animated or not. */
@Plugin(type = ClipReader.class)
public final class GifReader implements ClipReader {

    /** Whether the first six characters are those of a GIF. */
    static boolean isSignature(String start) {
        return start.equals("GIF87a") || start.equals("GIF89a");
    }

    @Override
    public String formats() {
        return "GIF";
    }

    @Override
    public boolean canRead(Path path, byte[] head) {
        return head.length >= 6 && isSignature(new String(head, 0, 6, StandardCharsets.ISO_8859_1));
    }

    /** {@inheritDoc} The file stays open until the clip is closed. */
    @Override
    public Clip open(Path path) throws IOException {
        return new GifClip(path, GifIndex.read(path));
    }
}
