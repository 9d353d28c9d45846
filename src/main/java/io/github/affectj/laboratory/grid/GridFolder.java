package io.github.affectj.laboratory.grid;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.SafeFiles;
import io.github.affectj.training.report.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The folder of a comparison: the runs, each in its own, what was compared, tables and figures. */
public final class GridFolder {
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final RunFolder folder;

    /**
     * @param path made by {@link #create}
     * @throws BadInputException if it is no folder to write to, or holds a training run
     */
    public GridFolder(Path path) {
        folder = new RunFolder(path);
        folder.requireFree(false);
    }

    /** Its path, absolute. */
    public Path path() {
        return folder.path();
    }

    /** Where a split that was made here is written down: a data set. */
    public Path dataset() {
        return folder.split();
    }

    /** The run folder of a cell. */
    public Path run(Cell cell) {
        return folder.path().resolve("runs").resolve(cell.name());
    }

    /**
     * Makes the folder.
     *
     * @return whether it was not there
     */
    public boolean create() {
        return folder.create();
    }

    /** Takes the folder away again if nothing was written to it. */
    public void removeIfEmpty() {
        try {
            Files.deleteIfExists(folder.path());
        } catch (IOException e) {
            // Something is in it, which is to stay.
            return;
        }
    }

    /**
     * Makes a folder in it.
     *
     * @throws BadInputException if it can't be made
     */
    public Path make(String name) {
        try {
            return Files.createDirectories(folder.path().resolve(name));
        } catch (IOException e) {
            throw new BadInputException(
                    "The folder " + folder.path().resolve(name) + " can't be made.", e);
        }
    }

    private Path plan() {
        return folder.path().resolve("grid.json");
    }

    /**
     * Writes down what is compared, or makes sure that it is what was begun here.
     *
     * @param settings by key
     * @throws BadInputException if another comparison was begun here, which names the first
     *     difference
     */
    public void require(Map<String, String> settings) {
        if (Files.notExists(plan())) {
            SafeFiles.writeText(plan(), GSON.toJson(settings) + "\n");
            return;
        }
        Map<String, String> before;
        try {
            before = GSON.fromJson(Files.readString(plan()), new TypeToken<>() {});
            if (before == null) {
                throw new JsonParseException("It is empty");
            }
        } catch (IOException | JsonParseException e) {
            throw new BadInputException(plan() + " is damaged; choose another folder.", e);
        }
        settings.forEach(
                (key, value) -> {
                    if (!value.equals(before.get(key))) {
                        throw new BadInputException(
                                key.equals(GridData.CLIPS)
                                        ? "output=%s holds a comparison on other clips, labels or splits; choose another folder."
                                                .formatted(path())
                                        : "output=%s holds another comparison: %s was %s and is now %s; choose another folder."
                                                .formatted(path(), key, before.get(key), value));
                    }
                });
    }
}
