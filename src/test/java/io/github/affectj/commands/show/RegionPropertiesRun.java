package io.github.affectj.commands.show;

import static io.github.affectj.commands.show.CanvasHands.answer;
import static io.github.affectj.commands.show.CanvasHands.until;

import ij.IJ;
import ij.plugin.frame.Recorder;
import io.github.affectj.ij1.Macros;
import io.github.affectj.overlay.StackResults;
import io.github.affectj.regions.RegionSet;
import java.awt.Color;
import java.util.Map;
import java.util.Optional;

/**
 * What is given to a box in ImageJ's Properties. Run by {@link RegionHandsIT} in a Java of its own:
 * ends with 0 if all is as it should be.
 */
public final class RegionPropertiesRun extends RegionRun {
    private static final int STROKE_COLOR = 3;

    /** Checks. */
    public static void main(String[] arguments) {
        new RegionPropertiesRun().run();
    }

    @Override
    void checkAll() {
        renamed();
        coloured();
        recorded();
    }

    private void renamed() {
        open(FACE, 8);
        hands.altClick(70, 70);
        properties("Anna");
        until("it has the name", () -> attached().named("Anna").isPresent());
        check(attached().regions().size() == 1, "and no other");
        until("its box is active", () -> isBox("Anna"));
        IJ.log("\\Clear");
        properties("all");
        until("it is told", () -> String.valueOf(IJ.getLog()).contains("'all' can't be the name"));
        until("its box has its name", () -> isBox("Anna"));
        Macros.runOrFail("Roi.setName('Bea');");
        check(!happens(() -> attached().named("Anna").isEmpty()), "a macro's name is its own");
    }

    private void coloured() {
        open(FACE, 8);
        RegionSet before = attached();
        hands.altClick(70, 70);
        properties(Map.of(STROKE_COLOR, "#12ab9F"));
        until("it has the color", () -> face().rgb().equals(Optional.of(0x12ab9f)));
        check(face().keys().equals(before.need("face 2").keys()), "its places stay");
        until(
                "it is drawn so everywhere",
                () -> box(15).getStrokeColor().equals(new Color(0x12ab9f)));
        until("its box is active", () -> isBox("face 2"));
        hands.drag(70, 70, 90, 80);
        until("the region moves", () -> face().keys().size() == 3);
        check(face().rgb().equals(Optional.of(0x12ab9f)), "and keeps it");
        StackResults.of(image).undo();
        StackResults.of(image).undo();
        check(attached().equals(before), "a step to undo");
        properties(Map.of(0, "Anna", STROKE_COLOR, "red"));
        until("both are there", () -> attached().named("Anna").isPresent());
        check(attached().need("Anna").rgb().equals(Optional.of(0xff0000)), "" + attached());
        Macros.runOrFail("Roi.setStrokeColor('blue');");
        check(
                !happens(() -> !attached().need("Anna").rgb().equals(Optional.of(0xff0000))),
                "a macro's color is its own");
    }

    /** ImageJ's own lines beside ours need a selection. */
    private void recorded() {
        open(FACE, 8);
        hands.altClick(70, 70);
        Recorder recorder = new Recorder(false);
        Recorder.record = true;
        properties(Map.of(0, "Zo\u00eb 1", STROKE_COLOR, "cyan"));
        until("both are recorded", () -> recorder.getText().contains("action=rename"));
        String text = recorder.getText();
        Recorder.record = false;
        RegionSet by = attached();
        check(by.need("Zo\u00eb 1").rgb().equals(Optional.of(0x00ffff)), "" + by);
        check(text.contains("Roi.setName") && text.contains("Roi.setStrokeColor"), text);
        check(
                text.strip()
                        .endsWith(
                                """
                                run("Edit Regions...", "action=color name=[face 2] color=#00ffff");
                                run("Edit Regions...", "action=rename name=[face 2] to=[Zo\u00eb 1]");"""),
                text);
        open(FACE, 1);
        Macros.Outcome outcome = Macros.runAsWritten(text);
        check(!outcome.aborted(), outcome + " of " + text);
        check(attached().equals(by), "its lines do the same");
    }

    private static void properties(String name) {
        properties(Map.of(0, name));
    }

    /** Gives texts to the fields of that number, from 0. */
    private static void properties(Map<Integer, String> texts) {
        Thread run = new Thread(() -> IJ.run("Properties... "));
        run.start();
        answer("Properties ", texts, true);
    }
}
