package io.github.affectj.commands.show;

import static io.github.affectj.commands.show.CanvasHands.answer;
import static io.github.affectj.commands.show.CanvasHands.until;

import ij.IJ;
import ij.gui.Roi;
import ij.macro.Interpreter;
import ij.plugin.frame.Recorder;
import io.github.affectj.ij1.Macros;
import io.github.affectj.overlay.RegionOverlay;
import io.github.affectj.overlay.StackResults;
import io.github.affectj.regions.Box;
import io.github.affectj.regions.RegionSet;
import java.awt.event.KeyEvent;
import java.util.Map;

/** Run by {@link RegionHandsIT} in a Java of its own: ends with 0 if all is as it should be. */
public final class RegionHandsRun extends RegionRun {
    /** Checks. */
    public static void main(String[] arguments) {
        new RegionHandsRun().run();
    }

    @Override
    void checkAll() {
        moved();
        resized();
        pushedByKeys();
        byItsName();
        always();
        whereItIsAbsent();
        deleted();
        leftToMacros();
        recorded();
        check(listeners() == 1, "one listener for all images: " + listeners());
    }

    private void moved() {
        open(FACE, 8);
        RegionSet before = attached();
        hands.altClick(70, 70);
        check(isBox("face 2"), "an activated box is the selection: " + image.getRoi());
        hands.drag(70, 70, 90, 80);
        until("the region moves", () -> face().keys().size() == 3);
        check(at("face 2", 8).equals(new Box(70, 60, 60, 40)), "to there: " + at("face 2", 8));
        check(at("face 2", 1).x() == 40 && at("face 2", 15).x() == 60, "others stay: " + face());
        check(isBox("face 2"), "the box that is drawn now is active");
        hands.drag(90, 80, 95, 80);
        until("it moves on", () -> at("face 2", 8).x() == 75);
        StackResults.of(image).undo();
        StackResults.of(image).undo();
        check(attached().equals(before), "a step each to undo");
        // After a long click ImageJ takes an element for being moved already.
        open(FACE, 8);
        hands.longClick(60, 60);
        until("it is active", () -> isBox("face 2"));
        hands.drag(90, 80, 100, 85);
        until("it does not jump", () -> at("face 2", 8).equals(new Box(60, 55, 60, 40)));
        image.setSlice(5);
        hands.drag(90, 80, 91, 80);
        until("it is set in the frame that is shown", () -> face().keys().size() == 4);
        check(at("face 2", 5).equals(new Box(61, 55, 60, 40)), "there: " + at("face 2", 5));
    }

    private void resized() {
        open(FACE, 15);
        hands.altClick(70, 70);
        hands.drag(119, 89, 139, 99);
        until("it is larger", () -> at("face 2", 15).width() > 70);
        check(face().keys().size() == 2, "a place that it had is another one: " + face());
        open("makePolygon(20,20, 80,30, 50,90); run('Edit Regions...', 'action=set name=hat');", 1);
        Macros.runOrFail("run('Select None');");
        hands.altClick(50, 50);
        hands.drag(50, 50, 60, 55);
        until("a polygon moves", () -> at("hat", 1).equals(new Box(30, 25, 60, 70)));
    }

    private void pushedByKeys() {
        open(FACE, 8);
        hands.altClick(70, 70);
        for (int i = 0; i < 3; i++) {
            hands.key(KeyEvent.VK_RIGHT);
        }
        until("it is set", () -> at("face 2", 8).x() == 53);
        StackResults.of(image).undo();
        check(face().keys().size() == 2, "one step for all keys: " + face());
        open(FACE, 8);
        hands.altClick(70, 70);
        hands.key(KeyEvent.VK_DOWN);
        image.setSlice(9);
        until("it is set in the frame of the key", () -> face().keys().size() == 3);
        check(at("face 2", 8).y() == 51, "there: " + face());
    }

    private void byItsName() {
        open(FACE, 8);
        hands.altClick(55, 46);
        until("the plate with a name stands for its box", () -> isBox("face 2"));
        hands.drag(80, 70, 80, 80);
        until("and it moves", () -> at("face 2", 8).y() == 60);
    }

    private void always() {
        open("makeOval(20, 20, 60, 60); run('Edit Regions...', 'action=still name=sun');", 3);
        Macros.runOrFail("run('Select None');");
        hands.altClick(50, 50);
        hands.drag(50, 50, 60, 50);
        until("it moves in all frames", () -> at("sun", 12).x() == 30);
        check(attached().need("sun").isStill(), "as it was");
    }

    private void whereItIsAbsent() {
        open(FACE, 15);
        RegionSet before = attached();
        hands.altClick(70, 70);
        image.setSlice(18);
        IJ.log("\\Clear");
        hands.drag(90, 70, 95, 75);
        until("it is told", () -> String.valueOf(IJ.getLog()).contains("is not there at frame 18"));
        check(attached().equals(before), "nothing is set");
        image.setSlice(15);
        check(box(15).getBounds().x == 60, "its box is where it was");
    }

    private void deleted() {
        open(FACE, 8);
        hands.altClick(70, 70);
        hands.key(KeyEvent.VK_DELETE);
        answer("Delete Region", Map.of(), false);
        until("its box comes back", () -> RegionOverlay.box(image, "face 2", 7).isPresent());
        check(face().keys().size() == 2, "it stays");
        hands.altClick(70, 70);
        hands.key(KeyEvent.VK_DELETE);
        answer("Delete Region", Map.of(), true);
        until("it goes", () -> attached().isEmpty());
        StackResults.of(image).undo();
        check(face().keys().size() == 2, "undo brings it back");
    }

    private void leftToMacros() {
        open(FACE, 8);
        RegionSet before = attached();
        Macros.runOrFail(
                "makeRectangle(50, 50, 60, 40); Roi.setName('affectj region face 2'); Roi.move(80, 60);");
        hands.drag(100, 80, 110, 90);
        Macros.runOrFail(
                "run('Select None'); Overlay.activateSelection("
                        + RegionHands.place(image, box(8))
                        + "); Roi.move(80, 60);");
        check(!happens(() -> !attached().equals(before)), "what a macro does is left alone");
        open(FACE, 8);
        hands.altClick(70, 70);
        Thread macro = new Thread(() -> Macros.run("setBatchMode(true); wait(4000);"));
        macro.start();
        until("it runs in batch mode", Interpreter::isBatchMode);
        hands.drag(70, 70, 90, 80);
        check(Interpreter.isBatchMode(), "it was quick enough");
        check(!happens(() -> !attached().equals(before)), "nothing is set in batch mode");
        until("the macro ends", () -> !macro.isAlive());
    }

    private void recorded() {
        open(FACE, 8);
        Recorder recorder = new Recorder(false);
        Recorder.record = true;
        hands.altClick(70, 70);
        hands.drag(70, 70, 90, 80);
        until("the region moves", () -> face().keys().size() == 3);
        hands.key(KeyEvent.VK_RIGHT);
        until("and again", () -> at("face 2", 8).x() == 71);
        until("it is recorded", () -> recorder.getText().split("action=set", -1).length == 3);
        String text = recorder.getText();
        Recorder.record = false;
        RegionSet by = attached();
        check(
                text.strip()
                        .endsWith(
                                """
                                makeRectangle(70, 60, 60, 40);
                                run("Edit Regions...", "action=set name=[face 2] frame=8");
                                makeRectangle(71, 60, 60, 40);
                                run("Edit Regions...", "action=set name=[face 2] frame=8");"""),
                text);
        open(FACE, 1);
        Macros.Outcome outcome = Macros.runAsWritten(text);
        check(!outcome.aborted(), outcome + " of " + text);
        check(attached().equals(by), "its lines do the same");
    }

    private static long listeners() {
        return Roi.getListeners().stream().filter(RegionHands.class::isInstance).count();
    }
}
