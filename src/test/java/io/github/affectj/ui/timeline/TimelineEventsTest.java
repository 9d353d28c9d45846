package io.github.affectj.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import io.github.affectj.annotation.AnnotationSet;
import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.annotation.TierKind;
import io.github.affectj.exchange.tiers.Film;
import io.github.affectj.media.stack.StackClip;
import io.github.affectj.overlay.Pictures;
import io.github.affectj.overlay.StackResults;
import io.github.affectj.overlay.timeline.TimelineRow;
import io.github.affectj.overlay.timeline.TimelineView;
import io.github.affectj.result.ResultKey;
import io.github.affectj.result.SampleResults;
import java.awt.event.ActionEvent;
import java.awt.event.InputEvent;
import java.awt.event.MouseEvent;
import java.awt.event.MouseWheelEvent;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mouse and keys on a timeline that no window shows: 100 frames of a tenth of a second. */
class TimelineEventsTest {
    private static final int WIDTH = 1110;
    private static final int HEIGHT = 320;
    private static final int LEFT = InputEvent.BUTTON1_DOWN_MASK;
    private static final Segment GLAD = new Segment(1, 2, "glad");
    private static final Segment SAD = new Segment(2, 3, "sad");

    private final FakeHost host = new FakeHost();
    private final List<Double> shown = new ArrayList<>();
    private StackResults results;
    private TimelineModel model;
    private TimelinePanel panel;
    private TimelineActions actions;

    @BeforeEach
    void open() {
        ImagePlus image = Pictures.stack(64, 48, 100, Pictures.Kind.NOISE);
        for (int i = 0; i < 100; i++) {
            image.getStack()
                    .setSliceLabel(
                            String.format(Locale.ROOT, "%d t=%.3fs", i + 1, i / 10.0), i + 1);
        }
        results = StackResults.of(image);
        results.put(
                new AnnotationSet(
                        List.of(
                                new Tier(
                                        "shots",
                                        TierKind.SEQUENCE,
                                        "net",
                                        List.of(new Segment(0, 6, "1"), new Segment(6, 10, "2"))),
                                new Tier("mood", TierKind.SEQUENCE, "Ana", List.of(GLAD, SAD)))));
        StackClip clip = new StackClip(image);
        model = new TimelineModel(results, clip, Film.of(clip).frames(), "shots", "Ana");
        results.addListener(changed -> model.refresh());
        panel = new TimelinePanel(model, 1, shown::add);
        panel.setBounds(0, 0, WIDTH, HEIGHT);
        new TimelineMouse(panel, host).attach();
        actions = new TimelineActions(panel, host);
        actions.bind(panel);
        model.addListener(() -> actions.refresh(true));
        panel.goTo(0);
        shown.clear();
    }

    private int x(double seconds) {
        return (int) Math.round(panel.view().x(seconds));
    }

    private int y(int tier) {
        TimelineRow row = panel.rows().row(tier).orElseThrow();
        return row.y() + row.height() / 2;
    }

    private void mouse(int id, int x, int y, int modifiers, int clicks) {
        panel.dispatchEvent(
                new MouseEvent(panel, id, 0, modifiers, x, y, clicks, false, MouseEvent.BUTTON1));
    }

    private void press(int x, int y) {
        mouse(MouseEvent.MOUSE_PRESSED, x, y, LEFT, 1);
    }

    private void dragTo(int x, int y, int modifiers) {
        mouse(MouseEvent.MOUSE_DRAGGED, x, y, LEFT | modifiers, 1);
    }

    private void release(int x, int y) {
        mouse(MouseEvent.MOUSE_RELEASED, x, y, 0, 1);
    }

    private void click(int x, int y, int times) {
        press(x, y);
        release(x, y);
        mouse(MouseEvent.MOUSE_CLICKED, x, y, 0, times);
    }

    private void drag(double from, double to, int tier, int modifiers) {
        press(x(from), y(tier));
        dragTo(x((from + to) / 2), y(tier), modifiers);
        dragTo(x(to), y(tier), modifiers);
        release(x(to), y(tier));
    }

    private void key(String key) {
        var action = panel.getActionForKeyStroke(TimelineAction.key(key));
        assertTrue(action != null, key);
        if (((TimelineAction) action).isEnabled()) {
            action.actionPerformed(new ActionEvent(panel, ActionEvent.ACTION_PERFORMED, key));
        }
    }

    private List<Segment> mood() {
        return model.tiers().need("mood").segments();
    }

    @Test
    void theMenuSaysWhatWouldBeUndoneAndTheListOfKeysDoesNot() {
        drag(7.02, 8.47, 1, 0);
        TimelineAction undo = actions.menus().get("Edit").get(0);
        assertEquals("Undo draw a segment", undo.getValue(TimelineAction.NAME));
        assertTrue(TimelineMenus.help(actions).contains("<td>Undo</td>"));
        key("menu Z");
        assertEquals("Undo change of tiers", undo.getValue(TimelineAction.NAME));
    }

    @Test
    void aDragDrawsAndAKeyLabels() {
        drag(7.02, 8.47, 1, 0);
        assertEquals(List.of(GLAD, SAD, new Segment(7, 8.5, "")), mood());
        assertEquals(List.of("glad", "sad"), model.keys().labels());
        key("pressed 2");
        assertEquals(new Segment(7, 8.5, "sad"), mood().get(2));
        assertEquals("label a segment", model.undoable().orElseThrow());
        key("menu Z");
        key("menu Z");
        assertEquals(List.of(GLAD, SAD), mood());
        key("shift menu Z");
        key("menu Y");
        assertEquals(new Segment(7, 8.5, "sad"), mood().get(2));
        click(x(7.5), y(1), 1);
        key("menu Z");
        assertEquals("", model.selected().orElseThrow().label(), "still selected");
        key("pressed NUMPAD9");
        assertEquals(1, host.told.size());
    }

    @Test
    void whatIsDraggedHoldsToCutsUnlessShiftIsHeld() {
        // The cut at 6 s is 5 pixels away.
        double near = 6 - 5 * panel.view().secondsPerPixel();
        drag(5, near, 1, 0);
        assertEquals(new Segment(5, 6, ""), mood().get(2));
        key("menu Z");
        double far = 5.94;
        drag(5, far, 1, InputEvent.SHIFT_DOWN_MASK);
        assertEquals(new Segment(5, 5.9, ""), mood().get(2));
    }

    @Test
    void anEdgeIsDraggedForBothAndEscapeWouldDropIt() {
        press(x(2) - 1, y(1));
        dragTo(x(2.3), y(1), 0);
        dragTo(x(2.5), y(1), 0);
        assertEquals(
                2.5,
                model.content().tiers().need("mood").segments().get(0).end(),
                1e-9,
                "drawn while it is dragged");
        assertEquals(List.of(GLAD, SAD), mood(), "but not yet attached");
        model.dropDraft();
        assertEquals(AnnotationSet.class, model.content().tiers().getClass());
        assertEquals(model.tiers(), model.content().tiers());
        dragTo(x(2.5), y(1), 0);
        release(x(2.5), y(1));
        assertEquals(List.of(GLAD.at(1, 2.5), SAD.at(2.5, 3)), mood());
        assertEquals("move an edge", model.undoable().orElseThrow());
    }

    @Test
    void aSegmentIsMovedAndAClickMovesNothing() {
        drag(2.5, 7.5, 1, 0);
        assertEquals(List.of(GLAD, SAD.at(7, 8)), mood());
        key("menu Z");
        press(x(2.5), y(1));
        dragTo(x(2.5) + 2, y(1), 0);
        release(x(2.5) + 2, y(1));
        assertEquals(List.of(GLAD, SAD), mood());
        assertEquals(SAD, model.selected().orElseThrow());
        assertEquals(1, shown.size());
        assertEquals(2.5, shown.get(0), 0.01);
        assertEquals(2.5, panel.playhead(), 1e-9);
    }

    /** A tier of a model is corrected in the person's name. */
    @Test
    void splitAndMergeAtThePlayhead() {
        click(x(3.04), y(0), 1);
        key("pressed S");
        assertEquals(
                List.of(
                        new Segment(0, 3, "1", OptionalDouble.empty(), "Ana"),
                        new Segment(3, 6, "1", OptionalDouble.empty(), "Ana"),
                        new Segment(6, 10, "2")),
                model.tiers().need("shots").segments());
        key("pressed S");
        assertEquals(
                "the segment 3.000 s to 6.000 s can't be split at 3.000 s; each part needs a frame"
                        + " at least.",
                host.told.get(0));
        key("pressed PAGE_UP");
        assertEquals(0, panel.playhead());
        key("pressed M");
        assertEquals(2, model.tiers().need("shots").segments().size());
        key("pressed DELETE");
        assertEquals(1, model.tiers().need("shots").segments().size());
        assertFalse(model.selected().isPresent());
    }

    @ParameterizedTest
    @CsvSource({
        "pressed RIGHT, 5.1",
        "pressed LEFT, 4.9",
        "shift pressed RIGHT, 6",
        "shift pressed LEFT, 4",
        "pressed HOME, 0",
        "pressed END, 9.9",
        "pressed PAGE_DOWN, 5"
    })
    void keysMoveThePlayhead(String key, double seconds) {
        panel.goTo(5);
        key(key);
        assertEquals(seconds, panel.playhead(), 1e-9);
    }

    @Test
    void theRulerIsClickedAndDragged() {
        click(x(4), 5, 1);
        assertEquals(4, panel.playhead(), 0.051);
        panel.zoom(4, x(5));
        TimelineView near = panel.view();
        assertEquals(10 / Math.pow(1.5, 4), near.last() - near.first(), 0.01);
        int from = x(5);
        press(from, 5);
        dragTo(from - 100, 5, 0);
        release(from - 100, 5);
        assertEquals(near.first() + 100 * near.secondsPerPixel(), panel.view().first(), 1e-9);
        assertEquals(4, panel.playhead(), 0.051);
        key("pressed F");
        assertTrue(panel.view().isWhole());
        key("typed +");
        assertFalse(panel.view().isWhole());
    }

    @Test
    void theWheelZoomsAboutThePointerAndPansWithShift() {
        double time = panel.view().time(600);
        wheel(-2, 0);
        assertEquals(time, panel.view().time(600), 1e-6);
        double first = panel.view().first();
        assertTrue(panel.view().last() - first < 9);
        wheel(1, InputEvent.SHIFT_DOWN_MASK);
        assertTrue(panel.view().first() > first);
    }

    private void wheel(int turns, int modifiers) {
        panel.dispatchEvent(
                new MouseWheelEvent(
                        panel,
                        MouseEvent.MOUSE_WHEEL,
                        0,
                        modifiers,
                        600,
                        100,
                        0,
                        false,
                        MouseWheelEvent.WHEEL_UNIT_SCROLL,
                        3,
                        turns));
    }

    @Test
    void theModelIsReadOnlyAndCanBeCopied() {
        var result = SampleResults.plain(64, 48, 100);
        results.put(ResultKey.of(result), result);
        int modelRow =
                panel.rows().rows().stream()
                        .filter(row -> row.kind() == TimelineRow.Kind.MODEL)
                        .findFirst()
                        .orElseThrow()
                        .y();
        AnnotationSet before = model.tiers();
        press(x(1), modelRow + 5);
        dragTo(x(3), modelRow + 5, 0);
        release(x(3), modelRow + 5);
        click(x(1), modelRow + 5, 2);
        assertEquals(before, model.tiers());
        assertTrue(host.told.get(0).contains("can't be changed"), host.told.get(0));
        actions.menus().get("Tier").get(1).actionPerformed(null);
        Tier copy = model.tiers().need("emotion Ana");
        assertEquals("Ana", copy.coder());
        assertEquals(copy, model.tier().orElseThrow());
        assertTrue(copy.segments().stream().allMatch(s -> s.source().equals(result.model().id())));
        assertEquals(result.label(0), copy.segments().get(0).label());
        assertEquals(result, results.get().timeline().orElseThrow());
    }

    @Test
    void doubleClicksAndLettersWhileALabelIsTyped() {
        click(x(1.5), y(1), 2);
        click(20, y(0), 2);
        assertEquals(List.of("edit label", "rename tier"), host.asked);
        click(x(1.5), y(1), 1);
        actions.refresh(false);
        key("pressed S");
        key("pressed DELETE");
        key("pressed 1");
        assertEquals(List.of(GLAD, SAD), mood(), "letters of a label are no keys");
    }

    /** What a command attaches meanwhile is shown, and what it takes away is not selected. */
    @Test
    void changesOfOthersAreTakenOver() {
        click(x(1.5), y(1), 1);
        results.put(model.tiers().with(model.tiers().need("mood").withSegments(List.of(SAD))));
        assertFalse(model.selected().isPresent());
        assertEquals(model.tiers(), model.content().tiers());
        results.put(model.tiers().without("mood"));
        assertEquals("shots", model.tier().orElseThrow().name());
        results.put(AnnotationSet.EMPTY);
        assertFalse(model.tier().isPresent());
        key("pressed S");
        key("pressed 1");
        key("menu Z");
        assertEquals(List.of("shots"), model.tiers().names());
    }

    @Test
    void theSelectionAndThePlayheadAreDrawn() {
        int[] plain = painted();
        click(x(1.5), y(1), 1);
        int[] selected = painted();
        assertNotEquals(hash(plain), hash(selected));
        panel.playhead(8, true);
        assertNotEquals(hash(selected), hash(painted()));
    }

    private static int hash(int[] pixels) {
        return java.util.Arrays.hashCode(pixels);
    }

    private int[] painted() {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        panel.paint(image.createGraphics());
        return image.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH);
    }
}
