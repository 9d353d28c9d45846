package io.github.affectj.training.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderReaderTest {
    @TempDir Path temp;

    private void file(String path) throws IOException {
        Path file = temp.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "not read here: " + path);
    }

    private void complains(String... parts) {
        String message =
                assertThrows(BadInputException.class, () -> ClipDataset.open(temp)).getMessage();
        for (String part : parts) {
            assertTrue(message.contains(part), message);
        }
    }

    @Test
    void clipsInSubFoldersBelongToTheLabel() throws IOException {
        file("train/happy/a.gif");
        file("train/happy/ann/take 1/b.gif");
        file("val/happy/c.gif");
        ClipDataset set = ClipDataset.open(temp);
        assertEquals(List.of("happy"), set.labels());
        assertEquals(2, set.split("train").size());
    }

    @Test
    void whatSystemsLeaveIsNoClip() throws IOException {
        file("train/happy/a.gif");
        file("train/happy/Thumbs.db");
        file("train/happy/Desktop.ini");
        file("train/happy/.DS_Store");
        file("train/happy/._a.gif");
        file("train/happy/~$a.docx");
        file("train/__MACOSX/happy/a.gif");
        file("__MACOSX/train/happy/a.gif");
        ClipDataset set = ClipDataset.open(temp);
        assertEquals(1, set.samples().size());
        assertEquals(List.of(), set.notes());
    }

    @Test
    void whatHasNoLabelIsNamed() throws IOException {
        file("train/happy/a.gif");
        file("train/b.gif");
        file("extra/happy/c.gif");
        ClipDataset set = ClipDataset.open(temp);
        assertEquals(1, set.samples().size());
        assertEquals(2, set.notes().size(), set.notes().toString());
        assertTrue(set.notes().get(0).contains("b.gif"), set.notes().toString());
        assertTrue(set.notes().get(1).contains("extra"), set.notes().toString());
    }

    @Test
    void aDeadLinkIsAClipThatTheCheckTellsOf() throws IOException {
        file("train/happy/a.gif");
        Path link = temp.resolve("train/happy/b.gif");
        Files.createSymbolicLink(link, temp.resolve("gone.gif"));
        ClipDataset set = ClipDataset.open(temp);
        assertEquals(2, set.samples().size());
        String problem = ForeignFiles.problem(set.samples().get(1).path(), "a file").orElseThrow();
        assertTrue(problem.contains("b.gif") && problem.contains("link"), problem);
    }

    @Test
    void aLinkToAFolderAboveIsNamedRatherThanFollowedForEver() throws IOException {
        file("train/happy/a.gif");
        Files.createSymbolicLink(temp.resolve("train/happy/again"), temp.resolve("train"));
        complains("again", "link");
    }

    @Test
    void linkedFoldersAreRead() throws IOException {
        file("elsewhere/a.gif");
        Path set = Files.createDirectories(temp.resolve("set/train"));
        Files.createSymbolicLink(set.resolve("happy"), temp.resolve("elsewhere"));
        assertEquals(1, ClipDataset.open(temp.resolve("set")).samples().size());
    }

    @Test
    void spellingsOfAnAccentAreOneLabel() throws IOException {
        file("train/Gl\u00FCck/a.gif");
        file("val/" + Normalizer.normalize("Gl\u00FCck", Normalizer.Form.NFD) + "/b.gif");
        assertEquals(List.of("Gl\u00FCck"), ClipDataset.open(temp).labels());
    }

    @Test
    void splitsAreReadInCapitalsAndOtherNamesForThemRefused() throws IOException {
        file("Train/happy/a.gif");
        file("TEST/happy/b.gif");
        assertEquals(1, ClipDataset.open(temp).split("test").size());
        file("validation/happy/c.gif");
        complains("validation", "rename");
    }

    @Test
    void foldersOfLabelsAloneAreReadWithoutASplit() throws IOException {
        file("happy/a.gif");
        file("sad/b.gif");
        ClipDataset set = ClipDataset.open(temp);
        assertFalse(set.isSplit());
        assertEquals(List.of("happy", "sad"), set.labels());
        assertTrue(set.splits().isEmpty());
        String message =
                assertThrows(BadInputException.class, () -> set.split("test")).getMessage();
        assertTrue(message.contains("split=all") && message.contains("'dataset'"), message);
    }

    @Test
    void aTrainingRunBesideTheLabelsIsNoLabel() throws IOException {
        file("happy/a.gif");
        file("sad/b.gif");
        file("run 1/config.json");
        file("run 1/checkpoint/state.json");
        ClipDataset set = ClipDataset.open(temp);
        assertEquals(List.of("happy", "sad"), set.labels());
        assertTrue(set.notes().get(0).contains("run 1"), set.notes().toString());
    }

    @Test
    void aComparisonBesideTheLabelsIsNoLabel() throws IOException {
        file("happy/a.gif");
        file("sad/b.gif");
        file("grid 1/grid.json");
        file("grid 1/runs/01-resnet18-f2-seed1/config.json");
        ClipDataset set = ClipDataset.open(temp);
        assertEquals(List.of("happy", "sad"), set.labels());
        assertTrue(set.notes().get(0).contains("grid 1"), set.notes().toString());
    }

    @Test
    void aSetInAFolderOfItsOwnIsNotTakenForALabel() throws IOException {
        file("set/train/happy/a.gif");
        complains("looks like a data set", "dataset=" + temp.resolve("set"));
    }

    @Test
    void saysWhatIsNoFolderOrNoTable() throws IOException {
        file("x/a.gif");
        Path file = temp.resolve("x/a.gif");
        String message =
                assertThrows(BadInputException.class, () -> ClipDataset.open(file)).getMessage();
        assertTrue(message.contains("is a file, not a folder"), message);
        Files.createDirectories(temp.resolve(ClipDataset.MANIFEST));
        complains(ClipDataset.MANIFEST, "is a folder");
    }

    /** A path that is longer than the system allows, by links: root can't read it either. */
    @Test
    void aFolderThatCannotBeReadIsNamed() throws IOException {
        file("train/happy/a.gif");
        Path at = temp.resolve("train/happy");
        String longName = "x".repeat(240);
        for (int i = 0; i < 20; i++) {
            Path next = temp.resolve("elsewhere" + i);
            Files.createDirectories(next.resolve(longName));
            Files.createSymbolicLink(at.resolve("on"), next);
            at = next.resolve(longName);
        }
        complains(temp + "/train/happy/on/xxx", "can't be read");
    }
}
