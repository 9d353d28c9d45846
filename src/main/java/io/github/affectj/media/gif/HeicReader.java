package io.github.affectj.media.gif;

import io.github.affectj.base.BadInputException;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.scijava.plugin.Plugin;

/**
 * Knows HEIC pictures, as phones make them, to say that they can't be read: there is no decoder for
 * them that runs wherever AffectJ does.
 */
@Plugin(type = ClipReader.class)
public final class HeicReader implements ClipReader {
    /** Where an mp4 or its kin names itself. */
    private static final int BRANDS = 4;

    @Override
    public boolean canRead(Path path, byte[] head) {
        if (head.length < BRANDS + 8) {
            return false;
        }
        String brands = new String(head, BRANDS, head.length - BRANDS, StandardCharsets.ISO_8859_1);
        String first = brands.substring(4, 8);
        return brands.startsWith("ftyp")
                && (isHeic(first) || (first.equals("mif1") && brands.contains("heic")));
    }

    private static boolean isHeic(String brand) {
        return switch (brand) {
            case "heic", "heix", "heim", "heis", "hevc", "hevx" -> true;
            default -> false;
        };
    }

    /**
     * Never opens.
     *
     * @throws BadInputException always
     */
    @Override
    public Clip open(Path path) {
        throw new BadInputException(
                path.getFileName()
                        + " is a HEIC picture, a format that can't be read yet; save it as JPEG or"
                        + " PNG.");
    }
}
