package io.github.affectj.model.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What may be wrong with the folder into which the engine unpacks its libraries. */
final class EngineCache {
    /** Megabytes that PyTorch's libraries have, with some to spare. */
    private static final long NEEDED = 450;

    private EngineCache() {}

    /**
     * What keeps the engine from unpacking its libraries, as a sentence; empty if nothing does.
     *
     * @param folder where it unpacks them; need not be there
     */
    static Optional<String> complaint(Path folder) {
        Path there = folder.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there) || !Files.isWritable(there)) {
            return Optional.of(
                    "The PyTorch engine can't unpack its libraries: the folder %s can't be written to. %s"
                            .formatted(folder, remedy()));
        }
        try {
            return complaint(folder, Files.getFileStore(there).getUsableSpace() >> 20);
        } catch (IOException e) {
            return Optional.empty(); // it does not tell its room, so it is not to blame
        }
    }

    /**
     * As above, for a folder that can be written to.
     *
     * @param room free megabytes
     */
    static Optional<String> complaint(Path folder, long room) {
        return room >= NEEDED
                ? Optional.empty()
                : Optional.of(
                        "The PyTorch engine can't unpack its libraries: the folder %s has room for %d MB, but %d MB are needed. %s"
                                .formatted(folder, room, NEEDED, remedy()));
    }

    private static String remedy() {
        return "Make room there, or name another folder in the environment variable DJL_CACHE_DIR"
                + " before you start ImageJ.";
    }
}
