package io.github.affectj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.WindowManager;
import io.github.affectj.commands.OpenVideoCommand;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code Open Video with Audio...} in the macro language, on the project's own film. */
class OpenVideoMacroTest {
    private static final Path FILM = Path.of("sample-data", "letter.mp4");

    @BeforeAll
    static void install() {
        Macros.install(OpenVideoCommand.class);
    }

    @AfterEach
    void close() {
        Macros.closeImages();
    }

    private static Macros.Outcome open(String keys, String then) {
        return Macros.run(
                "run('Open Video with Audio...', 'path=[" + FILM + "] " + keys + "'); " + then);
    }

    @Test
    void opensAsALazyStackWithTimes() {
        Macros.Outcome outcome =
                open(
                        "",
                        "setSlice(101); return '' + getWidth + ' ' + nSlices + ' '"
                                + " + getInfo('slice.label') + ' ' + is('Virtual Stack');");
        assertNull(outcome.error());
        assertEquals("640 425 101 t=4.000s 1", outcome.returned());
    }

    @Test
    void opensAPartIntoMemory() {
        Macros.Outcome outcome =
                open(
                        "first=11 last=60 step=10 width=160 lazy=false",
                        "setSlice(2); return '' + getWidth + ' ' + getHeight + ' ' + nSlices + ' '"
                                + " + getInfo('slice.label') + ' ' + is('Virtual Stack');");
        assertNull(outcome.error());
        assertEquals("160 90 5 21 t=0.800s 0", outcome.returned());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "first=426;Open Video with Audio: first=426 is out of range: letter.mp4 has 425 frames",
                "width=1000000;Open Video with Audio: letter.mp4 is 1000000 x 562500 pixels, too large",
                "width=-1;Open Video with Audio: the key \"width\" needs a whole number of 0 or more",
                "lazi=true;Open Video with Audio: there is no key \"lazi\" (did you mean \"lazy\"?)",
            })
    void abortsWithASentence(String keys, String sentence) {
        Macros.Outcome outcome = open(keys, "return 'never';");
        assertTrue(outcome.aborted());
        assertTrue(outcome.error().startsWith(sentence), outcome.error());
        assertNull(WindowManager.getCurrentImage());
    }
}
