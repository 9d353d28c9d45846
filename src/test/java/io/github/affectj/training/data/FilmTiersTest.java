package io.github.affectj.training.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.annotation.AnnotationSet;
import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.annotation.TierKind;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Progress;
import io.github.affectj.exchange.tiers.Film;
import io.github.affectj.exchange.tiers.TierFiles;
import io.github.affectj.exchange.tiers.WrittenTiers;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.model.StreamNeeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data sets of films with files of ELAN beside them. */
class FilmTiersTest {
    private static final List<String> FILMS = List.of("ann.mp4", "ben.mp4", "cid.mp4", "dora.mp4");
    private static final List<String> CLIPS =
            List.of(
                    "train/comicgen-aavatar/negative/negative-085.mp4",
                    "train/emojione/negative/negative-082.mp4",
                    "train/emojione/positive/positive-087.mp4",
                    "val/streamline-emojis/neutral/neutral-018.mp4");

    @TempDir Path temp;

    private Path set;

    @BeforeEach
    void films() throws IOException {
        set = Files.createDirectory(temp.resolve("set"));
        for (int i = 0; i < FILMS.size(); i++) {
            Files.copy(
                    Path.of("sample-data", "av3").resolve(CLIPS.get(i)), set.resolve(FILMS.get(i)));
        }
    }

    private static Tier tier(String name, Segment... segments) {
        return new Tier(name, TierKind.SEQUENCE, "Ann", List.of(segments));
    }

    private static Tier emotion() {
        return tier("emotion", new Segment(0, 0.7, "calm"), new Segment(0.7, 2.5, "tense "));
    }

    private void write(Path eaf, Path film, Tier... tiers) {
        try (Clip clip = ClipOpener.open(film)) {
            TierFiles.write(
                    new WrittenTiers(
                            new AnnotationSet(Arrays.asList(tiers)),
                            Film.of(clip),
                            Optional.empty()),
                    TierFiles.AUTO,
                    eaf);
        }
    }

    private void write(String film, Tier... tiers) {
        Path file = set.resolve(film);
        write(set.resolve(AnnotatedFilm.base(file) + ".eaf"), file, tiers);
    }

    private ClipDataset annotated() {
        FILMS.forEach(film -> write(film, emotion()));
        return ClipDataset.open(set);
    }

    private String complaint(String tier) {
        String sentence =
                assertThrows(
                                BadInputException.class,
                                () -> ClipDataset.open(set, tier, Progress.NONE))
                        .getMessage();
        assertTrue(sentence.endsWith(".") && !sentence.contains("\n"), sentence);
        return sentence.replace(set + "/", "").replace(set.toString(), "SET");
    }

    private void change(String eaf, UnaryOperator<String> change) throws IOException {
        Path file = set.resolve(eaf);
        String before = Files.readString(file);
        String after = change.apply(before);
        assertNotEquals(before, after);
        Files.writeString(file, after);
    }

    @Test
    void segmentsAreTheClipsAndFilmsTheirGroups() {
        ClipDataset all = annotated();
        assertEquals(List.of("calm", "tense"), all.labels());
        assertEquals(8, all.samples().size());
        Sample second = all.samples().get(1);
        assertEquals(set.resolve("ann.mp4"), second.path());
        assertEquals(new Span(0.7, 2.5), second.span());
        assertEquals("tense", all.labels().get(second.label()));
        assertEquals("ann.mp4", second.group());
        assertEquals("ann.eaf at 0.700 s to 2.500 s", second.where());
        assertFalse(all.isSplit());
        assertEquals(List.of(), all.notes());
    }

    @Test
    void filmsAreSplitWholeAndTheSplitIsASetOfItsOwn() {
        ClipDataset split = DatasetSplitter.split(annotated(), 3, Progress.NONE);
        assertEquals(List.of("test", "train", "val"), List.copyOf(split.splits()));
        assertEquals(
                4,
                split.samples().stream().map(s -> s.path() + " " + s.split()).distinct().count());
        assertEquals(
                "The set is one of films with .eaf files. AffectJ splits it with seed 3; groups (4,"
                        + " taken from the films that clips are parts of (ann.mp4, ben.mp4,"
                        + " cid.mp4, ...)) are kept whole.",
                split.splitBy());
        Path written = temp.resolve("run").resolve("dataset");
        DatasetSplitter.write(split, written);
        ClipDataset again = ClipDataset.open(written);
        for (int i = 0; i < 8; i++) {
            Sample was = split.samples().get(i);
            Sample is = again.samples().get(i);
            assertEquals(was.span(), is.span());
            assertEquals(was.split(), is.split());
            assertEquals(was.group(), is.group());
            assertEquals(split.labels().get(was.label()), again.labels().get(is.label()));
            assertEquals(was.path().toAbsolutePath(), is.path().toAbsolutePath().normalize());
        }
    }

    @Test
    void oneFilmCantBeSplit() throws IOException {
        annotated();
        for (String film : FILMS.subList(1, 4)) {
            Files.delete(set.resolve(AnnotatedFilm.base(set.resolve(film)) + ".eaf"));
        }
        ClipDataset split = DatasetSplitter.split(ClipDataset.open(set), 1, Progress.NONE);
        assertEquals(
                "The data set "
                        + set
                        + " has no clips in the split 'val'; it has train. Each film goes to one"
                        + " split whole: 2 films are needed to train, 3 to have a test.",
                assertThrows(BadInputException.class, () -> split.split("val")).getMessage());
    }

    @Test
    void pointsAndWhatHasNoLabelIsLeftOutAndSaid() {
        annotated();
        write(
                "ann.mp4",
                tier(
                        "emotion",
                        new Segment(0, 0.5, "calm"),
                        new Segment(0.5, 1, " "),
                        new Segment(1, 1.2, ""),
                        new Segment(1.5, 1.5, "calm"),
                        new Segment(2, 2.2, "tense")),
                new Tier("claps", TierKind.POINTS, "", List.of(new Segment(1, 1, "clap"))));
        ClipDataset all = ClipDataset.open(set);
        assertEquals(8, all.samples().size());
        assertEquals(
                "Left out of the data set "
                        + set
                        + ": 1 point; the first is ann.eaf at 1.500 s.|Left out of the data set "
                        + set
                        + ": 2 segments without a label; the first is ann.eaf at 0.500 s to 1.000 s.",
                String.join("|", all.notes()));
    }

    @Test
    void whereSeveralTiersHaveLabelsOneMustBeNamed() {
        FILMS.forEach(
                film -> write(film, emotion(), tier("mood", new Segment(0, 1, "low")), tier("x")));
        assertEquals(
                "The .eaf files of SET have several tiers with labels; give tier, one of emotion, mood.",
                complaint(""));
        ClipDataset moods = ClipDataset.open(set, "mood", Progress.NONE);
        assertEquals(List.of("low"), moods.labels());
        String one =
                assertThrows(BadInputException.class, () -> Labels.requireTwo(moods)).getMessage();
        assertTrue(one.contains("has the label 'low' only"), one);
        assertEquals(
                "No segment of tier=x in SET has a label and a length, so that there are no clips.",
                complaint("x"));
        write("cid.mp4", emotion());
        assertEquals(
                "cid.eaf has no tier=mood, which all files of the data set must have; it has emotion.",
                complaint("mood"));
    }

    @Test
    void aFileWithoutAFilmIsRefused() throws IOException {
        annotated();
        Files.delete(set.resolve("ben.mp4"));
        assertEquals(
                "ben.eaf belongs to no film: no film of its name lies beside it, and ben.mp4, with"
                        + " which it is linked, is not there.",
                complaint(""));
        Files.writeString(set.resolve("ben.srt"), "1\n00:00:01,000 --> 00:00:02,000\nHi\n");
        assertTrue(complaint("").contains("nothing can be opened (ben.srt)"), complaint(""));
    }

    @Test
    void aFilmElsewhereIsFoundByTheLinkAndOneBesideItsSound() throws IOException {
        annotated();
        Path elsewhere = Files.createDirectory(temp.resolve("my films")).resolve("ben 1.mp4");
        Files.move(set.resolve("ben.mp4"), elsewhere);
        write(set.resolve("ben.eaf"), elsewhere, emotion());
        Files.copy(
                Path.of("sample-data/av3/train/voice-only/neutral/neutral-093.m4a"),
                set.resolve("cid.m4a"));
        ClipDataset all = ClipDataset.open(set);
        assertEquals(elsewhere, all.samples().get(2).path());
        assertEquals(set.resolve("cid.mp4"), all.samples().get(4).path());
        ClipDataset split = DatasetSplitter.split(all, 1, Progress.NONE);
        DatasetSplitter.write(split, temp.resolve("run"));
        assertEquals(
                elsewhere.toRealPath(),
                ClipDataset.open(temp.resolve("run")).samples().get(2).path().toRealPath());
        // Of two films of one name the one that the file is linked with, else none.
        Files.copy(set.resolve("cid.mp4"), set.resolve("cid.mov"));
        assertEquals(set.resolve("cid.mp4"), ClipDataset.open(set).samples().get(4).path());
        change("cid.eaf", text -> text.replace("cid.mp4", "other.mp4"));
        assertEquals(
                "cid.eaf may belong to cid.mov, cid.mp4; link it with one of them in ELAN, or rename"
                        + " the others.",
                complaint(""));
    }

    @Test
    void whatLiesBeyondTheFilmIsToldWithItsLine() throws IOException {
        annotated();
        change("dora.eaf", text -> text.replace("TIME_VALUE=\"2500\"", "TIME_VALUE=\"9500\""));
        assertTrue(
                complaint("")
                        .matches(
                                "dora.eaf line \\d+: the segment 'tense ' \\(0.700 s to 9.500 s\\)"
                                        + " lies beyond dora.mp4, which ends at 2.300 s; .*"),
                complaint(""));
    }

    @Test
    void filmsWithoutAFileAreNamed() throws IOException {
        annotated();
        Files.delete(set.resolve("ben.eaf"));
        Files.writeString(set.resolve("ann.pfsx"), "<x/>"); // ELAN's own settings
        assertEquals(
                List.of("Not used of the data set " + set + ", as no .eaf belongs to it: ben.mp4."),
                ClipDataset.open(set).notes());
    }

    @Test
    void aManifestWinsAndATierOfNoFilesIsRefused() throws IOException {
        annotated();
        Files.writeString(
                set.resolve(ClipDataset.MANIFEST), "path,label\nann.mp4,calm\nben.mp4,tense\n");
        ClipDataset table = ClipDataset.open(set, "emotion", Progress.NONE);
        assertEquals(2, table.samples().size());
        assertEquals(
                "tier=emotion is not used: the data set "
                        + set
                        + " has a manifest.csv, which says what its clips are.",
                table.notes().get(0));
        String sentence =
                assertThrows(
                                BadInputException.class,
                                () -> ClipDataset.open(temp, "x", Progress.NONE))
                        .getMessage();
        assertEquals("tier=x: there are no .eaf files in the data set " + temp + ".", sentence);
    }

    /** Edges and labels are what a training depends on; how ELAN looked when it saved is not. */
    @Test
    void theHashOfTheDataKnowsWhatTheFilesSay() throws IOException {
        annotated();
        String hash = hash();
        change("ann.eaf", text -> text.replaceFirst("DATE=\"[^\"]*\"", "DATE=\"2020-01-01\""));
        assertEquals(hash, hash());
        change("ann.eaf", text -> text.replace("TIME_VALUE=\"700\"", "TIME_VALUE=\"800\""));
        String moved = hash();
        assertNotEquals(hash, moved);
        change("ann.eaf", text -> text.replace(">calm<", ">tense<"));
        assertNotEquals(moved, hash());
    }

    private String hash() {
        ClipDataset split = DatasetSplitter.split(ClipDataset.open(set), 1, Progress.NONE);
        return DatasetCheck.run(split.samples(), StreamNeeds.FRAMES, false, Progress.NONE).sha256();
    }
}
