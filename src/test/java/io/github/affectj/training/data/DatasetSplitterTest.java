package io.github.affectj.training.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.base.Progress;
import io.github.affectj.training.run.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetSplitterTest {
    private static final Path SET = Path.of("set");

    @TempDir Path temp;

    /** A set on paper: names such as {@code happy/x.gif}. */
    private static ClipDataset set(String... names) {
        List<String> labels = new ArrayList<>();
        List<Sample> samples = new ArrayList<>();
        for (String name : names) {
            String label = name.substring(0, name.indexOf('/'));
            if (!labels.contains(label)) {
                labels.add(label);
            }
            samples.add(
                    new Sample(
                            SET.resolve(name), labels.indexOf(label), Sample.NO_SPLIT, "", name));
        }
        return new ClipDataset(SET, labels, samples);
    }

    private static ClipDataset split(String... names) {
        return DatasetSplitter.split(set(names), 7, Progress.NONE);
    }

    private static Set<String> groups(String... names) {
        NameGroups found = NameGroups.find(set(names));
        Set<String> groups = new TreeSet<>(found.of());
        groups.remove("");
        assertEquals(groups.size(), found.count());
        return groups;
    }

    /**
     * Names for all labels, persons and takes, from a pattern of {@code L}, {@code P}, {@code T}.
     */
    private static String[] names(String pattern, String[] persons, int takes) {
        List<String> names = new ArrayList<>();
        for (String label : new String[] {"angry", "happy", "sad"}) {
            for (String person : persons) {
                for (int t = 1; t <= takes; t++) {
                    names.add(
                            pattern.replace("L", label)
                                    .replace("P", person)
                                    .replace("T", "%02d".formatted(t)));
                }
            }
        }
        return names.toArray(String[]::new);
    }

    private static final String[] PERSONS = {"ann", "bob", "cleo", "dan"};
    private static final String[] NUMBERS = {"03", "08", "11", "14"};

    @Test
    void groupsAreFoundWhereNamesTellThem() {
        Set<String> persons = Set.of(PERSONS);
        assertEquals(persons, groups(names("L/P/T.gif", PERSONS, 2)));
        assertEquals(persons, groups(names("L/P/more/T.gif", PERSONS, 1)));
        assertEquals(persons, groups(names("L/P_T.gif", PERSONS, 2)));
        assertEquals(persons, groups(names("L/L-P-T.gif", PERSONS, 2)));
        assertEquals(persons, groups(names("L/PT.gif", PERSONS, 1)));
        Set<String> numbers = Set.of(NUMBERS);
        assertEquals(numbers, groups(names("L/PaT.wav", NUMBERS, 3))); // EmoDB
        assertEquals(numbers, groups(names("L/actorP_L.mp4", NUMBERS, 1)));
        assertEquals(numbers, groups(names("L/03-01-L-T-P.mp4", NUMBERS, 2))); // RAVDESS
    }

    @Test
    void namesThatTellNothingAreLeftAlone() {
        assertEquals(Set.of(), groups(names("L/T.gif", new String[] {""}, 9)));
        assertEquals(Set.of(), groups(names("L/clip_T.gif", new String[] {""}, 9)));
        assertEquals(Set.of(), groups(names("L/L-P-T.gif", new String[] {"ann"}, 9)));
        assertEquals(
                Set.of(),
                groups(
                        "happy/grinning-face.gif",
                        "happy/laughing-cat.gif",
                        "happy/smile.gif",
                        "sad/crying-face.gif",
                        "sad/tears.gif",
                        "sad/weary-cat.gif"));
    }

    @Property(tries = 200)
    void groupsNeverCrossAndTheSameSeedGivesTheSameSplit(
            @ForAll @IntRange(min = 3, max = 9) int persons,
            @ForAll @IntRange(min = 1, max = 5) int takes,
            @ForAll long seed) {
        String[] names = new String[persons];
        Arrays.setAll(names, i -> "person" + (char) ('a' + i));
        ClipDataset set = set(names("L/P_T.gif", names, takes));
        ClipDataset split = DatasetSplitter.split(set, seed, Progress.NONE);
        Map<String, String> splitOf = new HashMap<>();
        for (Sample s : split.samples()) {
            String person = s.path().getFileName().toString().replaceAll("_.*", "");
            assertEquals(person, s.group());
            assertEquals(s.split(), splitOf.computeIfAbsent(person, p -> s.split()));
        }
        assertEquals(Set.of("train", "val", "test"), split.splits());
        for (String name : split.splits()) {
            assertTrue(Arrays.stream(split.counts(split.split(name))).allMatch(n -> n > 0), name);
        }
        assertEquals(split.samples(), DatasetSplitter.split(set, seed, Progress.NONE).samples());
    }

    @Test
    void tellsWhatWasDone() {
        List<String> notes = split(names("L/P_T.gif", PERSONS, 2)).notes();
        assertTrue(
                notes.get(0).contains("seed 7") && notes.get(0).contains("groups (4,"),
                notes.get(0));
        assertTrue(notes.get(0).contains("ann, bob, cleo, ..."), notes.get(0));
        assertEquals(
                "Clips in train, val, test: 12, 6, 6 (angry 4, 2, 2; happy 4, 2, 2; sad 4, 2, 2).",
                notes.get(1));
        assertEquals(2, notes.size());
    }

    @Test
    void smallLabelsAreInTrainFirstAndTold() {
        ClipDataset split = split("a/p.gif", "b/q.gif", "b/r.gif", "c/s.gif", "c/t.gif", "c/u.gif");
        Function<String, List<Integer>> counts =
                name -> Arrays.stream(split.counts(split.split(name))).boxed().toList();
        assertEquals(List.of(1, 1, 1), counts.apply("train"));
        assertEquals(List.of(0, 1, 1), counts.apply("val"));
        assertEquals(List.of(0, 0, 1), counts.apply("test"));
        String last = split.notes().get(split.notes().size() - 1);
        assertEquals(
                "Too few clips or groups to be in every split, which takes at least 3 of a label:"
                        + " a, b.",
                last);
    }

    /** They may be persons, or what the label shows; no person comes back under another label. */
    @Test
    void namesThatStandUnderOneLabelEachAreNoGroupsAndTold() {
        String[] names = {
            "happy/anna_01.gif", "happy/anna_02.gif", "happy/anna_03.gif", "happy/anna_04.gif",
            "sad/ben_01.gif", "sad/ben_02.gif", "sad/ben_03.gif", "sad/ben_04.gif",
            "angry/c.gif"
        };
        assertEquals(Set.of(), groups(names));
        String note = split(names).notes().get(0);
        assertTrue(
                note.contains(
                        "clip by clip: names such as anna_01 and ben_01 stand under one label each"),
                note);
        for (String[] others :
                List.of(
                        names("L/L_T.gif", new String[] {""}, 9),
                        names("L/T.gif", new String[] {""}, 9))) {
            String told = split(others).notes().get(0);
            assertTrue(told.contains("as no names show which clips belong together"), told);
        }
    }

    @Test
    void copiesOfAFileStayTogether() throws IOException {
        for (String label : new String[] {"happy", "sad"}) {
            Path folder = Files.createDirectories(temp.resolve(label));
            for (char c = 'a'; c < 'k'; c++) {
                Files.writeString(folder.resolve(label + c + ".gif"), label + c);
                Files.writeString(folder.resolve("copy of " + label + c + ".gif"), label + c);
            }
        }
        for (int seed = 0; seed < 5; seed++) {
            assertEquals(0, NameGroups.find(ClipDataset.open(temp)).count());
            ClipDataset split = DatasetSplitter.split(ClipDataset.open(temp), seed, Progress.NONE);
            Map<String, String> splitOf = new HashMap<>();
            for (Sample s : split.samples()) {
                String content = Files.readString(s.path());
                assertEquals(s.split(), splitOf.computeIfAbsent(content, c -> s.split()));
            }
        }
    }

    @Test
    void whatIsWrittenDownIsADataSet() throws IOException {
        for (String name : names("L/P T.gif", new String[] {"ä, \"x\"", "b", "c", "d"}, 2)) {
            Path file = temp.resolve("set").resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name);
        }
        ClipDataset split =
                DatasetSplitter.split(ClipDataset.open(temp.resolve("set")), 3, Progress.NONE);
        Path run = Files.createDirectories(temp.resolve("runs/one"));
        DatasetSplitter.write(split, run.resolve("dataset"));
        ClipDataset again = ClipDataset.open(run.resolve("dataset"));
        assertEquals(
                split.labels().stream().sorted().toList(),
                again.labels().stream().sorted().toList());
        assertEquals(split.samples().size(), again.samples().size());
        for (int i = 0; i < again.samples().size(); i++) {
            Sample a = split.samples().get(i);
            Sample b = again.samples().get(i);
            assertTrue(Files.isSameFile(a.path(), b.path()));
            assertEquals(
                    List.of(split.labels().get(a.label()), a.split(), a.group()),
                    List.of(again.labels().get(b.label()), b.split(), b.group()));
        }
        // Both may be moved together.
        Files.move(temp.resolve("set"), Files.createDirectories(temp.resolve("x")).resolve("set"));
        Files.move(temp.resolve("runs"), temp.resolve("x/runs"));
        assertEquals(24, ClipDataset.open(temp.resolve("x/runs/one/dataset")).samples().size());
    }

    @Test
    void aSetWithSplitsStaysAsItIs() {
        ClipDataset tiny = ClipDataset.open(Runs.TINY);
        assertSame(tiny, DatasetSplitter.split(tiny, 1, Progress.NONE));
    }
}
