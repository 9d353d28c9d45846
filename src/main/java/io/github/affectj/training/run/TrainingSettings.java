package io.github.affectj.training.run;

import io.github.affectj.model.Architectures;
import io.github.affectj.model.HyperValues;
import io.github.affectj.model.ModelArchitecture;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a training run shall do: a value for each {@link TrainingKey}, which tells what it means.
 * Immutable; {@link #with} makes others of it.
 *
 * <pre>{@code
 * TrainingSettings.defaults(set, run).with(EPOCHS, 20).with(OPTIONS, "hidden:64")
 * }</pre>
 */
public final class TrainingSettings {
    /** A job as the settings say. */
    public static final String FULL = "full";

    /** A job that tells whether a data set works, in a small part of the time. */
    public static final String QUICK = "quick";

    private static final int QUICK_EPOCHS = 5;
    private static final int LEAST_SIZE = 32;

    private final Map<TrainingKey, Object> values;

    private TrainingSettings(Map<TrainingKey, Object> values) {
        this.values = values;
    }

    /** A run with all defaults. */
    public static TrainingSettings defaults(Path dataset, Path output) {
        Map<TrainingKey, Object> values = new EnumMap<>(TrainingKey.class);
        for (TrainingKey key : TrainingKey.values()) {
            values.put(key, key.initial());
        }
        return new TrainingSettings(values)
                .with(TrainingKey.DATASET, dataset)
                .with(TrainingKey.OUTPUT, output);
    }

    /**
     * The same but for one setting. Ranges and choices are checked when a run begins.
     *
     * @param value a number, truth value, text or path, as the setting's default is
     * @throws IllegalArgumentException if it is of another kind
     */
    public TrainingSettings with(TrainingKey key, Object value) {
        Map<TrainingKey, Object> others = new EnumMap<>(values);
        others.put(key, key.typed(value));
        return new TrainingSettings(others);
    }

    /**
     * These settings for a job of some size.
     *
     * @param job {@link #FULL}: as they are; {@link #QUICK}: half the side, and 5 epochs at most
     */
    public TrainingSettings forJob(String job) {
        return job.equals(QUICK)
                ? with(TrainingKey.EPOCHS, Math.min(epochs(), QUICK_EPOCHS))
                        .with(TrainingKey.SIZE, Math.max(LEAST_SIZE, size() / 2))
                : this;
    }

    /** The value of a setting, of the type of its default. */
    public Object get(TrainingKey key) {
        return values.get(key);
    }

    private int whole(TrainingKey key) {
        return (Integer) get(key);
    }

    private double number(TrainingKey key) {
        return (Double) get(key);
    }

    private boolean flag(TrainingKey key) {
        return (Boolean) get(key);
    }

    private String text(TrainingKey key) {
        return (String) get(key);
    }

    /** {@link TrainingKey#TIER}. */
    public String tier() {
        return (String) get(TrainingKey.TIER);
    }

    /** {@link TrainingKey#DATASET}. */
    public Path dataset() {
        return (Path) get(TrainingKey.DATASET);
    }

    /** {@link TrainingKey#OUTPUT}. */
    public Path output() {
        return (Path) get(TrainingKey.OUTPUT);
    }

    /** {@link TrainingKey#ARCHITECTURE}. */
    public String architecture() {
        return text(TrainingKey.ARCHITECTURE);
    }

    /** {@link TrainingKey#EPOCHS}. */
    public int epochs() {
        return whole(TrainingKey.EPOCHS);
    }

    /** {@link TrainingKey#BATCH}. */
    public int batch() {
        return whole(TrainingKey.BATCH);
    }

    /** {@link TrainingKey#LR}. */
    public double lr() {
        return number(TrainingKey.LR);
    }

    /** {@link TrainingKey#DECAY}. */
    public double decay() {
        return number(TrainingKey.DECAY);
    }

    /** {@link TrainingKey#SCHEDULE}. */
    public String schedule() {
        return text(TrainingKey.SCHEDULE);
    }

    /** {@link TrainingKey#FRAMES}. */
    public int frames() {
        return whole(TrainingKey.FRAMES);
    }

    /** {@link TrainingKey#SIZE}. */
    public int size() {
        return whole(TrainingKey.SIZE);
    }

    /** {@link TrainingKey#SEED}. */
    public long seed() {
        return (Long) get(TrainingKey.SEED);
    }

    /** {@link TrainingKey#DEVICE}. */
    public String device() {
        return text(TrainingKey.DEVICE);
    }

    /** {@link TrainingKey#INIT}. */
    public String init() {
        return text(TrainingKey.INIT);
    }

    /** {@link TrainingKey#RESUME}. */
    public boolean resume() {
        return flag(TrainingKey.RESUME);
    }

    /** {@link TrainingKey#FREEZE}. */
    public boolean freeze() {
        return flag(TrainingKey.FREEZE);
    }

    /** {@link TrainingKey#AUGMENT}. */
    public String augment() {
        return text(TrainingKey.AUGMENT);
    }

    /** {@link TrainingKey#PATIENCE}. */
    public int patience() {
        return whole(TrainingKey.PATIENCE);
    }

    /** {@link TrainingKey#BALANCE}. */
    public boolean balance() {
        return flag(TrainingKey.BALANCE);
    }

    /** {@link TrainingKey#CHUNK}. */
    public int chunk() {
        return whole(TrainingKey.CHUNK);
    }

    /** {@link TrainingKey#SKIPBAD}. */
    public boolean skipbad() {
        return flag(TrainingKey.SKIPBAD);
    }

    /** {@link TrainingKey#SMOOTHING}. */
    public double smoothing() {
        return number(TrainingKey.SMOOTHING);
    }

    /** {@link TrainingKey#RAMP}. */
    public double ramp() {
        return number(TrainingKey.RAMP);
    }

    /** {@link TrainingKey#LICENCE}. */
    public String licence() {
        return text(TrainingKey.LICENCE);
    }

    /** {@link TrainingKey#DOMAIN}. */
    public String domain() {
        return text(TrainingKey.DOMAIN);
    }

    /** {@link TrainingKey#OPTIONS}. */
    public String options() {
        return text(TrainingKey.OPTIONS);
    }

    /**
     * Says what is wrong with these settings, before anything is read or written.
     *
     * @throws io.github.affectj.base.BadInputException that names the first wrong key
     */
    public void check() {
        SettingsCheck.run(this);
    }

    /** The architecture. */
    ModelArchitecture network() {
        return Architectures.get(architecture());
    }

    /** All hyper-parameters of the architecture, checked. */
    HyperValues hyper() {
        return HyperValues.ofOptions(network(), options());
    }

    /** Frames or steps in a window. */
    int windowFrames() {
        return frames() > 0 ? frames() : network().windowing().length();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TrainingSettings s && values.equals(s.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
