package io.github.affectj.overlay.timeline;

import io.github.affectj.annotation.Tier;
import io.github.affectj.base.ForeignText;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.util.List;

/** Draws what a row is, at its left end. */
final class NamesPainter {
    private final Scene scene;
    private final Graphics2D g;
    private final Style style;
    private final double indent;

    NamesPainter(Scene scene) {
        this.scene = scene;
        this.g = scene.g();
        this.style = scene.style();
        this.indent = style.px(8);
    }

    /** Draws the name of a row; {@code active} where its tier is the one that is worked on. */
    void paint(TimelineRow row, boolean active) {
        int left = scene.left();
        g.setColor(row.isModels() ? Style.MODEL_NAMES : active ? Style.ACTIVE : Style.NAMES);
        g.fillRect(0, row.y(), left, row.height());
        if (row.isModels()) {
            g.setColor(Style.MODEL_BAR);
            g.fillRect(0, row.y(), style.px(3), row.height());
        }
        switch (row.kind()) {
            case MODEL -> {
                ModelTrack model = model(row);
                lines(row, model.name(), ForeignText.of(model.id()), Style.QUIET);
            }
            case CURVES -> labels(row, model(row).curves());
            case ATTENTION -> streams(row, model(row).attention());
            case WAVEFORM -> lines(row, "audio", "", Style.QUIET);
            case TIER -> {
                Tier tier = scene.content().tiers().tiers().get(row.tier());
                lines(row, tier.name(), ForeignText.of(tier.coder()), Style.QUIET);
            }
            case RULER, NOTHING -> {}
        }
    }

    private ModelTrack model(TimelineRow row) {
        return scene.content().models().get(row.model());
    }

    private double room() {
        return scene.left() - indent - style.px(6);
    }

    private void lines(TimelineRow row, String name, String below, Color colour) {
        double middle = row.y() + row.height() / 2.0;
        double half = below.isEmpty() ? 0 : style.px(7);
        g.setColor(Style.TEXT);
        scene.text(name, style.bold(), indent, middle - half, room());
        g.setColor(colour);
        scene.text(below, style.small(), indent, middle + half, room());
    }

    private void labels(TimelineRow row, List<ModelTrack.LabelCurve> curves) {
        double tall = (double) (row.height() - 2 * scene.layout().pad()) / curves.size();
        double box = style.px(8);
        for (int i = 0; i < curves.size(); i++) {
            double middle = row.y() + scene.layout().pad() + (i + 0.5) * tall;
            g.setColor(curves.get(i).colour());
            scene.box(indent, middle - box / 2, box, box);
            g.setColor(Style.TEXT);
            double x = indent + box + style.px(4);
            String name = ForeignText.of(curves.get(i).name());
            scene.text(name, style.small(), x, middle, room() + indent - x);
        }
    }

    private void streams(TimelineRow row, List<ModelTrack.Stream> streams) {
        Font small = style.small();
        double third = row.height() / 3.0;
        g.setColor(Style.TEXT);
        double middle = row.y() + (streams.size() == 1 ? row.height() / 2.0 : third * 1.5);
        scene.text("attention", style.bold(), indent, middle, room());
        if (streams.size() > 1) {
            g.setColor(streams.get(0).text());
            scene.text(streams.get(0).name(), small, indent, row.y() + third * 0.55, room());
            g.setColor(streams.get(1).text());
            scene.text(streams.get(1).name(), small, indent, row.y() + third * 2.45, room());
        }
    }
}
