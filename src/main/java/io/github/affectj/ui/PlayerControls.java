package io.github.affectj.ui;

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.ImageWindow;
import ij.plugin.frame.PlugInDialog;
import io.github.affectj.overlay.OwnerStack;
import java.awt.Button;
import java.awt.Choice;
import java.awt.Component;
import java.awt.EventQueue;
import java.awt.FlowLayout;
import java.awt.Label;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.event.KeyAdapter;
import java.awt.event.KeyEvent;
import javax.swing.Timer;

/**
 * A small window beside a stack that plays: pause (also by the space bar), speed, position. Closing
 * it or Escape ends playing; it goes when that ends.
 */
final class PlayerControls extends PlugInDialog {
    private static final long serialVersionUID = 1L;
    private static final String[] RATES = {"0.25", "0.5", "1", "1.5", "2", "4"};
    private static final int REFRESH_MILLIS = 100;

    private final transient ClipPlayer player;
    private final Button pause = new Button("Pause");
    private final Choice speed = new Choice();
    private final Label position = new Label("000000.0 of 000000.0 s");
    private final Timer timer = new Timer(REFRESH_MILLIS, e -> refresh());

    private PlayerControls(ClipPlayer player, ImagePlus image) {
        super("Play " + image.getTitle());
        this.player = player;
        setLayout(new FlowLayout());
        pause.addActionListener(e -> player.togglePause());
        boolean listed = false;
        for (String rate : RATES) {
            speed.add(rate + "x");
            if (Double.parseDouble(rate) == player.rate()) {
                speed.select(rate + "x");
                listed = true;
            }
        }
        if (!listed) {
            speed.insert(player.rate() + "x", 0);
            speed.select(0);
        }
        speed.addItemListener(
                e -> player.rate(Double.parseDouble(speed.getSelectedItem().replace("x", ""))));
        add(pause);
        add(speed);
        add(position);
        KeyAdapter escape =
                new KeyAdapter() {
                    @Override
                    public void keyPressed(KeyEvent e) {
                        if (e.getKeyCode() == KeyEvent.VK_ESCAPE) {
                            player.stop();
                        }
                    }
                };
        for (Component part : new Component[] {this, pause, speed}) {
            part.addKeyListener(escape);
        }
        OwnerStack.set(this, image);
        pack();
        setResizable(false);
        place(image.getWindow());
    }

    /** Opens the window, later on the event thread. */
    static PlayerControls open(ClipPlayer player, ImagePlus image) {
        PlayerControls controls = new PlayerControls(player, image);
        EventQueue.invokeLater(
                () -> {
                    controls.setVisible(true);
                    controls.timer.start();
                    // The stack stays the active window for menu commands and keys.
                    WindowManager.setCurrentWindow(image.getWindow());
                });
        return controls;
    }

    private void place(ImageWindow window) {
        Rectangle screen = window.getGraphicsConfiguration().getBounds();
        Point corner = window.getLocation();
        int below = corner.y + window.getHeight();
        boolean fits = below + getHeight() <= screen.y + screen.height;
        setLocation(corner.x, fits ? below : Math.max(screen.y, corner.y - getHeight()));
    }

    private void refresh() {
        pause.setLabel(player.isPaused() ? "Play" : "Pause");
        position.setText(player.position());
    }

    /** Closes the window; playing has ended. Safe to call from any thread. */
    void done() {
        EventQueue.invokeLater(super::close);
        timer.stop();
    }

    @Override
    public void close() {
        player.stop();
        super.close();
    }
}
