package io.github.affectj.ui.timeline;

import io.github.affectj.annotation.Segment;
import java.awt.event.MouseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Keeps what a timeline without a window was asked for. */
final class FakeHost implements TimelineActions.Host {
    final List<String> asked = new ArrayList<>();
    final List<String> told = new ArrayList<>();
    Optional<OptionalDouble> value = Optional.empty();

    @Override
    public void play() {
        asked.add("play");
    }

    @Override
    public void loop() {
        asked.add("loop");
    }

    @Override
    public void escape() {
        asked.add("escape");
    }

    @Override
    public Optional<OptionalDouble> askValue(Segment segment) {
        return value;
    }

    @Override
    public void addTier() {
        asked.add("add tier");
    }

    @Override
    public void chooseLabels() {
        asked.add("labels");
    }

    @Override
    public void askPerson() {
        asked.add("person");
    }

    @Override
    public void saveFigure() {
        asked.add("figure");
    }

    @Override
    public void help() {
        asked.add("help");
    }

    @Override
    public void dispose() {
        asked.add("close");
    }

    @Override
    public void editLabel() {
        asked.add("edit label");
    }

    @Override
    public void renameTier() {
        asked.add("rename tier");
    }

    @Override
    public void popup(MouseEvent e, boolean ofTier) {
        asked.add(ofTier ? "menu of a tier" : "menu of a segment");
    }

    @Override
    public void tell(String sentence) {
        told.add(sentence);
    }
}
