package io.github.affectj.training.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.model.StreamNeeds;
import io.github.affectj.training.run.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareColumnsTest {
    private static final String HEAD = "path,split,p_sad,p_Glück,p_calm,raters\n";

    @TempDir Path temp;

    @BeforeEach
    void clips() throws IOException {
        Files.writeString(temp.resolve("a.gif"), "not read here");
        Files.writeString(temp.resolve("b.gif"), "nor here");
    }

    private ClipDataset read(String table) throws IOException {
        Files.writeString(temp.resolve(ClipDataset.MANIFEST), table);
        return ClipDataset.open(temp);
    }

    private void complains(String table, String sentence) {
        String message = assertThrows(BadInputException.class, () -> read(table)).getMessage();
        assertEquals(sentence, message.replace(" of " + temp, ""));
    }

    private static Sample first(ClipDataset set) {
        return set.samples().get(0);
    }

    @Test
    void labelsAreThoseOfTheColumnsInTheirOrderAndTheCommonestIsTheClips() throws IOException {
        ClipDataset set =
                read(HEAD + "a.gif,train,0.25,0.75,0,4\nb.gif,val,1,,,\nb.gif,train,0,0,1,10\n");
        assertEquals(List.of("sad", "Glück", "calm"), set.labels());
        assertTrue(set.hasShares());
        assertEquals(List.of(), set.notes());
        assertEquals(1, first(set).label());
        assertArrayEquals(new double[] {0.25, 0.75, 0}, first(set).shares().of());
        assertEquals(4, first(set).shares().raters());
        assertArrayEquals(new double[] {1, 0, 0}, set.samples().get(1).shares().of());
        assertEquals(0, set.samples().get(1).shares().raters());
    }

    /**
     * A label that no rater of any clip gave is a label all the same; none is searched for slips.
     */
    @Test
    void aColumnOfZerosIsALabel() throws IOException {
        StringBuilder rows = new StringBuilder("path,split,p_happiness,p_hapiness\n");
        rows.append("a.gif,train,1,0\n".repeat(30));
        assertEquals(List.of("happiness", "hapiness"), read(rows.toString()).labels());
    }

    @Test
    void roundedSharesAreBroughtToOne() throws IOException {
        RaterShares shares = first(read(HEAD + "a.gif,train,0.33,0.33,0.33,3\n")).shares();
        assertArrayEquals(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, shares.of(), 1e-15);
        assertEquals(1, first(read(HEAD + "a.gif,train,\"0,4\",\"0,6\",0,5\n")).label());
    }

    @Test
    void aLabelBesideTheSharesIsOneThatMostGave() throws IOException {
        String head = "path,label,split,p_a,p_b\n";
        assertEquals(1, first(read(head + "a.gif,b,train,0.5,0.5\n")).label());
        assertEquals(1, first(read(head + "a.gif,,train,0.4,0.6\n")).label());
        complains(
                head + "a.gif,a,train,0.25,0.75\n",
                "manifest.csv line 2: the label 'a' has the share 0.25, but 'b' has 0.75; leave the"
                        + " label empty or mend it.");
        complains(
                head + "a.gif,c,train,0.25,0.75\n",
                "manifest.csv line 2: the label 'c' has no column of shares; there are p_a, p_b.");
    }

    /** Drawings with one label beside faces with raters. */
    @Test
    void aRowWithoutSharesHasJustItsLabel() throws IOException {
        String head = "path,label,split,p_a,p_b\n";
        ClipDataset set = read(head + "a.gif,b,train,,\na.gif,,train,0.6,0.4\n");
        assertNull(first(set).shares());
        assertEquals(1, first(set).label());
        assertEquals(0.6, Truth.of(set.samples()).share(1, 0));
        assertEquals(0, Truth.of(set.samples()).share(0, 0));
        complains(
                head + "a.gif,c,train,,\n",
                "manifest.csv line 2: the label 'c' has no column of shares; there are p_a, p_b.");
        complains(head + "a.gif,,train,,\n", "manifest.csv line 2 has no label.");
    }

    @Test
    void tiesAreTold() throws IOException {
        ClipDataset set =
                read(
                        HEAD
                                + "a.gif,train,0.1,0.9,0,\na.gif,train,0.2,0.4,0.4,\nb.gif,train,0.5,0.5,0,\n");
        assertEquals(1, set.samples().get(1).label());
        assertEquals(
                "Clips on whose commonest label their raters tie: 2 (the first is manifest.csv line"
                        + " 3); for accuracy each counts under the first of the labels that tie, in"
                        + " the order of the columns.",
                set.notes().get(0).replace(" of " + temp, ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.2,0.5,0.2, | : the shares of its raters (p_sad, p_Glück, p_calm) sum to 0.9; they must sum to 1.",
                "2,5,3,10 | : the shares of its raters (p_sad, p_Glück, p_calm) sum to 10; they must sum to 1.",
                "0,0,0, | : the shares of its raters (p_sad, p_Glück, p_calm) sum to 0; they must sum to 1.",
                "1.5,-0.5,0, | : '-0.5' in the column p_Glück is no share; allowed are 0 to 1.",
                "NaN,1,0, | : 'NaN' in the column p_sad is no share; allowed are 0 to 1.",
                "1e400,0,0, | : '1e400' in the column p_sad is no share; allowed are 0 to 1.",
                "most,0,0, | : 'most' in the column p_sad is no share; allowed are 0 to 1.",
                "0.1,0.9,0,2 | : the share 0.1 of 'sad' is less than one of 2 raters.",
                "0,1,0,0 | : '0' is no number of raters; allowed are 1 to 999999, or nothing.",
                "0,1,0,2.5 | : '2.5' is no number of raters; allowed are 1 to 999999, or nothing."
            })
    void aRowThatCannotBeMeantIsNamed(String cells, String rest) {
        complains(
                HEAD + "a.gif,train,0,1,0,\na.gif,train," + cells + "\n",
                "manifest.csv line 3" + rest);
    }

    @Test
    void columnsThatCannotBeMeantAreNamed() {
        complains(
                "path,split,p_a,P_A\na.gif,train,0,1\n",
                "manifest.csv line 1: the column 'p_a' is there twice.");
        complains(
                "path,split,p_Gl\u00FCck,p_Glu\u0308ck\na.gif,train,0,1\n",
                "manifest.csv line 1: two columns give the shares of the label 'Gl\u00FCck'.");
        complains(
                "path,split,p_,p_a\na.gif,train,0,1\n",
                "manifest.csv line 1: the column 'p_' has no label.");
    }

    @Test
    void aSetThatIsSplitHereKeepsItsColumns() throws IOException {
        StringBuilder rows = new StringBuilder("path,group,p_Sad,p_calm,raters,note\n");
        for (int i = 0; i < 12; i++) {
            rows.append("a.gif,g")
                    .append(i)
                    .append(i % 2 == 0 ? ",0.7,0.3" : ",0.2,0.8")
                    .append(",10,x\n");
        }
        ClipDataset split = DatasetSplitter.split(read(rows.toString()), 1, Progress.NONE);
        Path copy = temp.resolve("copy");
        DatasetSplitter.write(split, copy);
        assertEquals(
                "path,group,p_Sad,p_calm,raters,note,split",
                Files.readAllLines(copy.resolve(ClipDataset.MANIFEST)).get(0));
        ClipDataset again = ClipDataset.open(copy);
        assertEquals(List.of("Sad", "calm"), again.labels());
        for (int i = 0; i < 12; i++) {
            assertEquals(split.samples().get(i).split(), again.samples().get(i).split());
            assertArrayEquals(
                    split.samples().get(i).shares().of(), again.samples().get(i).shares().of());
        }
    }

    @Test
    void theHashOfASetHangsOnItsShares() throws IOException {
        String hash = hash("p_a,p_b", "0.6,0.4");
        assertEquals(hash, hash("p_a,p_b", "0.6,0.4"));
        assertNotEquals(hash, hash("p_a,p_b", "0.7,0.3"));
        assertNotEquals(hash, hash("label,note", "a,x"));
    }

    private String hash(String columns, String cells) throws IOException {
        String clip =
                ClipDataset.open(Runs.TINY).samples().get(0).path().toAbsolutePath().toString();
        ClipDataset set = read("path,split,%s\n%s,train,%s\n".formatted(columns, clip, cells));
        return DatasetCheck.run(set.samples(), StreamNeeds.FRAMES, false, Progress.NONE).sha256();
    }

    @Test
    void sharesAreOfClipsNotOfSteps() throws IOException {
        FeatureSets.byStep(temp, 1);
        Path manifest = temp.resolve(ClipDataset.MANIFEST);
        List<String> lines = Files.readAllLines(manifest);
        complains(
                lines.get(0) + ",p_calm,p_loud\n" + lines.get(1) + ",0.5,0.5\n",
                "manifest.csv line 2 has shares of raters and a file of labels; shares are of clips,"
                        + " not of steps.");
    }

    @Test
    void labelsAtOtherPlacesTakeTheirSharesAlong() throws IOException {
        Sample one = first(read(HEAD + "a.gif,train,0.25,0.75,0,4\n"));
        Sample moved = one.withLabels(k -> new int[] {4, 1, -1}[k], 5);
        assertEquals(1, moved.label());
        assertArrayEquals(new double[] {0, 0.75, 0, 0, 0.25}, moved.shares().of());
        assertEquals(4, moved.shares().raters());
        assertFalse(moved.isByStep());
    }
}
