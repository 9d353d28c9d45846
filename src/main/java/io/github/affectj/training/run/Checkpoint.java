package io.github.affectj.training.run;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.SafeFiles;
import io.github.affectj.model.store.WeightsFile;
import io.github.affectj.training.report.EpochMetrics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What lies in {@code checkpoint/}: the last finished epoch and the best one. The small {@code
 * state.json} is moved into place last, so that a run that is killed at any moment goes on from an
 * epoch whose files are whole.
 */
public final class Checkpoint {

    /**
     * Where a run stands.
     *
     * @param epoch the last finished epoch
     * @param bestEpoch the epoch of the lowest calibrated validation loss
     * @param bestLoss that loss
     * @param steps optimizer steps taken
     * @param metrics all finished epochs
     * @param config the settings and data hash that the run was started with
     */
    record State(
            int epoch,
            int bestEpoch,
            double bestLoss,
            long steps,
            List<EpochMetrics> metrics,
            Map<String, String> config) {}

    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

    private final Path folder;

    Checkpoint(Path runFolder) {
        folder = runFolder.resolve("checkpoint");
    }

    /**
     * Deletes the checkpoint of a run that has ended, if it is there. The state goes first, so that
     * what a kill leaves is no checkpoint any more; the next call deletes that, too.
     */
    public static void discard(Path runFolder) {
        Checkpoint checkpoint = new Checkpoint(runFolder);
        if (Files.notExists(checkpoint.folder)) {
            return;
        }
        delete(checkpoint.stateFile());
        try (Stream<Path> files = Files.list(checkpoint.folder)) {
            files.forEach(Checkpoint::delete);
        } catch (IOException e) {
            return; // it only takes room
        }
        delete(checkpoint.folder);
    }

    boolean exists() {
        return Files.isRegularFile(stateFile());
    }

    State read() {
        try {
            State state = GSON.fromJson(Files.readString(stateFile()), State.class);
            if (state != null && state.config() != null && state.metrics() != null) {
                return state;
            }
            throw new JsonParseException("An entry is missing");
        } catch (IOException | JsonParseException e) {
            throw new BadInputException(
                    stateFile() + " is damaged; start a new run in another folder.", e);
        }
    }

    /** Fills the learner from the last finished epoch. */
    void restore(Learner learner, NDManager manager, State state) {
        try (NDManager scope = manager.newSubManager()) {
            Map<String, NDArray> arrays = WeightsFile.read(last(state.epoch()), scope);
            learner.restore(arrays, state.steps());
        }
    }

    /** Stores the epoch that has just finished. */
    void write(Learner learner, State state) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new BadInputException("The folder " + folder + " can't be made.", e);
        }
        SafeFiles.write(last(state.epoch()), p -> WeightsFile.writeArrays(p, learner.state()));
        if (state.bestEpoch() == state.epoch()) {
            SafeFiles.write(
                    best(state.epoch()),
                    p ->
                            Files.copy(
                                    last(state.epoch()),
                                    p,
                                    java.nio.file.StandardCopyOption.REPLACE_EXISTING));
        }
        SafeFiles.writeText(stateFile(), GSON.toJson(state) + "\n");
        deleteOthers(state);
    }

    /** The file of the best epoch: weights by name, with the optimizer's moments. */
    Path best(int epoch) {
        return folder.resolve("best-" + epoch + ".safetensors");
    }

    private Path last(int epoch) {
        return folder.resolve("last-" + epoch + ".safetensors");
    }

    private Path stateFile() {
        return folder.resolve("state.json");
    }

    private void deleteOthers(State state) {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(f -> f.toString().endsWith(".safetensors"))
                    .filter(
                            f ->
                                    !f.equals(last(state.epoch()))
                                            && !f.equals(best(state.bestEpoch())))
                    .forEach(Checkpoint::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It is only in the way of nothing; the next epoch tries again.
            file.toFile().deleteOnExit();
        }
    }
}
