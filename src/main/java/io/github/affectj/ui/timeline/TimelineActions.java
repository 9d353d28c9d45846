package io.github.affectj.ui.timeline;

import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.edit.LabelKeys;
import io.github.affectj.base.BadInputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.swing.JComponent;
import javax.swing.KeyStroke;

/** All that can be done to tiers and view, by menus with their keys. */
final class TimelineActions {
    /** What needs windows, players or files. */
    interface Host extends TimelineMouse.Window {
        /** Plays on, or stops. */
        void play();

        /** Plays the selected segment again and again, or stops. */
        void loop();

        /** Ends a drag or the playing. */
        void escape();

        /** Asks for a number; empty where it was given up. */
        Optional<OptionalDouble> askValue(Segment segment);

        /** Asks for a new tier and adds it. */
        void addTier();

        /** Asks for the labels of the number keys. */
        void chooseLabels();

        /** Asks who edits. */
        void askPerson();

        /** Writes what shows as a figure. */
        void saveFigure();

        /** Shows the keys. */
        void help();

        /** Closes the window. */
        void dispose();
    }

    private static final BooleanSupplier ALWAYS = () -> true;

    private final TimelinePanel panel;
    private final TimelineModel model;
    private final Host host;
    private final SegmentDeeds deeds;
    private final Map<String, List<TimelineAction>> menus = new LinkedHashMap<>();

    TimelineActions(TimelinePanel panel, Host host) {
        this.panel = panel;
        this.model = panel.model();
        this.host = host;
        this.deeds = new SegmentDeeds(panel, host);
        edit();
        tiers();
        play();
        view();
        for (int key = 1; key <= LabelKeys.KEYS; key++) {
            int number = key;
            add(
                    "",
                    "Label " + key,
                    List.of("pressed " + key, "pressed NUMPAD" + key),
                    deeds::hasSegment,
                    () -> deeds.label(number));
        }
        add("", "Cancel", List.of("pressed ESCAPE"), ALWAYS, host::escape);
        refresh(true);
    }

    private void add(
            String menu, String name, List<String> keys, BooleanSupplier possible, Runnable does) {
        add(menu, name, Optional::empty, keys, possible, does);
    }

    private void add(
            String menu,
            String name,
            Supplier<Optional<String>> what,
            List<String> keys,
            BooleanSupplier possible,
            Runnable does) {
        menus.computeIfAbsent(menu, m -> new ArrayList<>())
                .add(new TimelineAction(name, what, keys, possible, () -> guarded(does)));
    }

    private void guarded(Runnable does) {
        try {
            does.run();
        } catch (BadInputException e) {
            host.tell(e.getMessage());
        }
    }

    private void edit() {
        add(
                "Edit",
                "Undo",
                model::undoable,
                List.of("menu Z"),
                () -> model.undoable().isPresent(),
                model::undo);
        add(
                "Edit",
                "Redo",
                model::redoable,
                List.of("menu Y", "shift menu Z"),
                () -> model.redoable().isPresent(),
                model::redo);
        add("Edit", "Split at Playhead", List.of("pressed S"), deeds::hasSegment, deeds::split);
        add("Edit", "Merge with Next", List.of("pressed M"), deeds::hasSegment, deeds::merge);
        add(
                "Edit",
                "Edit Label...",
                List.of("pressed ENTER", "pressed F2"),
                deeds::hasSegment,
                () -> {
                    deeds.select(deeds.segment().orElseThrow());
                    host.editLabel();
                });
        add("Edit", "Set Value...", List.of("pressed V"), deeds::hasSegment, deeds::value);
        add(
                "Edit",
                "Delete Segment",
                List.of("pressed DELETE", "pressed BACK_SPACE"),
                () -> model.selected().isPresent(),
                deeds::delete);
        add(
                "Edit",
                "Next Segment",
                List.of("pressed PAGE_DOWN"),
                deeds::hasTier,
                () -> deeds.step(1));
        add(
                "Edit",
                "Previous Segment",
                List.of("pressed PAGE_UP"),
                deeds::hasTier,
                () -> deeds.step(-1));
    }

    private void tiers() {
        add("Tier", "Add Tier...", List.of("menu T"), ALWAYS, host::addTier);
        add(
                "Tier",
                "Copy the Model's Labels into a Tier",
                List.of(),
                () -> model.result().isPresent(),
                deeds::copyModel);
        add(
                "Tier",
                "Labels of the Keys 1 to 9...",
                List.of("menu L"),
                deeds::hasTier,
                host::chooseLabels);
        add("Tier", "Rename Tier...", List.of(), deeds::hasTier, host::renameTier);
        add("Tier", "Delete Tier", List.of(), deeds::hasTier, deeds::deleteTier);
        add("Tier", "Tier Above", List.of("pressed UP"), deeds::hasTier, () -> deeds.tierStep(-1));
        add("Tier", "Tier Below", List.of("pressed DOWN"), deeds::hasTier, () -> deeds.tierStep(1));
        add("Tier", "Your Name...", List.of(), ALWAYS, host::askPerson);
        add(
                "Tier",
                "Save Figure...",
                List.of("menu S"),
                () -> !panel.model().content().isEmpty(),
                host::saveFigure);
        add("Tier", "Close", List.of("menu W"), ALWAYS, host::dispose);
    }

    private void play() {
        add("Play", "Play or Stop", List.of("pressed SPACE"), ALWAYS, host::play);
        add(
                "Play",
                "Loop Segment",
                List.of("pressed L"),
                deeds::hasSegment,
                () -> {
                    deeds.select(deeds.segment().orElseThrow());
                    host.loop();
                });
        add("Play", "Next Frame", List.of("pressed RIGHT"), ALWAYS, () -> deeds.frame(1));
        add("Play", "Previous Frame", List.of("pressed LEFT"), ALWAYS, () -> deeds.frame(-1));
        add(
                "Play",
                "Second On",
                List.of("shift pressed RIGHT"),
                ALWAYS,
                () -> panel.reveal(panel.playhead() + 1));
        add(
                "Play",
                "Second Back",
                List.of("shift pressed LEFT"),
                ALWAYS,
                () -> panel.reveal(panel.playhead() - 1));
        add(
                "Play",
                "To the Start",
                List.of("pressed HOME"),
                ALWAYS,
                () -> panel.reveal(model.frames().first()));
        add(
                "Play",
                "To the End",
                List.of("pressed END"),
                ALWAYS,
                () -> panel.reveal(model.frames().last()));
    }

    private void view() {
        add("View", "Zoom In", List.of("typed +", "typed ="), ALWAYS, () -> panel.zoom(1));
        add("View", "Zoom Out", List.of("typed -"), ALWAYS, () -> panel.zoom(-1));
        add(
                "View",
                "Zoom to Segment",
                List.of("pressed Z"),
                deeds::hasSegment,
                () -> {
                    Segment s = deeds.segment().orElseThrow();
                    double margin = Math.max(s.duration(), 0.1) / 4;
                    panel.show(panel.view().showing(s.start() - margin, s.end() + margin));
                });
        add("View", "Whole Clip", List.of("pressed F"), ALWAYS, panel::fit);
        add("View", "Keys and Mouse", List.of("pressed F1"), ALWAYS, host::help);
    }

    /** The actions by menus; those under an empty name have keys only. */
    Map<String, List<TimelineAction>> menus() {
        return menus;
    }

    /** Lets the keys work wherever the focus is in the window of a component. */
    void bind(JComponent component) {
        for (List<TimelineAction> actions : menus.values()) {
            for (TimelineAction action : actions) {
                for (KeyStroke key : action.keys()) {
                    component.getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW).put(key, action);
                    component.getActionMap().put(action, action);
                }
            }
        }
    }

    /**
     * Brings names and states up to date.
     *
     * @param free false while a label is typed
     */
    void refresh(boolean free) {
        menus.values().forEach(actions -> actions.forEach(action -> action.refresh(free)));
    }

    /** Gives the segment the label of a number key. */
    void label(int key) {
        deeds.label(key);
    }
}
