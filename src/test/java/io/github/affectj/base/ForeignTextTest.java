package io.github.affectj.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ForeignTextTest {

    @Test
    void hasNoControlCharactersAndNothingThatTurnsTheText() {
        assertEquals("a b c.gif", ForeignText.of("a\nb\tc\u0007\u001b\0.gif"));
        assertEquals("photo_fig.exe", ForeignText.of("photo_\u202efig\u202c.exe\u200f\u2066"));
        assertEquals("Ärger 怒り 😠", ForeignText.of("Ärger 怒り 😠"));
    }

    @Test
    void isCutWithoutHalvingACharacter() {
        assertEquals("x".repeat(200), ForeignText.of("x".repeat(200)));
        assertEquals("x".repeat(197) + "...", ForeignText.of("x".repeat(201)));
        assertEquals("x".repeat(196) + "...", ForeignText.of("x".repeat(196) + "😠".repeat(9)));
    }

    @Test
    void ofAPathShowsTheEnd() {
        String shown = ForeignText.of(Path.of("folder".repeat(50), "film.mp4"));
        assertEquals(200, shown.length());
        assertTrue(shown.startsWith("...") && shown.endsWith("film.mp4"), shown);
    }

    /** Whoever writes a message may forget that a name in it is not ours. */
    @Test
    void ofASentenceKeepsOurWords() {
        String name = "/a/" + "long".repeat(100) + "/film.mp4";
        String said =
                new BadInputException(name + " is\ndamaged;\u202e take another.").getMessage();
        assertTrue(said.startsWith("/a/long") && said.contains("/film.mp4 is damaged; take"), said);
        assertEquals(200 + " is damaged; take another.".length(), said.length());
        assertTrue(ForeignText.sentence("a b ".repeat(100_000)).length() < 2000);
    }

    @Test
    void ofACellIsNoFormula() throws IOException {
        StringBuilder csv = new StringBuilder();
        try (CsvWriter table = new CsvWriter(csv, ',')) {
            table.row(
                    Arrays.asList(
                            "=1+1",
                            "+a",
                            "-a",
                            "@a",
                            "\t=a",
                            "\r-a",
                            "\uff1da",
                            "-1.5",
                            "2e-7",
                            -3,
                            null,
                            "plain, a",
                            "=cmd|'/c calc'!A1"));
            table.row(List.of("-", "a=b"));
        }
        assertEquals(
                "'=1+1,'+a,'-a,'@a,' =a,' -a,'\uff1da,-1.5,2e-7,-3,,\"plain, a\",'=cmd|'/c calc'!A1\n"
                        + "'-,a=b\n",
                csv.toString());
    }

    @Property
    void neverLeavesWhatItIsMeantToTake(@ForAll String text) {
        for (String shown : new String[] {ForeignText.of(text), ForeignText.cell(text)}) {
            assertTrue(shown.length() <= 1501);
            assertEquals(shown, ForeignText.plain(shown));
            assertFalse(shown.chars().anyMatch(Character::isISOControl));
        }
        assertEquals(ForeignText.of(text), ForeignText.of(ForeignText.of(text)));
    }
}
