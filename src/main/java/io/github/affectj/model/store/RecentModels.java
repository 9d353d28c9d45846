package io.github.affectj.model.store;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.SafeFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The folders of the models that were trained last, one a line in a file, newest first: what a
 * dialog can offer that lies in no {@code models} folder. Nothing but an offer depends on the file,
 * so that one that can't be read or written is passed over.
 */
public final class RecentModels {
    private static final int MOST = 10;
    private static final long MOST_BYTES = 1 << 16;

    private final Path file;

    /**
     * @param file need not be there, nor its folder
     */
    public RecentModels(Path file) {
        this.file = file;
    }

    /** The models that are still there, as paths that {@link ModelStore#find} takes. */
    public List<String> paths() {
        List<String> paths = new ArrayList<>();
        for (String line : lines()) {
            try {
                Path folder = Path.of(line);
                if (folder.isAbsolute() && Files.isRegularFile(folder.resolve(StoredModel.SPEC))) {
                    paths.add(line);
                }
            } catch (InvalidPathException e) {
                // Somebody else wrote into the file.
                continue;
            }
        }
        return paths;
    }

    /**
     * Puts a model's folder before the others, of which the oldest and those gone are forgotten.
     */
    public void remember(Path folder) {
        List<String> paths = new ArrayList<>(paths());
        String path = folder.toAbsolutePath().normalize().toString();
        paths.remove(path);
        paths.add(0, path);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            SafeFiles.writeText(
                    file, String.join("\n", paths.subList(0, Math.min(MOST, paths.size()))) + "\n");
        } catch (IOException | BadInputException e) {
            // The model is trained all the same, and can be named by its path.
            return;
        }
    }

    private List<String> lines() {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES
                    ? Files.readAllLines(file)
                    : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }
}
