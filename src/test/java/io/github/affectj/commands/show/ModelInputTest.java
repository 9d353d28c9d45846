package io.github.affectj.commands.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.model.store.ModelStore;
import io.github.affectj.model.store.RecentModels;
import io.github.affectj.model.store.StoredModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelInputTest {
    @TempDir Path temp;

    /** What is offered can be opened under the name that is offered. */
    @Test
    void aFreshlyTrainedModelIsOfferedBesideTheInstalledOnes() throws IOException {
        StoredModel installed = ModelStore.describe(ModelStore.ids().get(0));
        Path trained = Files.createDirectories(temp.resolve("run/model"));
        Files.copy(installed.folder().resolve(StoredModel.SPEC), trained.resolve(StoredModel.SPEC));
        RecentModels recent = new RecentModels(temp.resolve("recent.txt"));
        recent.remember(trained);
        List<String> offered = ModelInput.stored(recent);
        assertTrue(offered.containsAll(ModelStore.ids()), offered.toString());
        String last = offered.get(offered.size() - 1);
        assertEquals(trained, ModelStore.describe(last).folder());
    }
}
