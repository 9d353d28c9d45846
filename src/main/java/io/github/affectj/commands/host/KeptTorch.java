package io.github.affectj.commands.host;

import ij.Prefs;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.SafeFiles;
import io.github.affectj.model.engine.TorchSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder of the PyTorch for graphics cards that the user has named, kept in a file beside
 * ImageJ's own settings of this user. Not among these settings, which ImageJ neither reads nor
 * writes without a display.
 */
public final class KeptTorch {
    private static final long MOST_BYTES = 1 << 14;

    private final Path file;

    /**
     * @param file need not be there, nor its folder
     */
    public KeptTorch(Path file) {
        this.file = file;
    }

    /** That of the user who runs ImageJ. */
    public static KeptTorch ofUser() {
        return new KeptTorch(Path.of(Prefs.getPrefsDir(), "AffectJ_pytorch.txt"));
    }

    /** The folder; empty for AffectJ's own PyTorch. */
    public String folder() {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES
                    ? Files.readString(file).strip()
                    : "";
        } catch (IOException e) { // as of bytes that are no text: somebody else wrote into it
            return "";
        }
    }

    /**
     * Keeps another folder.
     *
     * @param folder empty for AffectJ's own PyTorch
     * @throws BadInputException if the file can't be written
     */
    public void keep(String folder) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new BadInputException(
                    "The folder of %s can't be made: give a right to write there.".formatted(file),
                    e);
        }
        SafeFiles.writeText(file, folder + "\n");
        handOn();
    }

    /** Hands the folder on to the engine, which heeds it when it starts. */
    void handOn() {
        TorchSetting.keep(folder());
    }
}
