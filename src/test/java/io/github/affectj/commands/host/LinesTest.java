package io.github.affectj.commands.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LinesTest {
    @Test
    void aLongSentenceFitsOnTheScreen() {
        String sentence =
                "There is no model; allowed are " + "some-model, ".repeat(40) + "and /a/path.";
        String lines = Lines.of(sentence);
        assertEquals(sentence, lines.replace('\n', ' '));
        assertTrue(lines.lines().allMatch(line -> line.length() <= 90), lines);
        assertTrue(lines.lines().count() < 8, lines);
    }

    @Test
    void aShortOneAndALongWordStayAsTheyAre() {
        String path = "/a".repeat(100);
        assertEquals("It is.", Lines.of("It is."));
        assertEquals(
                "There is no file\n" + path + "\nthere.",
                Lines.of("There is no file " + path + " there."));
    }
}
