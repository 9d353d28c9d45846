package io.github.affectj.training.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.github.affectj.base.BadInputException;
import io.github.affectj.base.CsvWriter;
import io.github.affectj.base.SafeFiles;
import io.github.affectj.model.ModelSpec;
import io.github.affectj.model.scoring.ClipScores;
import io.github.affectj.result.EmotionLabels;
import io.github.affectj.training.data.ClipDataset;
import io.github.affectj.training.data.RaterShares;
import io.github.affectj.training.data.Sample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The files of a training run, each written whole or not at all. */
public final class RunFolder {
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final Path folder;

    public RunFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    public Path path() {
        return folder;
    }

    /** Name of the run: that of its folder; also the id of its model. */
    public String name() {
        return folder.getFileName().toString();
    }

    public Path model() {
        return folder.resolve("model");
    }

    /** The scores, a json file. */
    public Path report() {
        return folder.resolve("report.json");
    }

    /** All settings, a json file that is written first. */
    public Path config() {
        return folder.resolve("config.json");
    }

    /** A row an epoch. */
    public Path metrics() {
        return folder.resolve("metrics.csv");
    }

    /** A row a clip that was scored. */
    public Path predictions() {
        return folder.resolve("predictions.csv");
    }

    /** Where a split that AffectJ made is written down: a data set. */
    public Path split() {
        return folder.resolve("dataset");
    }

    /** Refuses a folder that holds another run, and what is no folder to write to. */
    public void requireFree(boolean resume) {
        if (Files.exists(folder) && !(Files.isDirectory(folder) && Files.isWritable(folder))) {
            throw new BadInputException(
                    "output=" + folder + " is not a folder that can be written to.");
        }
        if (!resume && Files.exists(config())) {
            throw new BadInputException(
                    "output="
                            + folder
                            + " holds a training run already; choose another folder, or set"
                            + " resume=true to go on with it.");
        }
    }

    /** Refuses a folder of a training run, whose report an evaluation would overwrite. */
    void requireNoRun() {
        if (Files.exists(config())) {
            throw new BadInputException(
                    "output="
                            + folder
                            + " holds a training run, whose report would be lost; choose another"
                            + " folder.");
        }
    }

    /**
     * Makes the folder.
     *
     * @return whether it was not there
     */
    public boolean create() {
        try {
            boolean made = Files.notExists(folder);
            Files.createDirectories(folder);
            return made;
        } catch (IOException e) {
            throw new BadInputException("output=" + folder + " can't be made or written to.", e);
        }
    }

    /**
     * Takes the folder away again, with what a run writes before its first epoch; what else is in
     * it stays.
     */
    public void removeUnbegun() {
        try {
            Files.deleteIfExists(config());
            Files.deleteIfExists(split().resolve(ClipDataset.MANIFEST));
            Files.deleteIfExists(split());
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // Something else is in it.
            return;
        }
    }

    public void writeConfig(Map<String, Object> config) {
        SafeFiles.writeText(config(), GSON.toJson(config) + "\n");
    }

    public void writeMetrics(List<EpochMetrics> all) {
        StringBuilder csv = new StringBuilder(EpochMetrics.HEADER).append('\n');
        all.forEach(m -> csv.append(m.csv()).append('\n'));
        SafeFiles.writeText(metrics(), csv.toString());
    }

    public void writeReport(Map<String, Object> report, ClassificationReport shown) {
        SafeFiles.writeText(report(), GSON.toJson(report) + "\n");
        SafeFiles.writeText(folder.resolve("confusion.csv"), shown.confusionCsv());
    }

    /**
     * One row a clip: its path in the set, the true and the predicted label, all probabilities, and
     * where clips have raters the share of them that gave each label; of a set with labels of steps
     * one row a labelled step, which is named by its number from 1.
     */
    public void writePredictions(
            Path dataset, ModelSpec spec, List<Sample> samples, List<double[]> logits) {
        writePredictions(dataset, spec, samples, logits, List.of());
    }

    /**
     * As above.
     *
     * @param familiarity of each clip, for three more columns; may be empty
     */
    void writePredictions(
            Path dataset,
            ModelSpec spec,
            List<Sample> samples,
            List<double[]> logits,
            List<FamiliarityScores.OfClip> familiarity) {
        SafeFiles.write(
                predictions(),
                file -> {
                    try (CsvWriter csv =
                            new CsvWriter(
                                    Files.newBufferedWriter(file, StandardCharsets.UTF_8), ',')) {
                        boolean byStep = samples.stream().anyMatch(Sample::isByStep);
                        boolean rated = samples.stream().anyMatch(s -> s.shares() != null);
                        List<Object> header = new ArrayList<>(List.of("path"));
                        header.addAll(byStep ? List.of("step") : List.of());
                        header.addAll(List.of("label", "predicted"));
                        spec.labels().forEach(l -> header.add("p_" + l));
                        if (rated) {
                            spec.labels().forEach(l -> header.add("raters_" + l));
                        }
                        if (!familiarity.isEmpty()) {
                            header.addAll(List.of("familiarity", "frames", "unfamiliar_frames"));
                        }
                        csv.row(header);
                        int row = 0;
                        Iterator<FamiliarityScores.OfClip> known = familiarity.iterator();
                        for (Sample s : samples) {
                            String name = s.nameIn(dataset);
                            int[] steps = s.isByStep() ? s.features().stepLabels() : null;
                            for (int i = 0; i < (byStep ? steps.length : 1); i++) {
                                if (byStep && steps[i] == Sample.NO_LABEL) {
                                    continue;
                                }
                                List<Object> cells = new ArrayList<>(List.of(name));
                                cells.addAll(byStep ? List.of(i + 1) : List.of());
                                int label = byStep ? steps[i] : s.label();
                                addScores(cells, spec, label, logits.get(row++));
                                if (rated) {
                                    addShares(cells, spec, s.shares());
                                }
                                if (known.hasNext()) {
                                    addFamiliarity(cells, known.next());
                                }
                                csv.row(cells);
                            }
                        }
                    }
                });
    }

    private static void addScores(List<Object> cells, ModelSpec spec, int label, double[] logits) {
        double[] p = ClipScores.softmax(logits, spec.temperature());
        cells.add(spec.labels().get(label));
        cells.add(spec.labels().get(EmotionLabels.argMax(p)));
        for (double v : p) {
            cells.add(number(v));
        }
    }

    private static void addShares(List<Object> cells, ModelSpec spec, RaterShares shares) {
        for (int k = 0; k < spec.labels().size(); k++) {
            cells.add(shares == null ? "" : number(shares.of()[k]));
        }
    }

    private static void addFamiliarity(List<Object> cells, FamiliarityScores.OfClip clip) {
        boolean told = clip.steps() > 0;
        cells.add(told ? number(clip.median()) : "");
        cells.add(told ? clip.steps() : "");
        cells.add(told ? clip.unfamiliar() : "");
    }

    private static String number(double share) {
        return String.format(Locale.ROOT, "%.6f", share);
    }
}
