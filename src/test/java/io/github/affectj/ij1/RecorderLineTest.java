package io.github.affectj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.plugin.frame.Recorder;
import io.github.affectj.commands.host.CommandInputs;
import io.github.affectj.commands.host.DemoCommand;
import java.io.File;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.scijava.module.Module;

class RecorderLineTest {
    private final CommandRunner runner = CommandRunner.shared();

    @Test
    void isWhatFijiWrites() {
        assertEquals(
                "run(\"Demo...\", \"path=/a/b.gif first=2 rate=1.0E-4 labels=false mode=none note=\");",
                line(
                        Map.of(
                                "path",
                                new File("/a/b.gif"),
                                "first",
                                2,
                                "rate",
                                1e-4,
                                "labels",
                                false)));
    }

    @Test
    void replaysToTheSame() {
        Macros.install(DemoCommand.class);
        String line =
                line(
                        Map.of(
                                "path",
                                new File("/a b/c\\d \"e\".gif"),
                                "rate",
                                1e-4,
                                "note",
                                "first=77 [nested] x"));
        String byHand = (String) IJ.getProperty(DemoCommand.PROPERTY);
        IJ.setProperty(DemoCommand.PROPERTY, "");
        assertTrue(line.contains("[/a b/c\\\\d \\\"e\\\".gif]"), line);
        Macros.Outcome outcome = Macros.runAsWritten(line);
        assertEquals(new Macros.Outcome(null, null, false), outcome);
        assertEquals(byHand, IJ.getProperty(DemoCommand.PROPERTY));
    }

    /** Runs the demo by hand and gives the line that ImageJ's recorder then makes. */
    private String line(Map<String, Object> values) {
        Module module = runner.create(runner.find(DemoCommand.class.getName()));
        assertTrue(runner.run(module, values));
        CommandInputs inputs = CommandInputs.of(DemoCommand.class);
        Recorder.resetCommandOptions();
        RecorderLine.options(inputs, module).forEach(Recorder::recordOption);
        return "run(\"Demo...\", \"" + Recorder.getCommandOptions() + "\");";
    }
}
