package io.github.affectj.model.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where models are looked for, and where new ones are put. */
class ModelFoldersTest {
    @TempDir Path temp;

    @AfterEach
    void forget() {
        System.clearProperty(ModelFolders.PROPERTY);
    }

    @ParameterizedTest
    @CsvSource({
        "Fiji/jars/affectj-1.0.jar, Fiji/models",
        "Fiji/plugins/AffectJ/affectj-1.0.jar, Fiji/models",
        "ImageJ/plugins/AffectJ_-1.0.jar, ImageJ/models",
        "ImageJ/Plugins/AffectJ_-1.0.jar, ImageJ/models",
        "project/target/classes, first",
        "somewhere/affectj.jar, first"
    })
    void newModelsLieBesideTheApplicationElseInTheFirstFolderOfModels(String jar, String home) {
        List<Path> roots = List.of(temp.resolve("first"), temp.resolve("second"));
        assertEquals(temp.resolve(home), ModelFolders.home(temp.resolve(jar), roots));
    }

    @Test
    void withoutAnyNewModelsLieInTheWorkingFolder() {
        assertEquals(Path.of("models").toAbsolutePath(), ModelFolders.home(null, List.of()));
    }

    @Test
    void aFolderThatTheUserNamesComesFirst() throws IOException {
        Path mine = temp.resolve("mine");
        System.setProperty(ModelFolders.PROPERTY, mine.toString());
        assertEquals(mine, ModelFolders.home());
        assertEquals(-1, ModelStore.roots().indexOf(mine), "it is not there yet");
        Files.createDirectories(mine);
        assertEquals(0, ModelStore.roots().indexOf(mine));
    }

    /** Such a folder is a model on its way into its place. */
    @Test
    void hiddenFoldersHoldNoModels() throws IOException {
        for (String name : List.of("a", ".affectj-1234")) {
            Path folder = Files.createDirectories(temp.resolve(name));
            Files.writeString(folder.resolve(StoredModel.SPEC), "{}");
        }
        assertEquals(Set.of("a"), ModelFolders.installed(List.of(temp)).keySet());
    }
}
