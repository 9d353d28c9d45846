package io.github.affectj.media.sound;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.scijava.plugin.Plugin;

/**
 * Opens files that hold sound and no moving picture (WAV, MP3, FLAC, Ogg, M4A and the like; the
 * picture of a cover counts as none) as {@link SoundOnlyClip}s.
 */
@Plugin(type = ClipReader.class)
public final class SoundFileReader implements ClipReader {
    private static final int EBML = 0x1A45DFA3;

    @Override
    public String formats() {
        return "WAV, MP3, FLAC, Ogg, M4A";
    }

    /** {@inheritDoc} Files of kinds that may hold a film as well are looked into. */
    @Override
    public boolean canRead(Path path, byte[] head) {
        return canRead(path, head, Progress.NONE);
    }

    @Override
    public boolean canRead(Path path, byte[] head, Progress progress) {
        if (!looksLikeSound(head)) {
            return false;
        }
        try {
            return SoundTracks.isSoundOnly(path, progress);
        } catch (BadInputException | IOException e) {
            // Not for us; whoever claims it says what is wrong with it.
            return false;
        }
    }

    private static boolean looksLikeSound(byte[] head) {
        return has(head, 0, "RIFF") && has(head, 8, "WAVE")
                || has(head, 0, "RF64")
                || has(head, 0, "FORM") && has(head, 8, "AIF")
                || has(head, 0, ".snd")
                || has(head, 0, "caff")
                || has(head, 0, "fLaC")
                || has(head, 0, "OggS")
                || has(head, 0, "ID3")
                || has(head, 4, "ftyp")
                || isZero(head)
                || isMpegAudio(head)
                || isMatroska(head);
    }

    /** The eleven set bits that begin a frame of MP3, or AAC without a container. */
    private static boolean isMpegAudio(byte[] head) {
        return head.length >= 2 && (head[0] & 0xFF) == 0xFF && (head[1] & 0xE0) == 0xE0;
    }

    /** Some recorders write zeros before MP3. */
    private static boolean isZero(byte[] head) {
        int sum = 0;
        for (byte value : head) {
            sum |= value;
        }
        return sum == 0;
    }

    private static boolean isMatroska(byte[] head) {
        return head.length >= 4
                && ((head[0] & 0xFF) << 24
                                | (head[1] & 0xFF) << 16
                                | (head[2] & 0xFF) << 8
                                | (head[3] & 0xFF))
                        == EBML;
    }

    private static boolean has(byte[] head, int at, String letters) {
        byte[] wanted = letters.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < wanted.length; i++) {
            if (at + i >= head.length || head[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Clip open(Path path) throws IOException {
        return open(path, 0, Progress.NONE);
    }

    /** {@inheritDoc} Blank frames are of one size, whatever width is wanted. */
    @Override
    public Clip open(Path path, int width, Progress progress) throws IOException {
        FilmSound sound =
                FilmSound.of(path, Double.NaN, null, progress)
                        .orElseThrow(
                                () ->
                                        new BadInputException(
                                                path.getFileName()
                                                        + " holds no audio that can be decoded."));
        return new SoundOnlyClip(path, sound);
    }
}
