package io.github.affectj.commands.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class InputNotesTest {
    @Test
    void aCommandTellsMoreOfSomeInputs() {
        InputNotes notes = key -> key.equals("model") ? "small: Drawn <faces> & hands." : "";
        assertEquals(" small: Drawn <faces> & hands.", InputNotes.of(notes, "model"));
        assertEquals("", InputNotes.of(notes, "device"));
        assertEquals("", InputNotes.of(new Object(), "model"));
        assertEquals(
                " small: Drawn &lt;faces&gt; &amp; hands.",
                HelpPage.escaped(InputNotes.of(notes, "model")));
    }
}
