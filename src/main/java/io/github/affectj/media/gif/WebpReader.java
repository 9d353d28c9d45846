package io.github.affectj.media.gif;

import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.scijava.plugin.Plugin;

/** Opens WebP files, animated or not. */
@Plugin(type = ClipReader.class)
public final class WebpReader implements ClipReader {
    static final int HEAD_BYTES = 12;

    /** Whether these are the first twelve bytes of a WebP file; bytes 4 to 7 tell its size. */
    static boolean isSignature(byte[] start) {
        String text = new String(start, 0, HEAD_BYTES, StandardCharsets.ISO_8859_1);
        return text.startsWith("RIFF") && text.endsWith("WEBP");
    }

    @Override
    public String formats() {
        return "WebP";
    }

    @Override
    public boolean canRead(Path path, byte[] head) {
        return head.length >= HEAD_BYTES && isSignature(head);
    }

    /** {@inheritDoc} The file stays open until the clip is closed. */
    @Override
    public Clip open(Path path) throws IOException {
        WebpIndex index = WebpIndex.read(path);
        return UprightClip.of(new WebpClip(path, index), index.orientation());
    }
}
