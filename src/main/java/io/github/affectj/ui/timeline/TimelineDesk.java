package io.github.affectj.ui.timeline;

import ij.ImagePlus;
import ij.io.FileInfo;
import ij.io.SaveDialog;
import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.annotation.TierKind;
import io.github.affectj.annotation.edit.TierEdits;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.ForeignText;
import io.github.affectj.overlay.StackResults;
import io.github.affectj.overlay.timeline.TimelineFigure;
import io.github.affectj.ui.ClipPlayer;
import java.awt.Font;
import java.awt.Rectangle;
import java.awt.event.MouseEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.swing.JLabel;

/** What the actions of the timeline need of windows, players and files. */
final class TimelineDesk implements TimelineActions.Host {
    private static final int FIGURE_WIDTH = 1200;

    private final TimelineWindow window;
    private final ImagePlus image;
    private final TimelinePanel panel;
    private final TimelineModel model;
    private final Font font;
    private final TimelineActions actions;
    private final TimelineMouse mouse;
    private final LabelEditor editor;

    TimelineDesk(TimelineWindow window, ImagePlus image, TimelinePanel panel, Font font) {
        this.window = window;
        this.image = image;
        this.panel = panel;
        this.model = panel.model();
        this.font = font;
        editor = new LabelEditor(panel, font, this::refresh);
        actions = new TimelineActions(panel, this);
        actions.bind(panel);
        mouse = new TimelineMouse(panel, this);
        mouse.attach();
    }

    TimelineActions actions() {
        return actions;
    }

    /** Whether a button is held or a label typed, so that the view must stay. */
    boolean isBusy() {
        return mouse.isBusy() || editor.isOpen();
    }

    /** Brings menus up to date. */
    void refresh() {
        // Called by the editor before there are actions.
        if (actions != null) {
            actions.refresh(!editor.isOpen());
        }
    }

    @Override
    public void play() {
        Optional<ClipPlayer> player = ClipPlayer.of(image);
        if (player.filter(ClipPlayer::isLooping).isPresent()) {
            player.get().stop();
        } else if (player.isPresent()) {
            player.get().togglePause();
        } else {
            ClipPlayer.play(image, 1, false);
        }
    }

    @Override
    public void loop() {
        Optional<ClipPlayer> looping = ClipPlayer.of(image).filter(ClipPlayer::isLooping);
        if (looping.isPresent()) {
            looping.get().stop();
            return;
        }
        Segment segment = model.selected().orElseThrow();
        if (segment.isPoint()) {
            throw new BadInputException("a point has no length to be played.");
        }
        ClipPlayer.loop(image, segment.start(), segment.end());
    }

    @Override
    public void escape() {
        if (!mouse.cancel()) {
            ClipPlayer.of(image).ifPresent(ClipPlayer::stop);
        }
    }

    @Override
    public void editLabel() {
        Segment segment = model.selected().orElseThrow();
        Rectangle place = panel.place(segment.start(), segment.end());
        editor.open(
                place,
                segment.label(),
                label ->
                        model.tier()
                                .filter(tier -> tier.segments().contains(segment))
                                .ifPresent(
                                        tier ->
                                                model.apply(
                                                        model.edits().relabel(tier, segment, label),
                                                        "label a segment")));
    }

    @Override
    public Optional<OptionalDouble> askValue(Segment segment) {
        String now =
                segment.value().isPresent() ? Double.toString(segment.value().getAsDouble()) : "";
        Optional<String> given =
                TierForm.askText(
                        window, "Set Value", "Value of the segment, a number; empty for none", now);
        if (given.isEmpty()) {
            return Optional.empty();
        }
        try {
            String number = given.get().strip().replace(',', '.');
            OptionalDouble value =
                    number.isEmpty()
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(Double.parseDouble(number));
            if (value.isPresent() && !Double.isFinite(value.getAsDouble())) {
                throw new NumberFormatException(number);
            }
            return Optional.of(value);
        } catch (NumberFormatException e) {
            throw new BadInputException(
                    "the value '%s' is no number; allowed is one like 0.5 or -2."
                            .formatted(ForeignText.of(given.get())),
                    e);
        }
    }

    @Override
    public void addTier() {
        TierForm.Wanted wanted =
                new TierForm.Wanted(
                        model.tiers().freeName("emotion " + model.person()),
                        TierKind.SEQUENCE,
                        model.person(),
                        model.result().map(r -> r.labels().names()).orElse(List.of()));
        while (true) {
            Optional<TierForm.Wanted> asked = TierForm.ask(window, wanted);
            if (asked.isEmpty()) {
                return;
            }
            wanted = asked.get();
            try {
                TierEdits added =
                        model.tierEdits()
                                .add(wanted.name(), wanted.kind(), wanted.coder(), wanted.labels());
                if (!wanted.coder().isEmpty()) {
                    window.person(wanted.coder());
                }
                List<String> names = added.tiers().names();
                model.apply(
                        added,
                        Optional.of(names.get(names.size() - 1)),
                        "add tier " + wanted.name().strip());
                panel.revealTier();
                tell("drag in the new row to draw a segment; the keys 1 to 9 label it.");
                return;
            } catch (BadInputException e) {
                TierForm.refuse(window, "Add Tier", e);
            }
        }
    }

    @Override
    public void renameTier() {
        String name = model.tier().map(Tier::name).orElseThrow();
        Optional<String> other = TierForm.askText(window, "Rename Tier", "Name of the tier", name);
        if (other.isPresent()) {
            try {
                TierEdits renamed = model.tierEdits().rename(name, other.get());
                model.apply(renamed, other.map(String::strip), "rename tier " + name);
            } catch (BadInputException e) {
                TierForm.refuse(window, "Rename Tier", e);
            }
        }
    }

    @Override
    public void chooseLabels() {
        Tier tier = model.tier().orElseThrow();
        TierForm.askLabels(window, tier.name(), model.keys().labels())
                .ifPresent(
                        labels ->
                                model.apply(
                                        model.tierEdits().with(tier.name(), labels),
                                        Optional.of(tier.name()),
                                        "choose labels"));
    }

    @Override
    public void askPerson() {
        TierForm.askText(
                        window,
                        "Your Name",
                        "Your name or initials, as your labels say",
                        model.person())
                .filter(name -> !name.isBlank())
                .ifPresent(name -> window.person(name.strip()));
    }

    @Override
    public void saveFigure() {
        // Beside the film, where there is one.
        FileInfo info = image.getOriginalFileInfo();
        SaveDialog dialog =
                new SaveDialog(
                        "Save Figure",
                        info == null ? null : info.directory,
                        image.getShortTitle(),
                        ".svg");
        if (dialog.getFileName() == null) {
            return;
        }
        Path path = Path.of(dialog.getDirectory(), dialog.getFileName());
        TimelineFigure.write(
                path, model.content(), panel.view().first(), panel.view().last(), FIGURE_WIDTH);
        tell("saved " + path.getFileName() + ".");
    }

    /** Asks whether to take what an earlier session saved, and takes it. */
    void offer(Autosave autosave, Autosave.Saved saved, StackResults results) {
        int segments = saved.tiers().tiers().stream().mapToInt(t -> t.segments().size()).sum();
        String question =
                String.format(
                        Locale.ROOT,
                        "On %s labels of this film were saved: %d segments in the tiers %s. Take them?",
                        saved.time()
                                .format(
                                        DateTimeFormatter.ofPattern(
                                                "d MMM yyyy, HH:mm", Locale.ROOT)),
                        segments,
                        ForeignText.of(String.join(", ", saved.tiers().names())));
        if (TierForm.choose(window, "Edit Annotations", question, "Take them", "Leave them")) {
            autosave.taken();
            results.add(Autosave.joined(saved.parts(), model.tiers()), "take saved labels");
        } else if (Files.exists(autosave.file())) {
            tell("they stay; the file is renamed when you change something.");
        }
    }

    @Override
    public void help() {
        TierForm.show(window, "Keys and Mouse", new JLabel(TimelineMenus.help(actions)));
    }

    @Override
    public void popup(MouseEvent e, boolean ofTier) {
        TimelineMenus.popup(actions, font, ofTier, panel, e.getX(), e.getY());
    }

    @Override
    public void tell(String sentence) {
        window.tell(sentence);
    }

    @Override
    public void dispose() {
        window.dispose();
    }
}
