package io.github.affectj.ui.timeline;

import ij.ImagePlus;
import ij.Prefs;
import ij.WindowManager;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.CancelledException;
import io.github.affectj.base.ForeignText;
import io.github.affectj.base.Progress;
import io.github.affectj.exchange.tiers.Film;
import io.github.affectj.media.SoundTrack;
import io.github.affectj.media.stack.StackClip;
import io.github.affectj.overlay.OwnerStack;
import io.github.affectj.overlay.StackResults;
import io.github.affectj.overlay.timeline.Waveform;
import io.github.affectj.ui.ClipPlayer;
import java.awt.BorderLayout;
import java.awt.EventQueue;
import java.awt.Font;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JToolBar;
import javax.swing.WindowConstants;

/**
 * The timeline of a stack in a window of its own: shows the model's result, the sound and the
 * tiers, and edits these. Playhead and slice go together. One window a stack.
 */
public final class TimelineWindow extends JFrame {
    private static final long serialVersionUID = 1L;

    /** Key of the image property that holds its window. */
    private static final String PROPERTY = "affectj.timeline";

    private static final String PERSON = "affectj.coder";
    private static final int ROOM = 40;

    private final transient ImagePlus image;
    private final transient StackResults results;
    private final transient TimelineModel model;
    private final TimelinePanel panel;
    private final transient TimelineDesk desk;
    private final transient StackLink link;
    private final transient Optional<AutosaveTimer> autosave;
    private final transient StackResults.Listener watcher = changed -> changedLater();
    private final JLabel status = new JLabel(" ");
    private final JLabel place = new JLabel(" ");
    private volatile boolean closed;

    private TimelineWindow(
            ImagePlus image, StackClip clip, Film film, String cutTier, Optional<Autosave> saved) {
        super("Annotations of " + image.getTitle());
        this.image = image;
        results = StackResults.of(image);
        double scale = Math.max(1, Prefs.getGuiScale());
        Font font = new Font(Font.SANS_SERIF, Font.PLAIN, (int) Math.round(12 * scale));
        String person = Prefs.get(PERSON, System.getProperty("user.name", ""));
        model = new TimelineModel(results, clip, film.frames(), cutTier, person);
        link = new StackLink(image, clip, this::frameShown, this::dispose);
        panel = new TimelinePanel(model, scale, s -> link.show(model.frames().frameAt(s)));
        desk = new TimelineDesk(this, image, panel, font);
        autosave = saved.map(s -> new AutosaveTimer(s, results::get, this::tell));
        LabelBar labels =
                new LabelBar(font, n -> desk.actions().label(n), l -> model.content().colour(l));
        setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
        setJMenuBar(TimelineMenus.bar(desk.actions(), font));
        Box top = Box.createVerticalBox();
        JToolBar tools = TimelineMenus.tools(desk.actions(), font);
        tools.setAlignmentX(LEFT_ALIGNMENT);
        labels.setAlignmentX(LEFT_ALIGNMENT);
        top.add(tools);
        top.add(labels);
        add(top, BorderLayout.NORTH);
        add(new TimelineScroll(panel, scale), BorderLayout.CENTER);
        add(statusLine(font), BorderLayout.SOUTH);
        model.addListener(
                () -> {
                    desk.refresh();
                    labels.show(
                            model.keys().labels().stream().limit(9).toList(),
                            model.selected().isPresent());
                    showPlace();
                });
        OwnerStack.set(this, image);
        addWindowListener(
                new WindowAdapter() {
                    @Override
                    public void windowActivated(WindowEvent e) {
                        // Menu commands work on the stack of the active window.
                        WindowManager.setWindow(TimelineWindow.this);
                        panel.requestFocusInWindow();
                    }
                });
        model.refresh();
    }

    private Box statusLine(Font font) {
        status.setFont(font);
        // What stands in a file is no HTML.
        status.putClientProperty("html.disable", true);
        place.putClientProperty("html.disable", true);
        place.setFont(font);
        Box line = Box.createHorizontalBox();
        line.setBorder(BorderFactory.createEmptyBorder(2, 8, 3, 8));
        line.add(status);
        line.add(Box.createHorizontalGlue());
        line.add(place);
        return line;
    }

    /**
     * Opens the window of a stack, or brings it to the front.
     *
     * @param image a stack in a window
     * @param cutTier name of the tier whose edges are cuts
     * @param ask whether to ask what to do with labels that an earlier session saved; where not,
     *     they stay where they are
     */
    public static void open(ImagePlus image, String cutTier, boolean ask) {
        if (image.getProperty(PROPERTY) instanceof TimelineWindow window && !window.closed) {
            EventQueue.invokeLater(window::toFront);
            return;
        }
        StackClip clip = new StackClip(image);
        Film film = Film.of(clip);
        Optional<Autosave> saved =
                film.file().filter(Files::isRegularFile).map(file -> new Autosave(file));
        Optional<SoundTrack> sound = clip.sound();
        EventQueue.invokeLater(
                () -> {
                    TimelineWindow window = new TimelineWindow(image, clip, film, cutTier, saved);
                    image.setProperty(PROPERTY, window);
                    window.begin(sound);
                    if (ask) {
                        saved.ifPresent(window::offer);
                    }
                });
    }

    private void begin(Optional<SoundTrack> sound) {
        double from = model.content().start();
        double to = model.content().end();
        sound.ifPresent(track -> model.waveform(Waveform.flat(from, to)));
        pack();
        placeBelow(image.getWindow().getBounds());
        setVisible(true);
        WindowManager.addWindow(this);
        results.addListener(watcher);
        link.start();
        panel.requestFocusInWindow();
        if (autosave.isEmpty()) {
            tell(
                    "this stack has no file on disk, so that labels are not saved by themselves; export them.");
        } else if (!model.hasOwnTier()) {
            tell("add a tier to draw labels in, or copy the model's into one (menu Tier).");
        }
        sound.ifPresent(track -> readWaveform(track, from, to));
    }

    private void placeBelow(Rectangle stack) {
        Rectangle screen = getGraphicsConfiguration().getBounds();
        int width = Math.min(getWidth(), screen.width - ROOM);
        int height = Math.min(getHeight(), screen.height - 2 * ROOM);
        int below = stack.y + stack.height;
        int lowest = screen.y + screen.height - ROOM - height;
        Point corner =
                new Point(
                        Math.max(screen.x, Math.min(stack.x, screen.x + screen.width - width)),
                        Math.max(screen.y, Math.min(below, lowest)));
        setBounds(corner.x, corner.y, width, height);
    }

    private void readWaveform(SoundTrack sound, double from, double to) {
        Thread reader =
                new Thread(
                        () -> {
                            try {
                                Waveform wave = Waveform.read(sound, from, to, progress());
                                EventQueue.invokeLater(() -> model.waveform(wave));
                            } catch (IOException | BadInputException e) {
                                EventQueue.invokeLater(
                                        () -> tell("the audio can't be drawn: " + e.getMessage()));
                            } catch (CancelledException e) {
                                return; // the window was closed
                            }
                        },
                        "AffectJ waveform");
        reader.setDaemon(true);
        reader.start();
    }

    private Progress progress() {
        return new Progress() {
            @Override
            public void update(double fraction, String message) {} // the line is flat until then

            @Override
            public boolean isCancelled() {
                return closed;
            }
        };
    }

    /** Asks whether to take what an earlier session saved. */
    private void offer(Autosave saved) {
        try {
            saved.find(results.get()).ifPresent(found -> desk.offer(saved, found, results));
        } catch (BadInputException e) {
            tell(e.getMessage());
        }
    }

    /** Somebody changed what is attached, on whatever thread. */
    private void changedLater() {
        if (EventQueue.isDispatchThread()) {
            changed();
        } else {
            EventQueue.invokeLater(this::changed);
        }
    }

    private void changed() {
        if (!closed) {
            status.setText(" ");
            model.refresh();
            autosave.ifPresent(AutosaveTimer::changed);
        }
    }

    private void frameShown(int frame) {
        if (!closed) {
            panel.playhead(model.frames().start(frame), !desk.isBusy());
            desk.refresh();
            showPlace();
        }
    }

    private void showPlace() {
        if (Double.isNaN(panel.playhead())) {
            return;
        }
        String tier = model.tier().map(t -> ForeignText.of(t.name()) + " | ").orElse("");
        place.setText(
                String.format(
                        Locale.ROOT,
                        "%s%s | %.3f s | frame %d",
                        tier,
                        ForeignText.of(model.person()),
                        panel.playhead(),
                        model.frames().frameAt(panel.playhead()) + 1));
    }

    /** Tells a sentence in the status line. */
    void tell(String sentence) {
        String said = ForeignText.sentence(sentence);
        status.setText(said.substring(0, 1).toUpperCase(Locale.ROOT) + said.substring(1));
    }

    /** Keeps who edits, for this window and the next ones. */
    void person(String name) {
        Prefs.set(PERSON, name);
        model.person(name);
    }

    TimelineModel model() {
        return model;
    }

    TimelinePanel panel() {
        return panel;
    }

    @Override
    public void dispose() {
        if (!closed) {
            closed = true;
            results.removeListener(watcher);
            link.stop();
            ClipPlayer.of(image).filter(ClipPlayer::isLooping).ifPresent(ClipPlayer::stop);
            autosave.ifPresent(AutosaveTimer::close);
            WindowManager.removeWindow(this);
            image.setProperty(PROPERTY, null);
            super.dispose();
        }
    }
}
