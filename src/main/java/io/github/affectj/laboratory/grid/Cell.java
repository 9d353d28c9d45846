package io.github.affectj.laboratory.grid;

import java.util.Locale;

/** One training of the grid. */
public record Cell(ComparedSystem system, long seed) {

    /** Name of its run folder, and so the id of its model. */
    public String name() {
        return String.format(
                Locale.ROOT,
                "%02d-%s-f%d-seed%d",
                system.number(),
                system.architecture(),
                system.frames(),
                seed);
    }

    /** How messages call it. */
    public String label() {
        return system.label() + ", seed " + seed;
    }
}
