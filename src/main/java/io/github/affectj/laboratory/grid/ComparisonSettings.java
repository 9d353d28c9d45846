package io.github.affectj.laboratory.grid;

import io.github.affectj.base.BadInputException;
import io.github.affectj.training.run.TrainingKey;
import io.github.affectj.training.run.TrainingSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a comparison shall do.
 *
 * @param training what all runs have in common; its {@code output} is the folder of the comparison,
 *     its {@code options} are for all architectures that have them. Architecture, frames and seed
 *     of it are not used
 * @param job {@link TrainingSettings#FULL} or {@link TrainingSettings#QUICK}, for all runs
 * @param architectures the list, {@code resnet18-convgru, av-fusion(method:lstm, lr:0.001)}
 * @param frames lengths of windows, {@code 2 4 6 8}; 0 is the architecture's own, of feature files
 *     as many steps as the longest training clip has
 * @param seeds {@code 1-5} or {@code 1, 2, 7}
 * @param split {@link #GROUPS} or {@link #CLIPS}
 */
public record ComparisonSettings(
        TrainingSettings training,
        String job,
        String architectures,
        String frames,
        String seeds,
        String split) {

    /** The splits of the set, which keep groups whole. */
    public static final String GROUPS = "groups";

    /** A split anew, clip by clip: what is alike comes to lie on both sides. */
    public static final String CLIPS = "clips";

    public static final String DEFAULT_ARCHITECTURES =
            TrainingKey.ARCHITECTURE.initial().toString();
    public static final String DEFAULT_FRAMES = "0";
    public static final String DEFAULT_SEEDS = "1-3";
    public static final String DEFAULT_SPLIT = GROUPS;

    private static final int MOST_FRAMES = 4096;
    private static final int MOST_LENGTHS = 64;
    private static final int MOST_SEEDS = 100;
    private static final int MOST_RUNS = 1000;

    /** Keys that a cell sets itself, or that do not change the course of a run. */
    private static final Set<TrainingKey> NOT_COMPARED =
            Set.of(
                    TrainingKey.DATASET,
                    TrainingKey.TIER,
                    TrainingKey.OUTPUT,
                    TrainingKey.ARCHITECTURE,
                    TrainingKey.FRAMES,
                    TrainingKey.SEED,
                    TrainingKey.RESUME,
                    TrainingKey.OPTIONS,
                    TrainingKey.DEVICE,
                    TrainingKey.LICENCE,
                    TrainingKey.DOMAIN);

    /** Keys that make two comparisons different. */
    static List<TrainingKey> compared() {
        return Arrays.stream(TrainingKey.values()).filter(k -> !NOT_COMPARED.contains(k)).toList();
    }

    /**
     * The systems that are compared, checked.
     *
     * @param features whether the set holds feature files
     * @throws BadInputException if a setting can't be used
     */
    public List<ComparedSystem> systems(boolean features) {
        List<ComparedSystem> systems =
                ArchitectureList.systems(
                        architectures,
                        training,
                        job,
                        NumberList.parse("frames", frames, 0, MOST_FRAMES, MOST_LENGTHS),
                        features);
        List<Long> all = seedList();
        if ((long) systems.size() * all.size() > MOST_RUNS) {
            throw new BadInputException(
                    "That would be %d runs; at most %d can be compared at once."
                            .formatted((long) systems.size() * all.size(), MOST_RUNS));
        }
        if (!Set.of(GROUPS, CLIPS).contains(split)) {
            throw new BadInputException(
                    "split=%s is not known; allowed are %s, %s.".formatted(split, GROUPS, CLIPS));
        }
        for (ComparedSystem system : systems) {
            check(system, all.get(0));
        }
        return systems;
    }

    private void check(ComparedSystem system, long seed) {
        try {
            of(new Cell(system, seed), training.output()).check();
        } catch (BadInputException e) {
            throw system.settings().isEmpty()
                    ? e
                    : new BadInputException(
                            "architectures: %s: %s".formatted(system.label(), e.getMessage()), e);
        }
    }

    /** The seeds. */
    public List<Long> seedList() {
        return NumberList.parse("seeds", seeds, 0, Integer.MAX_VALUE, MOST_SEEDS);
    }

    /**
     * All runs: every system with the first seed, then with the next.
     *
     * @param features whether the set holds feature files
     */
    public List<Cell> cells(boolean features) {
        List<Cell> cells = new ArrayList<>();
        List<ComparedSystem> systems = systems(features);
        for (long seed : seedList()) {
            systems.forEach(system -> cells.add(new Cell(system, seed)));
        }
        return cells;
    }

    /** Whether what was learnt may have been seen in the test clips, as groups are torn apart. */
    public boolean isLeaking() {
        return split.equals(CLIPS);
    }

    /** What the training of a cell shall do, in a folder. */
    public TrainingSettings of(Cell cell, Path folder) {
        TrainingSettings own = training.forJob(job);
        for (Map.Entry<TrainingKey, Object> e : cell.system().settings().entrySet()) {
            own = own.with(e.getKey(), e.getValue());
        }
        return own.with(TrainingKey.ARCHITECTURE, cell.system().architecture())
                .with(TrainingKey.OPTIONS, cell.system().options())
                .with(TrainingKey.FRAMES, cell.system().frames())
                .with(TrainingKey.SEED, cell.seed())
                .with(TrainingKey.OUTPUT, folder);
    }

    /**
     * What makes two comparisons the same, by key.
     *
     * @param features whether the set holds feature files
     */
    public Map<String, String> asMap(boolean features) {
        Map<String, String> map = new LinkedHashMap<>();
        map.put(
                "architectures",
                systems(features).stream()
                        .map(ComparedSystem::described)
                        .collect(Collectors.joining("; ")));
        map.put("seeds", seedList().toString());
        map.put("split", split);
        TrainingSettings shared = training.forJob(job);
        compared().forEach(key -> map.put(key.key(), shared.get(key).toString()));
        return map;
    }
}
