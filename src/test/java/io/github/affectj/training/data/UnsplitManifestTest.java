package io.github.affectj.training.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that name labels, perhaps groups, and no splits. */
class UnsplitManifestTest {
    @TempDir Path temp;

    private Path set;

    /** Ten persons with a clip of each of two labels. */
    private ClipDataset open(String header, boolean groups) throws IOException {
        set = Files.createDirectories(temp.resolve("set/clips")).getParent();
        StringBuilder table = new StringBuilder(header).append('\n');
        for (int person = 0; person < 10; person++) {
            for (String label : List.of("happy", "sad")) {
                String name = "clips/" + (10 * person + label.length()) + ".gif";
                Files.writeString(set.resolve(name), name);
                String group = groups ? ",p" + person + ",male,x " + person : "";
                table.append(name).append(',').append(label).append(group).append('\n');
            }
        }
        Files.writeString(set.resolve(ClipDataset.MANIFEST), table);
        return ClipDataset.open(set);
    }

    private static ClipDataset split(ClipDataset whole) {
        return DatasetSplitter.split(whole, 3, Progress.NONE);
    }

    @Test
    void isSplitByTheGroupsThatItNames() throws IOException {
        ClipDataset whole = open("path,label,group,gender,note", true);
        assertFalse(whole.isSplit());
        String refused =
                assertThrows(BadInputException.class, () -> whole.split("test")).getMessage();
        assertTrue(refused.contains("has no splits in its manifest.csv, so that"), refused);
        ClipDataset split = split(whole);
        String told = String.join("\n", split.notes());
        assertTrue(
                told.contains(
                        "set has no splits in its manifest.csv. AffectJ splits it with seed 3;"
                                + " groups (10, taken from the column 'group' (p0, p1, p2, ...)) are"
                                + " kept whole."),
                told);
        Map<String, String> splits = new HashMap<>();
        for (Sample s : split.samples()) {
            assertEquals(s.split(), splits.computeIfAbsent(s.group(), g -> s.split()));
        }
        assertEquals(3, split.splits().size(), told);
    }

    @Test
    void itsCopyWithSplitsSaysAllThatItSays() throws IOException {
        ClipDataset split = split(open("path,label,group,gender,note", true));
        Path copy = temp.resolve("run/dataset");
        DatasetSplitter.write(split.with(split.samples().subList(1, 20)), copy);
        List<String> lines = Files.readAllLines(copy.resolve(ClipDataset.MANIFEST));
        assertEquals("path,label,group,gender,note,split", lines.get(0));
        assertEquals(20, lines.size(), "without the clip that can't be used");
        assertTrue(lines.get(1).startsWith("../../set/clips/3.gif,sad,p0,male,x 0,"), lines.get(1));
        ClipDataset again = ClipDataset.open(copy);
        for (int i = 0; i < 19; i++) {
            Sample old = split.samples().get(i + 1);
            Sample now = again.samples().get(i);
            assertEquals(old.split(), now.split());
            assertEquals(old.group(), now.group());
            assertEquals(1, now.gender());
            assertTrue(Files.isSameFile(old.path(), now.path()));
        }
    }

    @Test
    void isSplitClipByClipWhereNothingTellsGroups() throws IOException {
        ClipDataset split = split(open("path,label", false));
        String told = String.join("\n", split.notes());
        assertTrue(told.contains("seed 3, clip by clip"), told);
        Path copy = temp.resolve("copy");
        DatasetSplitter.write(split, copy);
        assertEquals(
                "path,label,split,group",
                Files.readAllLines(copy.resolve(ClipDataset.MANIFEST)).get(0));
        assertTrue(ClipDataset.open(copy).isSplit());
    }

    /** Steps have the labels, and names begin alike; a clip has no label of its own then. */
    @Test
    void stepsWithLabelsAreSplitByNamesAndCounted() throws IOException {
        set = Files.createDirectories(temp.resolve("steps"));
        StringBuilder table = new StringBuilder("audio,labels\n");
        for (int i = 0; i < 12; i++) {
            String name = (i < 6 ? "anna_" : "ben_") + i;
            String label = i < 6 ? "happy" : "sad";
            Files.writeString(set.resolve(name + ".csv"), "1,2\n3," + i + "\n5,6\n");
            Files.writeString(set.resolve(name + "-labels.csv"), label + "\n\n" + label + "\n");
            table.append("%1$s.csv,%1$s-labels.csv\n".formatted(name));
        }
        Files.writeString(set.resolve(ClipDataset.MANIFEST), table);
        String told = String.join("\n", split(ClipDataset.open(set)).notes());
        assertTrue(
                told.contains("names such as anna_0 and ben_6 stand under one label each"), told);
        assertTrue(
                told.contains(
                        "Labelled steps in train, val, test: 16, 4, 4 (happy 8, 2, 2; sad 8, 2,"
                                + " 2)."),
                told);
    }

    @Test
    void aColumnWithoutValuesIsNoneAndOneWithSomeIsRefused() throws IOException {
        open("path,label", false);
        Path manifest = set.resolve(ClipDataset.MANIFEST);
        Files.writeString(manifest, "path,label,split\nclips/3.gif,a,\nclips/5.gif,b,\n");
        assertFalse(ClipDataset.open(set).isSplit());
        Files.writeString(manifest, "path,label,split\nclips/3.gif,a,train\nclips/5.gif,b,\n");
        String message =
                assertThrows(BadInputException.class, () -> ClipDataset.open(set)).getMessage();
        assertTrue(
                message.startsWith("manifest.csv line 3 of ")
                        && message.endsWith(
                                " has no split, but line 2 has one; give each clip one, or none."),
                message);
    }
}
