package io.github.affectj.model.familiarity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.affectj.base.BadInputException;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.TestModels;
import io.github.affectj.model.store.StoredModel;
import io.github.affectj.model.store.WeightsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FamiliarityFileTest {
    private static final int VISUAL = 40;
    private static final int AUDIO = 5;

    @TempDir Path folder;

    private static List<float[]> rows(int count, int columns, long seed) {
        Random random = new Random(seed);
        List<float[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[] row = new float[columns];
            for (int k = 0; k < columns; k++) {
                row[k] = random.nextFloat();
            }
            rows.add(row);
        }
        return rows;
    }

    private static Familiarity both() {
        return new Familiarity(
                StreamFamiliarity.ofMaps(rows(60, VISUAL, 1), rows(30, VISUAL, 2)),
                StreamFamiliarity.ofMeasures(rows(60, AUDIO, 3), rows(30, AUDIO, 4)));
    }

    private StoredModel model(String sha256) {
        return new StoredModel(folder, TestModels.spec().withOwnKind(sha256, ""));
    }

    @Test
    void whatIsReadSaysTheSame() {
        Familiarity written = both();
        Familiarity read =
                FamiliarityFile.read(model(FamiliarityFile.write(written, folder)), VISUAL, AUDIO);
        for (float[] row : rows(20, VISUAL, 5)) {
            assertEquals(written.visual(row), read.visual(row));
        }
        for (float[] row : rows(20, AUDIO, 6)) {
            assertEquals(written.audio(row), read.audio(row));
        }
    }

    @Test
    void anOlderModelTellsNothing() {
        assertFalse(FamiliarityFile.read(model(""), VISUAL, 0).isTold());
        FamiliarityFile.write(both(), folder);
        assertEquals("", FamiliarityFile.write(Familiarity.NONE, folder));
        assertFalse(Files.exists(folder.resolve(StoredModel.FAMILIARITY)), "none of another run");
    }

    @Test
    void aFileThatIsNotTheModelsIsRefusedInASentence() throws IOException {
        String sha256 = FamiliarityFile.write(both(), folder);
        complains(model("ab".repeat(32)), "it is not that of model.json: SHA-256 " + sha256);
        complains(model(sha256), VISUAL + 1, AUDIO, "visual.mean has 40 columns; the model has 41");
        complains(model(sha256), VISUAL, 0, "audio.");
        Files.delete(folder.resolve(StoredModel.FAMILIARITY));
        complains(model(sha256), "there is no such file");
    }

    @Test
    void damagedStatisticsAreRefusedInASentence() throws IOException {
        replaced("visual.mean", m -> m.full(new Shape(40), Float.NaN), "that are no numbers");
        replaced("visual.rest", m -> m.zeros(new Shape(1)), "not above 0");
        replaced("visual.held_out", m -> m.create(new float[] {1, 2}), "at least 20");
        replaced("visual.held_out", m -> m.arange(30f, 0f, -1f), "visual.held_out does not rise");
        replaced("visual.factor", m -> m.zeros(new Shape(3, 3)), "no square of 40 rows");
        replaced("visual.factor", m -> m.zeros(new Shape(40, 40)), "not above 0");
        replaced("visual.axes", m -> m.create(1f), "visual.axes has the shape ()");
        replaced("visual.more", m -> m.create(new float[3]), "visual.more is none");
        Files.writeString(folder.resolve(StoredModel.FAMILIARITY), "{}");
        complains(
                model(WeightsFile.sha256(folder.resolve(StoredModel.FAMILIARITY))),
                "which tells what is familiar to the model, can't be used");
    }

    /** Refused is a file of which one tensor is another, with the right hash. */
    private void replaced(String name, Function<NDManager, NDArray> by, String part)
            throws IOException {
        FamiliarityFile.write(both(), folder);
        Path file = folder.resolve(StoredModel.FAMILIARITY);
        try (NDManager scope = NDManager.newBaseManager()) {
            Map<String, NDArray> arrays = WeightsFile.read(file, scope);
            NDArray other = by.apply(scope);
            other.setName(name);
            arrays.put(name, other);
            WeightsFile.writeArrays(file, new NDList(arrays.values()));
        }
        complains(model(WeightsFile.sha256(file)), part);
    }

    private void complains(StoredModel model, String part) {
        complains(model, VISUAL, AUDIO, part);
    }

    private void complains(StoredModel model, int visual, int audio, String part) {
        String told =
                assertThrows(
                                BadInputException.class,
                                () -> FamiliarityFile.read(model, visual, audio))
                        .getMessage();
        assertTrue(told.contains(part), told);
        assertTrue(told.contains(StoredModel.FAMILIARITY) && told.endsWith("."), told);
        assertFalse(told.contains("\n"), told);
    }

    @Test
    void theDomainIsALine() {
        assertTrue(ModelSpec.isDomain("Drawn faces."));
        assertFalse(ModelSpec.isDomain("Drawn\nfaces."));
        assertFalse(ModelSpec.isDomain("x".repeat(ModelSpec.LONGEST_DOMAIN + 1)));
    }
}
