package io.github.affectj.training.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import io.github.affectj.training.run.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipDatasetTest {
    @TempDir Path temp;

    private void manifest(String... rows) throws IOException {
        Files.writeString(temp.resolve("a.gif"), "not read here");
        Files.writeString(
                temp.resolve(ClipDataset.MANIFEST),
                "path,label,split,group\n" + String.join("\n", rows) + "\n");
    }

    private void complains(String... parts) {
        String message =
                assertThrows(BadInputException.class, () -> ClipDataset.open(temp)).getMessage();
        for (String part : parts) {
            assertTrue(message.contains(part), message);
        }
    }

    @Test
    void readsTheMiniatureSet() {
        ClipDataset set = ClipDataset.open(Runs.TINY);
        assertEquals(7, set.labels().size());
        assertEquals(21, set.split("train").size());
        assertEquals(7, set.split("val").size());
        assertEquals(7, set.split("test").size());
    }

    @Test
    void readsFoldersOfSplitAndLabel() throws IOException {
        for (String split : new String[] {"train", "val", "test-b"}) {
            for (String label : new String[] {"sad", "happy"}) {
                Path folder = Files.createDirectories(temp.resolve(split).resolve(label));
                Files.writeString(folder.resolve("x.gif"), "");
            }
        }
        ClipDataset set = ClipDataset.open(temp);
        assertEquals(List.of("happy", "sad"), set.labels());
        assertEquals(2, set.split("test-b").size());
    }

    @Test
    void namesAnEmptyLabelFolder() throws IOException {
        Files.createDirectories(temp.resolve("train/happy"));
        complains("happy", "is empty");
    }

    @Test
    void namesGroupsThatCrossSplits() throws IOException {
        manifest("a.gif,x,train,ann", "a.gif,y,train,bob", "a.gif,x,val,ann");
        complains("ann (train, val)");
    }

    @Test
    void namesTheLineOfALabelThatTrainingDoesNotHave() throws IOException {
        manifest("a.gif,happiness,train,a", "a.gif,hapiness,val,b");
        complains("manifest.csv line 3", "'hapiness'", "happiness");
    }

    @Test
    void namesTheLineOfAMisspeltTrainingLabel() throws IOException {
        String[] rows = new String[21];
        java.util.Arrays.fill(rows, "a.gif,happiness,train,a");
        rows[1] = "a.gif,fear,train,a";
        rows[20] = "a.gif,hapiness,train,a";
        manifest(rows);
        complains("manifest.csv line 22", "'hapiness'", "'happiness'");
    }

    @Test
    void namesTheLineOfAMissingFileAndOfAnUnknownSplit() throws IOException {
        manifest("a.gif,x,train,a", "b.gif,x,val,b");
        complains("manifest.csv line 3", "b.gif");
        manifest("a.gif,x,training,a");
        complains("manifest.csv line 2", "'training'", "train, val, test");
    }

    @Test
    void namesAMissingColumn() throws IOException {
        Files.writeString(temp.resolve(ClipDataset.MANIFEST), "path,split\na.gif,train\n");
        complains("lacks the column 'label'");
    }

    @Test
    void saysWhatAFolderWithoutClipsNeeds() {
        complains("manifest.csv", "train/<label>");
    }

    @Test
    void namesTheSplitsThereAre() {
        String message =
                assertThrows(
                                BadInputException.class,
                                () -> ClipDataset.open(Runs.TINY).split("test-z"))
                        .getMessage();
        assertTrue(message.contains("test-z") && message.contains("train, val"), message);
    }

    @Test
    void readsAManifestThatASpreadsheetSavedWithAByteOrderMark() throws IOException {
        manifest("a.gif,x,train,a");
        Path file = temp.resolve(ClipDataset.MANIFEST);
        Files.writeString(file, "\uFEFF" + Files.readString(file));
        assertEquals(List.of("x"), ClipDataset.open(temp).labels());
    }

    /** A rare short word beside a common one is no typing error: sad and mad are two labels. */
    @Test
    void shortLabelsThatLookAlikeAreAllowed() throws IOException {
        String[] rows = new String[21];
        java.util.Arrays.fill(rows, "a.gif,mad,train,a");
        rows[3] = "a.gif,sad,train,a";
        manifest(rows);
        assertEquals(List.of("mad", "sad"), ClipDataset.open(temp).labels());
    }

    @Test
    void saysThatAManifestHasNoRows() throws IOException {
        manifest();
        complains("manifest.csv", "no clips");
    }

    @Test
    void namesAFewOfManyGroupsThatCross() throws IOException {
        String[] rows = new String[60];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = "a.gif,x," + (i % 2 == 0 ? "train" : "val") + ",g" + i / 2;
        }
        manifest(rows);
        complains("g0 (train, val)", "and 18 more");
    }
}
