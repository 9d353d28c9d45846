package io.github.affectj.model.install;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignText;
import io.github.affectj.base.Progress;
import io.github.affectj.model.store.StoredModel;
import io.github.affectj.model.store.WeightsFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files that a model is made of; all others are left where they are. */
enum ModelFile {
    SPEC(StoredModel.SPEC, 1 << 20),
    WEIGHTS(StoredModel.WEIGHTS, WeightsFile.MOST_BYTES),
    FAMILIARITY(StoredModel.FAMILIARITY, 16 << 20),
    CARD(StoredModel.CARD, 4 << 20);

    private static final int COPIED_AT_ONCE = 1 << 18;

    private final String fileName;
    private final long mostBytes;

    ModelFile(String fileName, long mostBytes) {
        this.fileName = fileName;
        this.mostBytes = mostBytes;
    }

    /** Its name in a model's folder. */
    String fileName() {
        return fileName;
    }

    /**
     * Copies it into a folder.
     *
     * @param in its content; not closed
     * @param place where it comes from, for people
     * @param progress asked whether to stop
     * @throws BadInputException if it has more bytes than such a file may have, whatever was said
     *     of it before
     */
    void copy(InputStream in, String place, Path folder, Progress progress) throws IOException {
        byte[] piece = new byte[COPIED_AT_ONCE];
        long count = 0;
        try (OutputStream out = Files.newOutputStream(folder.resolve(fileName))) {
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                count += n;
                if (count > mostBytes) {
                    throw new BadInputException(
                            "The file %s of %s has more than %d MB, which no model of AffectJ has."
                                    .formatted(fileName, ForeignText.of(place), mostBytes >> 20));
                }
                out.write(piece, 0, n);
                progress.checkCancelled();
            }
        }
    }
}
