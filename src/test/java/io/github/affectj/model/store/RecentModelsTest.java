package io.github.affectj.model.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecentModelsTest {
    @TempDir Path temp;

    private Path model(String run) throws IOException {
        Path folder = Files.createDirectories(temp.resolve(run).resolve("model"));
        Files.writeString(folder.resolve(StoredModel.SPEC), "not read here");
        return folder;
    }

    @Test
    void newestComesFirstAndWhatIsGoneIsLeftOut() throws IOException {
        // ImageJ makes the folder of its settings when it is quit first.
        Path file = temp.resolve("settings").resolve("recent.txt");
        RecentModels recent = new RecentModels(file);
        assertEquals(List.of(), recent.paths());
        Path first = model("first");
        Path second = model("second, ä");
        recent.remember(first);
        recent.remember(second);
        recent.remember(first);
        assertEquals(List.of(first.toString(), second.toString()), recent.paths());
        // Another session reads the same.
        assertEquals(2, new RecentModels(file).paths().size());
        Files.delete(first.resolve(StoredModel.SPEC));
        assertEquals(List.of(second.toString()), recent.paths());
        for (int i = 0; i < 20; i++) {
            recent.remember(model("run " + i));
        }
        assertEquals(10, recent.paths().size());
        assertTrue(recent.paths().get(0).contains("run 19"));
    }

    /** Neither training nor a dialog ends because of the list. */
    @Test
    void aFileThatCannotBeUsedIsPassedOver() throws IOException {
        RecentModels nowhere = new RecentModels(model("x").resolve("model.json/recent.txt"));
        nowhere.remember(model("run"));
        assertEquals(List.of(), nowhere.paths());
        RecentModels folder = new RecentModels(Files.createDirectory(temp.resolve("folder")));
        folder.remember(model("run"));
        assertEquals(List.of(), folder.paths());
        Path odd = temp.resolve("odd.txt");
        Files.write(odd, new byte[] {(byte) 0xFF, 0, 10, 'x', 10});
        assertEquals(List.of(), new RecentModels(odd).paths());
        Files.writeString(odd, "\0\nrelative\n\n" + model("run") + "\n");
        assertEquals(1, new RecentModels(odd).paths().size());
    }
}
