package io.github.affectj.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.affectj.annotation.AnnotationSet;
import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.annotation.TierKind;
import io.github.affectj.annotation.Vocabularies;
import io.github.affectj.base.BadInputException;
import io.github.affectj.exchange.JsonResults;
import io.github.affectj.result.ResultSet;
import io.github.affectj.result.SampleResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tiers in a file beside the film. */
class AutosaveTest {
    @TempDir Path folder;

    private Path film;

    @BeforeEach
    void film() throws IOException {
        film = Files.writeString(folder.resolve("film.mp4"), "a film");
    }

    private static AnnotationSet tiers(String label) {
        return AnnotationSet.EMPTY.with(
                new Tier("mood", TierKind.SEQUENCE, "Ana", List.of(new Segment(1, 2, label))));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void whatWasSavedIsOfferedNextTimeAndTheModelIsNoPartOfIt() throws IOException {
        Vocabularies labels = Vocabularies.EMPTY.with("mood", List.of("glad", "sad"));
        ResultSet set =
                ResultSet.of(SampleResults.plain(64, 48, 5)).with(tiers("glad")).with(labels);
        Autosave first = new Autosave(film);
        assertEquals(Optional.empty(), first.find(set));
        assertEquals(Optional.empty(), first.write(set));
        assertEquals(Optional.empty(), first.write(set.with(tiers("sad"))));
        assertEquals(List.of("film.mp4", "film.mp4.affectj-tiers.json"), names());

        Autosave.Saved saved = new Autosave(film).find(ResultSet.EMPTY).orElseThrow();
        assertEquals(ResultSet.EMPTY.with(tiers("sad")).with(labels), saved.parts());
        assertEquals(Optional.empty(), new Autosave(film).find(set.with(tiers("sad"))));
        assertEquals("a film", Files.readString(film));
    }

    /** As where the user said no, or another window wrote. */
    @Test
    void aFileOfSomebodyElseIsKeptUnderAnotherName() throws IOException {
        new Autosave(film).write(ResultSet.EMPTY.with(tiers("hers")));
        Files.setLastModifiedTime(new Autosave(film).file(), FileTime.fromMillis(1_000_000));
        Autosave mine = new Autosave(film);
        assertTrue(mine.find(ResultSet.EMPTY).isPresent());
        Path kept = mine.write(ResultSet.EMPTY.with(tiers("mine"))).orElseThrow();
        assertTrue(
                kept.getFileName().toString().matches("film\\.mp4\\.affectj-tiers-.*\\.json"),
                kept.toString());
        assertEquals(ResultSet.EMPTY.with(tiers("hers")), JsonResults.readAll(kept).set());
        assertEquals(Optional.empty(), mine.write(ResultSet.EMPTY.with(tiers("again"))));
        assertEquals(3, names().size());

        Autosave taking = new Autosave(film);
        assertTrue(taking.find(ResultSet.EMPTY).isPresent());
        taking.taken();
        assertEquals(Optional.empty(), taking.write(ResultSet.EMPTY.with(tiers("again, more"))));
        assertEquals(3, names().size());
    }

    @Test
    void aDamagedFileIsToldAndKept() throws IOException {
        Autosave autosave = new Autosave(film);
        Files.writeString(autosave.file(), "{");
        String told =
                assertThrows(BadInputException.class, () -> autosave.find(ResultSet.EMPTY))
                        .getMessage();
        assertTrue(told.contains("film.mp4.affectj-tiers.json"), told);
        Path kept = autosave.write(ResultSet.EMPTY.with(tiers("new"))).orElseThrow();
        assertEquals("{", Files.readString(kept));
    }

    @Test
    void savedTiersJoinThoseThatAreAttached() {
        Tier shots = new Tier("shots", TierKind.SEQUENCE, "net", List.of(new Segment(0, 9, "1")));
        AnnotationSet attached = tiers("other").with(shots);
        AnnotationSet joined =
                Autosave.joined(ResultSet.EMPTY.with(tiers("saved")), attached)
                        .part(AnnotationSet.KEY, AnnotationSet.class)
                        .orElseThrow();
        assertEquals(List.of("mood", "mood 2", "shots"), joined.names());
        assertEquals(List.of("saved"), joined.need("mood").labels());
        assertEquals(List.of("other"), joined.need("mood 2").labels());
        Tier empty = new Tier("mood", TierKind.SEQUENCE, "Ana", List.of());
        assertEquals(
                tiers("saved"),
                Autosave.joined(
                                ResultSet.EMPTY.with(tiers("saved")),
                                AnnotationSet.EMPTY.with(empty))
                        .part(AnnotationSet.KEY, AnnotationSet.class)
                        .orElseThrow());
    }

    /** A file in the place of the folder: nobody can write into it, not even an administrator. */
    @Test
    void aFolderThatCanNotBeWrittenToIsTold() throws IOException {
        Path noFolder = Files.createFile(folder.resolve("no-folder"));
        Autosave autosave = new Autosave(noFolder.resolve("film.mp4"));
        assertThrows(
                BadInputException.class, () -> autosave.write(ResultSet.EMPTY.with(tiers("x"))));
        assertFalse(Files.exists(autosave.file()));
        assertEquals(0, Files.size(noFolder));
    }
}
