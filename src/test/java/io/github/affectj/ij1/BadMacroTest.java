package io.github.affectj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import io.github.affectj.commands.host.DemoCommand;
import java.awt.GraphicsEnvironment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong in a macro aborts it with a sentence, by ImageJ's own interpreter. */
class BadMacroTest {
    @BeforeEach
    void install() {
        Macros.install(DemoCommand.class);
        IJ.setProperty(DemoCommand.PROPERTY, "untouched");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pth=a| Demo: there is no key \"pth\" (did you mean \"path\"?); write one of path, first,"
                        + " rate, labels, mode, note, output, spare (a value with spaces in"
                        + " [brackets])",
                "path=a my_first=6| Demo: there is no key \"my_first\"; write one of path",
                "path=/a b.gif| Demo: there is no key \"b.gif\"; write one of path",
                "first=2| Demo: the key \"path\" is missing; it needs the path of a file",
                "path=| Demo: the key \"path\" is missing; it needs the path of a file",
                "path=a first=abc| Demo: the key \"first\" needs a whole number of 1 or more, not"
                        + " \"abc\"",
                "path=a first=1.5| Demo: the key \"first\" needs a whole number of 1 or more, not"
                        + " \"1.5\"",
                "path=a first=0| Demo: the key \"first\" needs a whole number of 1 or more, not \"0\"",
                "path=a first=1e999999999| Demo: the key \"first\" needs a whole number of 1 or more",
                "path=a rate=1.01| Demo: the key \"rate\" needs a number from 0 to 1, not \"1.01\"",
                "path=a rate=NaN| Demo: the key \"rate\" needs a number from 0 to 1, not \"NaN\"",
                "path=a mode=None| Demo: the key \"mode\" needs one of none, bad, crash, throw, wait,"
                        + " not"
                        + " \"None\"",
                "path=a labels=yes| Demo: the key \"labels\" needs true or false, not \"yes\"",
                "path=a labels| Demo: the key \"labels\" has no value; it needs true or false",
                "path=a first=1 first=2| Demo: the key \"first\" is given twice",
                "path=[a| Demo: the value of \"path\" lacks its closing bracket",
                "path=a mode=bad| Demo: The body says no",
                "path=a mode=throw note=deep| Demo: a file is nested too deeply",
                "path=a mode=throw note=memory| Demo: there is not enough memory",
                "path=a mode=throw note=class| Demo: a part of AffectJ or of what it needs can't be"
                        + " loaded (java.lang.NoClassDefFoundError: some/Part)",
                "path=a mode=throw note=natives| Demo: a part of AffectJ",
                "path=a mode=throw note=assertion| Demo: an unexpected error",
                "path=a mode=throw note=path| Demo: the path 'ab' can't be used here (Nul character"
                        + " not allowed)",
                "path=a mode=throw note=<html>x.gif| Demo: <html>x.gif is damaged",
                "path=a mode=crash| Demo: an unexpected error",
            })
    void abortsWithASentence(String options, String sentence) {
        Macros.Outcome outcome = Macros.run("run('Demo...', '" + options + "'); return 'never';");
        assertNull(outcome.returned());
        assertTrue(outcome.aborted());
        assertTrue(outcome.error().startsWith(sentence), outcome.error());
        assertEquals("untouched", IJ.getProperty(DemoCommand.PROPERTY));
    }

    @Test
    void absentKeysAreDefaults() {
        Macros.Outcome outcome =
                Macros.run("run('Demo...', 'path=[/a b/c.gif] note=[first=77 x]'); return 'end';");
        assertEquals(new Macros.Outcome("end", null, false), outcome);
        assertEquals(
                "/a b/c.gif|1|0.5|true|none|first=77 x|null", IJ.getProperty(DemoCommand.PROPERTY));
    }

    @Test
    void withoutADisplayEveryCommandTellsTheLogHowFarItIs() {
        Macros.runOrFail("run('Demo...', 'path=a');");
        assertEquals(
                GraphicsEnvironment.isHeadless() ? "LoggedProgress" : "HostProgress",
                IJ.getProperty(DemoCommand.PROGRESS));
    }

    @Test
    void aMistakeInAFunctionAbortsAll() {
        Macros.Outcome outcome =
                Macros.run("function f() { run('Demo...', 'x=1'); } f(); f(); return 'end';");
        assertTrue(outcome.aborted());
        assertNull(outcome.returned());
    }

    @Test
    void theNextMacroRunsAgain() {
        assertTrue(Macros.run("run('Demo...', 'x=1');").aborted());
        assertFalse(Macros.run("run('Demo...', 'path=a');").aborted());
    }
}
